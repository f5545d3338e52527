import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Platform
import Text

/// `lookout feeds`: what is done with feeds by hand.
struct FeedsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "List, find, add and remove feeds; import and export them; let go of what is held back or set aside.",
        subcommands: [
            ListCommand.self, AddCommand.self, RemoveCommand.self, FindCommand.self, ImportCommand.self,
            ExportCommand.self, ReleaseCommand.self,
        ]
    )

    /// `lookout feeds release`.
    struct ReleaseCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "release",
            abstract: "Let go of what is held back of a feed, or of a feed that was set aside.",
            discussion: """
                Old items that a feed published again are held back; they go to the digest by themselves after a day, and \
                with this in the next edition. A feed that crashed the reader twice is set aside, its document kept in \
                State/quarantine; with this the next run reads it again. Exit status 65: there is no such feed, or nothing \
                of it is held back; 75: a run holds the lock.
                """
        )

        @OptionGroup var home: HomeOptions
        @OptionGroup var time: TimeOption
        @Argument(help: "The feed's id, or its address where it has none.") var feed: String

        func run() throws {
            let now = try time.resolve().now
            let name = VisibleText.line(feed)
            let outcome: FeedRelease.Outcome
            do {
                outcome = try FeedRelease.release(FeedID(feed), of: home.resolve(), zones: SystemZones(), now: now)
            } catch {
                throw ErrorMessages.exit(error, now: now)
            }
            switch outcome {
            case .released(let count):
                Terminal.write("\(Plural.of(count, "item")) of \(name) released; the next edition tells of them.\n")
            case .readAgain(let count):
                let items = count == 0 ? "" : "; the next edition tells of \(Plural.of(count, "old item")) of it"
                Terminal.write("\(name) is read again at the next run\(items).\n")
            case .nothingHeld:
                throw ErrorMessages.say("nothing of \(name) is held back.", ExitStatus.badData)
            case .unknown(let suggestion):
                let meant = suggestion.map { " Did you mean \(VisibleText.line($0))?" } ?? ""
                throw ErrorMessages.say("there is no feed \(name).\(meant)", ExitStatus.badData)
            }
        }
    }
}
