import Platform
package import Storage
import Text

/// Hands messages to a program: JSON on standard input, the id and the kind in the environment, nothing else of ours.
///
/// Exit status 0 is the receipt; any other, 75 (EX_TEMPFAIL) among them, means later, and the outbox gives up in time.
package struct CommandSink: Sink {
    /// How much of its output is read for the receipt.
    private static let outputLimit = 4_096
    /// How many characters of a line are kept.
    private static let shown = 200

    package var name: String { settings.name }
    private let settings: CommandSettings

    package init(_ settings: CommandSettings) {
        self.settings = settings
    }

    package func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) async throws(DeliveryError) -> String {
        guard let program = settings.words.first, !program.isEmpty else { throw .notStarted(code: 2) }
        let result: ChildProcess.Result
        do {
            result = try await ChildProcess.running(
                program,
                Array(settings.words.dropFirst()),
                environment: environment(entry, mayHaveArrived: mayHaveArrived),
                input: Array(entry.body.utf8),
                limit: CommandSink.outputLimit,
                dropsExcess: true,
                seconds: max(1, settings.seconds)
            )
        } catch .start(let code) {
            throw .notStarted(code: code)
        } catch {
            throw .tooSlow(seconds: settings.seconds)
        }
        guard result.status == 0 else {
            let status = result.status.map { "exit \($0)" } ?? "killed"
            let words = CommandSink.firstLine(result.errors)
            throw .postponed(answer: words.isEmpty ? status : "\(status): \(words)", after: nil)
        }
        let words = CommandSink.firstLine(result.output)
        return words.isEmpty ? "exit 0" : words
    }

    private func environment(_ entry: OutboxEntry, mayHaveArrived: Bool) -> [String: String] {
        var variables = CommandFacts(body: entry.body).variables
        variables["PATH"] = settings.path
        variables["LC_ALL"] = "C.UTF-8"
        variables["LOOKOUT_ID"] = entry.id
        variables["LOOKOUT_KIND"] = entry.kind.rawValue
        variables["LOOKOUT_SINK"] = entry.sink
        variables["LOOKOUT_RECIPIENT"] = entry.recipient
        variables["LOOKOUT_STORY"] = entry.story
        variables["LOOKOUT_ATTEMPT"] = String(entry.attempts)
        variables["LOOKOUT_MAY_BE_REPEAT"] = mayHaveArrived ? "1" : nil
        return variables.merging(settings.environment) { $1 }
    }

    /// The first line that says something, safe and short.
    private static func firstLine(_ bytes: [UInt8]) -> String {
        for line in bytes.split(separator: 0x0A) {
            let words = VisibleText.line(String(decoding: line, as: UTF8.self))
            if !words.isEmpty { return words.count > shown ? words.prefix(shown) + "…" : words }
        }
        return ""
    }
}
