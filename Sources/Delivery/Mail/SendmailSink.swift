import Platform
package import Storage
import Text

/// Mail by way of a local `sendmail`, which is started for each message, without a shell.
///
/// The entry's recipient is the address, its body the message as `MailForm` writes it.
package struct SendmailSink: Sink {
    /// Bytes of output that are read.
    private static let outputLimit = 65_536

    private let settings: SendmailSettings

    package init(settings: SendmailSettings) {
        self.settings = settings
    }

    package var name: String { settings.name }

    package func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) async throws(DeliveryError) -> String {
        let recipient = try MailRecipient.address(entry.recipient)
        // Programs expect the line ends of files.
        let message = entry.body.utf8.filter { $0 != 0x0D }
        let words = settings.arguments + ["-f", settings.from.description, "--", recipient.description]
        let result: ChildProcess.Result
        do throws(ChildProcess.Failure) {
            result = try await ChildProcess.running(
                settings.program,
                words,
                environment: settings.environment,
                input: message,
                limit: SendmailSink.outputLimit,
                dropsExcess: true,
                seconds: settings.seconds
            )
        } catch .start(let code) {
            throw .notStarted(code: code)
        } catch {
            throw .tooSlow(seconds: settings.seconds)
        }
        let said = MailText.line(String(decoding: result.errors + result.output, as: UTF8.self), columns: 400)
        let answer = { (status: String) in said.isEmpty ? status : "\(status): \(said)" }
        guard let status = result.status else { throw .postponed(answer: answer("killed by a signal"), after: nil) }
        switch SendmailStatus(status) {
        case .accepted: return answer("exit 0")
        case .refused: throw .refused(answer: answer("exit \(status)"))
        case .postponed: throw .postponed(answer: answer("exit \(status)"), after: nil)
        case .unavailable: throw .unavailable(answer: answer("exit \(status)"))
        }
    }
}
