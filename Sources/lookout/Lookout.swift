import ArgumentParser
import LookoutService
import Platform

/// The program.
@main
struct Lookout: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookout",
        abstract: "Watches the world's feeds and tells you in time.",
        discussion: """
            Everything you touch is one folder, the home: Feeds/ and Rules/ are yours to edit, Digests/ and Alerts/ are \
            yours to read. Put `lookout run --home DIR` in your crontab and read the digest in the morning.
            """,
        version: UserAgent.version,
        subcommands: [
            RunCommand.self, CheckCommand.self, StatusCommand.self, DigestCommand.self, MatchCommand.self,
            ParseCommand.self, InitCommand.self, ExplainCommand.self, BacktestCommand.self, AlertsCommand.self,
            FeedsCommand.self, SearchCommand.self, WatchCommand.self, ParseWorkerCommand.self,
        ]
    )

    static func main() async {
        // Curl and pipes report a closed connection by an error; the signal would end the run.
        ProcessSignals.ignoreBrokenPipes()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as ValidationError {
            // What a running command found wrong is no question of usage.
            Terminal.writeError("lookout: \(error.message)\n")
            exit(withError: ExitStatus.usage)
        } catch {
            exit(withError: error)
        }
    }
}
