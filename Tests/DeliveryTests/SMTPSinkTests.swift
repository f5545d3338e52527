import Delivery
import Foundation
import LookoutModel
import Storage
import TestSupport
import Testing
import Text
import Transfers

/// Mail by way of a scripted server: what the outbox is told.
@Suite struct SMTPSinkTests {
    private static func entry(_ body: String? = nil, to recipient: String = "reader@desk.example") throws -> OutboxEntry
    {
        OutboxEntry(
            id: "00112233445566778899aabbccddeeff",
            sink: "mail",
            recipient: recipient,
            kind: .alert,
            story: nil,
            fileName: "",
            body: try body ?? MailSamples.form().body(of: MailSamples.alert(), to: recipient),
            record: "",
            createdAt: MailSamples.created,
            expiresAt: MailSamples.created.advanced(bySeconds: Outbox.lifetime)
        )
    }

    private struct Sent {
        var receipt: String?
        var error: DeliveryError?
        var commands: [String]
        var messages: [[UInt8]]
    }

    private func deliver(
        _ script: [SMTPServer.Step: SMTPAction] = [:],
        entry: OutboxEntry? = nil,
        _ change: (inout SMTPSettings) -> Void = { _ in }
    ) async throws -> Sent {
        let server = try SMTPServer(script)
        let client = TransferClient()
        var settings = SMTPSettings(
            name: "mail",
            host: "127.0.0.1",
            port: server.port,
            security: .none,
            from: try MailAddress("lookout@desk.example")
        )
        change(&settings)
        var sent = Sent(commands: [], messages: [])
        do throws(DeliveryError) {
            let entry = try? entry ?? Self.entry()
            if let entry {
                sent.receipt = try await SMTPSink(settings: settings, client: client)
                    .deliver(entry, mayHaveArrived: false)
            }
        } catch {
            sent.error = error
        }
        await client.shutdown()
        server.stop()
        sent.commands = server.heard.flatMap(\.commands)
        sent.messages = server.messages
        return sent
    }

    @Test func `what is sent is the entry's body, and the receipt is the server's answer`() async throws {
        let entry = try Self.entry()
        let sent = try await deliver(entry: entry)
        #expect(sent.receipt == "250 2.0.0 queued as 4711")
        #expect(sent.messages == [Array(entry.body.utf8)])
        #expect(sent.commands.contains("RCPT TO:<reader@desk.example>"))
        #expect(sent.commands.contains("MAIL FROM:<lookout@desk.example>"))
    }

    @Test func `a message is sent again byte for byte`() async throws {
        let entry = try Self.entry()
        let first = try await deliver([.end: .close], entry: entry)
        #expect(first.error == .unreachable(.incomplete(.connectionLost)))
        #expect(first.error?.isFinal == false)
        let second = try await deliver(entry: entry)
        #expect(first.messages == second.messages)
    }

    @Test func `a refusal is of the message, a delay too`() async throws {
        let refused = try await deliver([.rcpt: .reply("550 5.1.1 no such user")])
        #expect(refused.error == .refused(answer: "550 5.1.1 no such user"))
        #expect(refused.error?.isFinal == true)
        let later = try await deliver([.rcpt: .reply("450 4.2.0 greylisted")])
        #expect(later.error == .postponed(answer: "450 4.2.0 greylisted", after: nil))
        #expect(later.error?.isFinal == false && later.error?.isOfSink == false)
    }

    @Test func `a login that is refused is the sink's fault and worth another try`() async throws {
        let sent = try await deliver([.auth: .reply("535 5.7.8 bad credentials")]) {
            $0.user = "desk"
            $0.password = { "wrong" }
        }
        #expect(sent.error == .loginRefused(answer: "535 5.7.8 bad credentials"))
        #expect(sent.error?.isFinal == false && sent.error?.isOfSink == true)
    }

    @Test func `a server that repeats the password, as it is or in base64, is not quoted with it`() async throws {
        let plain = Data("\0desk\0hunter2-4711".utf8).base64EncodedString()
        for said in ["hunter2-4711", Data("hunter2-4711".utf8).base64EncodedString(), plain] {
            for step in [SMTPServer.Step.auth, .end] {
                let sent = try await deliver([step: .reply("535 5.7.8 not \(said) here")]) {
                    $0.user = "desk"
                    $0.password = { "hunter2-4711" }
                }
                let shown = "\(sent.error as Any)"
                #expect(shown.contains("[secret]") && !shown.contains(said), "\(shown)")
            }
        }
        let short = try await deliver([.auth: .reply("535 5.7.8 not abc here")]) {
            $0.user = "desk"
            $0.password = { "abc" }
        }
        #expect(short.error == .loginRefused(answer: "535"))
    }

    @Test func `a server that takes nothing is the sink's fault and worth another try`() async throws {
        for (step, reply) in [
            (SMTPServer.Step.greeting, "554 no"), (.mail, "553 not your address"), (.rcpt, "421 later"),
        ] {
            let sent = try await deliver([step: .reply(reply)])
            #expect(sent.error == .unavailable(answer: reply))
            #expect(sent.error?.isFinal == false && sent.error?.isOfSink == true)
        }
    }

    @Test func `a secret that is absent is told by its name and nobody is called`() async throws {
        for value in [nil, ""] {
            let sent = try await deliver {
                $0.user = "desk"
                $0.passwordName = "LOOKOUT_MAIL_PASSWORD"
                $0.password = { value }
            }
            #expect(sent.error == .noSecret("LOOKOUT_MAIL_PASSWORD"))
            #expect(sent.commands.isEmpty)
        }
    }

    @Test func `a recipient that is no address is refused and nobody is called`() async throws {
        for recipient in ["reader", "a@b.example>\r\nRCPT TO:<c@d.example", "用户@例子.example", ""] {
            let sent = try await deliver(entry: try Self.entry(to: recipient))
            guard case .refused(let answer)? = sent.error else {
                Issue.record("\(recipient)")
                continue
            }
            #expect(answer.hasPrefix("not an address"))
            #expect(!answer.contains("\n"))
            #expect(sent.commands.isEmpty)
        }
    }

    @Test func `a body that is no mail is refused`() async throws {
        let sent = try await deliver(entry: try Self.entry("plain\nlines\n"))
        #expect(sent.error == .refused(answer: "not a mail"))
        #expect(sent.commands.isEmpty)
    }
}
