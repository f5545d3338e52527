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
        let transfer = MailTransfer(
            host: settings.host,
            port: settings.port,
            security: settings.security,
            login: try login(),
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
        switch outcome {
        case .accepted(let reply): return reply.description
        case .refused(let reply): throw .refused(answer: reply.description)
        case .postponed(let reply): throw .postponed(answer: reply.description, after: nil)
        case .unavailable(.login, let reply): throw .loginRefused(answer: reply.description)
        case .unavailable(_, let reply): throw .unavailable(answer: reply.description)
        }
    }

    private func login() throws(DeliveryError) -> MailTransfer.Login? {
        guard let user = settings.user else { return nil }
        guard let password = settings.password(), !password.isEmpty else { throw .noSecret(settings.passwordName) }
        return MailTransfer.Login(user: user, password: password)
    }
}
