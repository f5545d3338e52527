import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Platform
import Text

extension FeedsCommand {
    /// `lookout feeds list`.
    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the feeds: how each stands, when it was read, when it is asked next, how often.",
            discussion: """
                A feed is ok, suspect (it failed once or twice), failing (three times or more), gone (its server said for \
                good), new, off, or left out. Failing feeds are asked more and more rarely, once a day at least.
                """
        )

        @OptionGroup var home: HomeOptions
        @OptionGroup var time: TimeOption
        @Flag(name: .long, help: "Only those that are not ok.") var trouble = false
        @Flag(name: .long, help: "Print it as JSON.") var json = false

        func run() throws {
            let now = try time.resolve().now
            let survey: FeedSurvey
            do {
                survey = try FeedSurvey(home.resolve(), now: now, zones: SystemZones())
            } catch {
                throw ErrorMessages.exit(error, now: now)
            }
            let report = FeedListReport(survey, onlyTrouble: trouble)
            Terminal.write(json ? report.json.line + "\n" : report.text)
        }
    }

    /// `lookout feeds export`.
    struct ExportCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Print the feeds as OPML, for any feed reader.",
            discussion: """
                Feeds from OPML lists keep their folders and attributes; others stand in a folder by their region or list. \
                How to sign in, proxies and other options of Lookout alone are not in it, nor are feeds that are files.
                """
        )

        @OptionGroup var home: HomeOptions
        @Option(name: .shortAndLong, help: "Write it into this file.") var output: String?

        func run() throws {
            let text = try FeedsCommand.desk(home).exported
            guard let output else { return Terminal.write(text) }
            do {
                try AtomicFile.write(Array(text.utf8), to: output)
            } catch {
                throw ErrorMessages.say(FileErrors.text(error), ExitStatus.cannotCreate)
            }
        }
    }

    /// How often the lock of the lists is tried, and after how long each time, in seconds.
    private static let (tries, pause) = (200, 0.05)

    /// Lets `change` work on the lists as they are, while no other lookout changes them.
    static func changing<Value>(_ home: HomeOptions, _ change: (FeedDesk) throws -> Value) throws -> Value {
        let place = home.resolve()
        var lock: RunLock?
        do {
            try Folder.make(place.state)
            for _ in 0..<tries {
                if case .acquired(let taken) = try RunLock.attempt(
                    place.listLock,
                    now: Instant(seconds: Int64(Date.now.timeIntervalSince1970))
                ) {
                    lock = taken
                    break
                }
                Thread.sleep(forTimeInterval: pause)
            }
        } catch {
            throw ErrorMessages.say(FileErrors.text(error), ExitStatus.cannotCreate)
        }
        guard let lock else {
            throw ErrorMessages.say("another lookout is changing the lists of feeds; try again.", ExitStatus.locked)
        }
        defer { lock.release() }
        return try change(desk(home))
    }

    /// The feed lists of the home.
    static func desk(_ home: HomeOptions) throws -> FeedDesk {
        do {
            return try FeedDesk(home.resolve(), zones: SystemZones())
        } catch {
            throw ErrorMessages.exit(error, now: Instant(seconds: 0))
        }
    }
}
