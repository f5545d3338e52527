import Delivery
import LookoutModel
import Storage
import TestSupport
import Testing
import Text
import Transfers

/// Mails on the whole way: the outbox, a real mail server, and another program that reads them.
@Suite(
    .serialized,
    .enabled(if: PythonMailServer.isAvailable, "no aiosmtpd for /usr/bin/python3 (Debian's python3-aiosmtpd)")
)
struct MailDeliveryTests {
    private func run(
        _ messages: [(message: Message, recipient: String)],
        security: MailTransfer.Security,
        password: String = "correct horse"
    ) async throws -> (outcome: Outbox.Outcome, kept: [(envelope: PythonMailServer.Envelope, bytes: [UInt8])]) {
        let certificate = security == .none ? nil : try await TestCertificate(name: "IP:127.0.0.1")
        let kind: PythonMailServer.Security = security == .tls ? .tls : security == .startTLS ? .startTLS : .plain
        let isSecure = security != .none
        let server = try PythonMailServer(
            kind,
            certificate: certificate,
            login: isSecure ? ("desk", "correct horse") : nil
        )
        let client = TransferClient(certificates: certificate?.certificate)
        let settings = SMTPSettings(
            name: "mail",
            host: "127.0.0.1",
            port: server.port,
            security: security,
            user: isSecure ? "desk" : nil,
            password: { password },
            from: try MailAddress("lookout@desk.example"),
            allowance: try AddressAllowance(parsing: ["127.0.0.1"])
        )
        let store = try Store(path: ":memory:", access: .writer)
        let form = try MailSamples.form()
        for (index, (message, recipient)) in messages.enumerated() {
            let entry = OutboxEntry(
                id: "\(index)-\(message.id)",
                sink: "mail",
                recipient: recipient,
                kind: .alert,
                story: nil,
                fileName: "",
                body: form.body(of: message, to: recipient),
                record: "{}",
                createdAt: message.created,
                expiresAt: message.created.advanced(bySeconds: Outbox.lifetime)
            )
            try store.write { try $0.outbox.enqueue(entry) }
        }
        let outbox = Outbox(store: store, sinks: [SMTPSink(settings: settings, client: client)])
        let outcome = try await outbox.deliver(at: MailSamples.created)
        await client.shutdown()
        let kept = server.messages
        server.stop()
        return (outcome, kept)
    }

    @Test func `mails arrive at a real server as they were written, one for each recipient`() async throws {
        let messages = [
            (MailSamples.alert(), "reader@desk.example"), (MailSamples.alert(), "other@desk.example"),
            (MailSamples.alert(items: [MailSamples.items[1]], priority: .critical), "reader@desk.example"),
            (MailSamples.notice("a\n.\n..\n.leading\nFrom x\n"), "reader@desk.example"),
        ]
        let (outcome, kept) = try await run(messages, security: .none)
        #expect(outcome.delivered == 4)
        #expect(kept.map(\.envelope.recipients) == messages.map { [$0.1] })
        #expect(kept.allSatisfy { $0.envelope.sender == "lookout@desk.example" })
        let form = try MailSamples.form()
        #expect(kept.map(\.bytes) == messages.map { Array(form.body(of: $0.0, to: $0.1).utf8) })
        for (mail, (message, recipient)) in zip(try await PythonMail.parse(kept.map(\.bytes)), messages) {
            #expect(mail.defects == [])
            #expect(mail.to == [recipient])
            #expect(mail.values("Subject") == [MailForm.subject(of: message)])
            #expect(mail.text == MailText.of(message))
        }
    }

    @Test(
        .enabled(if: TestCertificate.isAvailable, "no /usr/bin/openssl"),
        arguments: [MailTransfer.Security.startTLS, .tls]
    )
    func `mails go over TLS with a login`(security: MailTransfer.Security) async throws {
        let (outcome, kept) = try await run([(MailSamples.alert(), "reader@desk.example")], security: security)
        #expect(outcome.delivered == 1)
        #expect(kept.map(\.envelope.user) == ["desk"])
        #expect(kept.map(\.envelope.isEncrypted) == [true])
    }

    @Test(.enabled(if: TestCertificate.isAvailable, "no /usr/bin/openssl"))
    func `with a wrong password no message is dead`() async throws {
        let messages = (0..<5).map { _ in (MailSamples.alert(), "reader@desk.example") }
        let (outcome, kept) = try await run(messages, security: .startTLS, password: "wrong")
        #expect(outcome.dead == 0)
        // After three in a row the sink is let alone.
        #expect(outcome.retried == 3)
        #expect(kept.isEmpty)
        guard case .loginRefused(let answer)? = outcome.errors.first else {
            Issue.record("\(outcome)")
            return
        }
        #expect(answer.hasPrefix("535 "))
    }
}
