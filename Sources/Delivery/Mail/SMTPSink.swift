package import Storage
import Text
package import Transfers

/// Mail by way of a mail server: one transaction for each message and recipient.
///
/// The entry's recipient is the address, its body the message as `MailForm` writes it.
package struct SMTPSink: Sink {
    private let settings: SMTPSettings
    private let client: TransferClient

    package init(settings: SMTPSettings, client: TransferClient) {
        self.settings = settings
        self.client = client
    }

    package var name: String { settings.name }

    package func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) async throws(DeliveryError) -> String {
        let recipient = try MailRecipient.address(entry.recipient)
        let login = try login()
        let transfer = MailTransfer(
            host: settings.host,
            port: settings.port,
            security: settings.security,
            login: login,
            hello: settings.hello,
            sender: settings.from,
            recipient: recipient,
            message: Array(entry.body.utf8),
            allowance: settings.allowance,
            limits: settings.limits
        )
        let outcome: MailOutcome
        do throws(TransferError) {
            outcome = try await client.send(transfer)
        } catch .badRequestField(.message) {
            throw .refused(answer: "not a mail")
        } catch {
            throw .unreachable(error)
        }
        let redaction = SecretRedaction([login?.password].compactMap(\.self))
        func said(_ reply: MailReply) -> String {
            let text = redaction.line(reply.text, isCut: reply.text.unicodeScalars.count >= MailReply.longest)
            return MailReply(code: reply.code, text: text).description
        }
        switch outcome {
        case .accepted(let reply): return said(reply)
        case .refused(let reply): throw .refused(answer: said(reply))
        case .postponed(let reply): throw .postponed(answer: said(reply), after: nil)
        case .unavailable(.login, let reply): throw .loginRefused(answer: said(reply))
        case .unavailable(_, let reply): throw .unavailable(answer: said(reply))
        }
    }

    private func login() throws(DeliveryError) -> MailTransfer.Login? {
        guard let user = settings.user else { return nil }
        guard let password = settings.password(), !password.isEmpty else { throw .noSecret(settings.passwordName) }
        return MailTransfer.Login(user: user, password: password)
    }
}
