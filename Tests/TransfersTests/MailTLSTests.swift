import TestSupport
import Testing
import Transfers

// The server is Python's aiosmtpd and the certificates come from the openssl command, both of which a system may lack; one
// after the other, for starting a command holds up a thread that other tests need.
@Suite(
    .serialized,
    .enabled(if: TestCertificate.isAvailable, "no /usr/bin/openssl"),
    .enabled(if: PythonMailServer.isAvailable, "no aiosmtpd for /usr/bin/python3 (Debian's python3-aiosmtpd)")
)
struct MailTLSTests {
    private let login = MailTransfer.Login(user: "desk", password: "correct horse")

    /// Sends one message to a server with a certificate for `name`, signing in as `login` says.
    private func send(
        _ security: MailTransfer.Security,
        server kind: PythonMailServer.Security? = nil,
        name: String = "IP:127.0.0.1",
        login: MailTransfer.Login?,
        isTrusted: Bool = true
    ) async throws -> (outcome: MailOutcome?, error: TransferError?, kept: [PythonMailServer.Envelope]) {
        let certificate = try await TestCertificate(name: name)
        let server = try PythonMailServer(
            kind ?? (security == .tls ? .tls : .startTLS),
            certificate: certificate,
            login: (self.login.user, self.login.password)
        )
        let client = TransferClient(certificates: isTrusted ? certificate.certificate : nil)
        let mail = try MailTransfer.loopback(port: server.port, security: security, login: login)
        var result: (MailOutcome?, TransferError?)
        do throws(TransferError) {
            result.0 = try await client.send(mail)
        } catch {
            result.1 = error
        }
        await client.shutdown()
        let kept = server.messages.map(\.envelope)
        server.stop()
        return (result.0, result.1, kept)
    }

    @Test(arguments: [MailTransfer.Security.startTLS, .tls])
    func `a message goes over TLS, signed in`(security: MailTransfer.Security) async throws {
        let sent = try await send(security, login: login)
        #expect(sent.outcome == .accepted(MailReply(code: 250, text: "2.0.0 kept as 1")), "\(sent)")
        #expect(sent.kept.map(\.recipients) == [["desk@example.net"]])
        #expect(sent.kept.first?.sender == "lookout@example.org")
        #expect(sent.kept.first?.isEncrypted == true)
        #expect(sent.kept.first?.user == "desk")
    }

    @Test(arguments: [MailTransfer.Security.startTLS, .tls])
    func `a wrong password is the login's fault`(security: MailTransfer.Security) async throws {
        let sent = try await send(security, login: MailTransfer.Login(user: "desk", password: "wrong"))
        guard case .unavailable(.login, let reply)? = sent.outcome else {
            Issue.record("\(sent)")
            return
        }
        #expect(reply.code == 535)
        #expect(sent.kept.isEmpty)
    }

    @Test(arguments: [MailTransfer.Security.startTLS, .tls])
    func `a certificate that nobody vouches for, or of another host, ends it before the login`(
        security: MailTransfer.Security
    ) async throws {
        let unknown = try await send(security, login: login, isTrusted: false)
        #expect(unknown.error == .tls(.selfSigned))
        let other = try await send(security, name: "DNS:other.example", login: login)
        #expect(other.error == .tls(.wrongHost))
        #expect(unknown.kept.isEmpty && other.kept.isEmpty)
    }

    @Test func `a server that wants TLS is not sent to without it`() async throws {
        let sent = try await send(.none, server: .startTLS, login: nil)
        #expect(sent.outcome == .unavailable(.login, MailReply(code: 530, text: "Must issue a STARTTLS command first")))
        #expect(sent.kept.isEmpty)
    }
}
