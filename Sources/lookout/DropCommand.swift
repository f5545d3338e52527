import ArgumentParser
import LookoutService
import Platform
import Storage
import Text

/// `lookout alerts drop`.
struct DropCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Put away what was given up and need not arrive any more.",
        discussion: """
            It is kept, with the reason, and lookout alerts list shows it; runs, status and digests speak of it no more. What \
            waits for a sink that the settings do not name any more is put away as well.

            Exit status 65: there is nothing of that id to put away; 75: a run is going on, so try again.
            """
    )

    @OptionGroup var home: HomeOptions
    @OptionGroup var time: TimeOption
    @Option(name: .long, help: "Why; needed, for whoever wonders later.") var reason: String
    @Argument(help: "Its id, or how the id begins; without it, all that was given up.") var id: String?

    func validate() throws {
        guard !reason.allSatisfy({ $0 == " " }) else {
            throw ValidationError("Say why: --reason \"the address is no more\".")
        }
    }

    func run() async throws {
        let dropped = try await AlertsCommand.desk(home, time) { try await $0.drop(id, reason: reason) }
        if dropped.isEmpty, let id {
            throw ErrorMessages.say(
                "nothing that was given up has the id \(VisibleText.line(id)).",
                ExitStatus.badData
            )
        }
        if dropped.isEmpty { return Terminal.write("Nothing was given up.\n") }
        for entry in dropped { Terminal.write("\(entry.id.prefix(12))  \(AlertMessages.target(entry))  put away\n") }
    }
}
