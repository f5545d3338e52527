import TestSupport
import Text
import Transfers

extension MailTransfer {
    /// A message to a loopback server, plain where nothing else is said.
    static func loopback(
        port: UInt16,
        security: Security = .none,
        login: Login? = nil,
        message: String = "Subject: test\r\n\r\nbody\r\n",
        limits: MailLimits = MailLimits()
    ) throws -> MailTransfer {
        MailTransfer(
            host: "127.0.0.1",
            port: port,
            security: security,
            login: login,
            sender: try MailAddress("lookout@example.org"),
            recipient: try MailAddress("desk@example.net"),
            message: Array(message.utf8),
            allowance: AddressAllowance(entries: [.host("127.0.0.1", port: nil)]),
            limits: limits
        )
    }
}

/// What came of one message to a scripted server, and what the server heard.
struct MailRun {
    var outcome: MailOutcome?
    var error: TransferError?
    var heard: [SMTPServer.Session] = []
    var messages: [[UInt8]] = []

    var commands: [String] { heard.flatMap(\.commands) }

    /// Sends one message; `change` bends it before.
    init(
        _ script: [SMTPServer.Step: SMTPAction] = [:],
        extensions: [String] = ["AUTH PLAIN LOGIN", "SIZE 1000000"],
        limits: MailLimits = MailLimits(),
        _ change: (inout MailTransfer) -> Void = { _ in }
    ) async throws {
        let server = try SMTPServer(script, extensions: extensions)
        let client = TransferClient()
        var mail = try MailTransfer.loopback(port: server.port, limits: limits)
        change(&mail)
        do throws(TransferError) {
            outcome = try await client.send(mail)
        } catch {
            self.error = error
        }
        await client.shutdown()
        server.stop()
        heard = server.heard
        messages = server.messages
    }
}
