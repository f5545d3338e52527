import ArgumentParser
import Delivery
import Foundation
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Text

/// `lookout alerts silence`.
struct SilenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silence",
        abstract: "Stop the alerts of a rule, or of one story, for a while; without anything, list what is silent.",
        discussion: """
            What is silenced is caught and stands in the digest as before. A rule may also say silence-until in its file.

            Exit status 65: there is no such rule or alert; 75: a run is going on, so try again.
            """
    )

    @OptionGroup var home: HomeOptions
    @OptionGroup var time: TimeOption
    @Argument(help: "A rule's id, or the id of an alert of the story, or how that begins.") var subject: String?
    @Option(name: .customLong("for"), help: "For how long: 90m, 12h, 3d.") var span: String?
    @Option(name: .long, help: "Until when: a day, 2026-12-31, or a time with its zone.") var until: String?
    @Option(name: .long, help: "Why; needed, for whoever wonders later.") var reason: String?
    @Option(name: .long, help: "Who says so; without it, the name you are logged in with.") var author: String?

    func validate() throws {
        guard subject != nil else { return }
        guard (span == nil) != (until == nil) else {
            throw ValidationError("Say for how long: --for 12h, or --until 2026-12-31.")
        }
        guard let reason, !reason.allSatisfy({ $0 == " " }) else {
            throw ValidationError("Say why: --reason \"the exercise was announced\".")
        }
    }

    func run() async throws {
        let resolved = try time.resolve()
        guard let subject, let reason else { return try AlertsCommand.listSilences(home, now: resolved.now) }
        let end = try end(now: resolved.now)
        let known = try AlertsCommand.rules(home, now: resolved.now)
        let rule = known.first { $0.rawValue == subject }
        // Cron and services set no USER; the system knows the name all the same.
        let user = ProcessInfo.processInfo.environment["USER"].flatMap { $0.isEmpty ? nil : $0 }
        guard let author = author ?? user ?? LoginName.current else {
            throw ValidationError("Say who you are: --author anna.")
        }
        let outcome = try await AlertsCommand.desk(home, time) { desk in
            try await desk.silence(rule: rule, message: subject, author: author, reason: reason, until: end)
        }
        switch outcome {
        case .silenced(let silence):
            Terminal.write("Silenced. " + (try AlertsCommand.sentence(silence, home)) + "\n")
        case .several(let members):
            throw ErrorMessages.say(Self.choice(among: members), ExitStatus.badData)
        case .unknown:
            let guess = Spelling.suggestion(for: subject, among: known.map(\.rawValue))
            let near = guess.map { "; did you mean \($0)?" } ?? "."
            throw ErrorMessages.say(
                "there is no rule and no alert \(VisibleText.line(subject))\(near)",
                ExitStatus.badData
            )
        }
    }

    /// The alerts of a message of several, to take one of.
    private static func choice(among members: [OutboxEntry]) -> String {
        let lines = members.map { member in
            let title = StoredAlert(record: member.record)?.items[0].title ?? ""
            return "\n  \(member.id.prefix(12))  \(LineWrapping.shortened(VisibleText.line(title), columns: 100))"
        }
        return "that message tells several alerts; take one of:" + lines.joined()
    }

    private func end(now: Instant) throws -> Instant {
        let zone = AlertsCommand.zone(home)
        let end: Instant
        if let span {
            guard let seconds = Quantity.seconds(span), seconds > 0 else {
                throw ValidationError("--for \(VisibleText.line(span)) is no time; write 90m, 12h or 3d.")
            }
            end = now.advanced(bySeconds: Int64(seconds))
        } else if let day = CivilDate(iso: until ?? "") {
            end = Instant(seconds: zone.instant(of: day, secondsOfDay: 0))
        } else if let text = until, text.contains("-"), let seconds = FeedDate.seconds(text) {
            end = Instant(seconds: seconds)
        } else {
            throw ValidationError("--until \(VisibleText.line(until ?? "")) is no day; write 2026-12-31.")
        }
        guard end > now else { throw ValidationError("That is past already.") }
        return end
    }
}

/// `lookout alerts unsilence`.
struct UnsilenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unsilence",
        abstract: "End a silence before its time, by the number that lookout alerts silence shows.",
        discussion: "Exit status 65: there is no such silence; 75: a run is going on, so try again."
    )

    @OptionGroup var home: HomeOptions
    @OptionGroup var time: TimeOption
    @Argument(help: "Its number.") var number: Int64

    func run() async throws {
        let lifted = try await AlertsCommand.desk(home, time) { try await $0.unsilence(number) }
        guard let lifted else {
            throw ErrorMessages.say(
                "no silence has the number \(number); lookout alerts silence lists those that hold.",
                ExitStatus.badData
            )
        }
        Terminal.write("Ended. " + (try AlertsCommand.sentence(lifted, home)) + "\n")
    }
}
