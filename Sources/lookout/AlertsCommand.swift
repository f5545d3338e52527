import ArgumentParser
import Delivery
import Foundation
import LookoutModel
import LookoutService
import Platform
import Storage
import Text

/// `lookout alerts`: what was told, what waits, and whether alerts arrive.
struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "See what was told and what waits, try again or put away what was given up, silence, and drill.",
        subcommands: [
            ListCommand.self, ShowCommand.self, RetryCommand.self, DropCommand.self, SilenceCommand.self,
            UnsilenceCommand.self,
            TestCommand.self,
        ],
        defaultSubcommand: ListCommand.self
    )

    /// `lookout alerts list`.
    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the latest messages, the newest first.",
            discussion: "Exit status 69: nothing is recorded yet."
        )

        @OptionGroup var home: HomeOptions
        @Flag(name: .long, help: "Only what was given up.") var dead = false
        @Flag(name: .long, help: "Only what waits to be sent.") var waiting = false
        @Option(name: .long, help: "How many, at most.") var limit = 30
        @Flag(name: .long, help: "Write JSON, one message a line.") var json = false

        func run() throws {
            let states: [OutboxEntry.State] =
                (dead ? [.dead] : []) + (waiting ? [.pending, .retry, .sending] : [])
            let (zone, entries) = try AlertsCommand.read(home) { transaction in
                try transaction.outbox.latest(in: states, limit: max(1, limit)).map { entry in
                    AlertDesk.Sent(entry: entry, attempt: try transaction.outbox.lastAttempt(of: entry.id))
                }
            }
            let messages = AlertMessages(time: LocalTime(zone: zone))
            for sent in entries { Terminal.write((json ? messages.record(sent) : messages.line(sent)) + "\n") }
            if entries.isEmpty, !json { Terminal.write("There is nothing.\n") }
        }
    }

    /// `lookout alerts show`.
    struct ShowCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show a message as it leaves, and what became of it.",
            discussion: "Exit status 65: there is no such message; 69: nothing is recorded yet."
        )

        @OptionGroup var home: HomeOptions
        @Argument(help: "Its id, or how the id begins.") var id: String

        func run() throws {
            let (zone, entries) = try AlertsCommand.read(home) { transaction in
                try transaction.outbox.fetch(idPrefix: id, limit: 2).map { entry in
                    AlertDesk.Sent(entry: entry, attempt: try transaction.outbox.lastAttempt(of: entry.id))
                }
            }
            guard let sent = entries.first, !id.isEmpty else {
                throw ErrorMessages.say("there is no message \(VisibleText.line(id)).", ExitStatus.badData)
            }
            guard entries.count == 1 else {
                throw ErrorMessages.say(
                    "several ids begin with \(VisibleText.line(id)); write more of it.",
                    ExitStatus.badData
                )
            }
            let messages = AlertMessages(time: LocalTime(zone: zone))
            Terminal.write(messages.line(sent) + "\n\n" + messages.body(sent.entry))
        }
    }

    /// `lookout alerts retry`.
    struct RetryCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry",
            abstract: "Send again what was given up, under the same id.",
            discussion: "Exit status 1: not all of it arrived; 65: there is nothing of that id that was given up."
        )

        @OptionGroup var home: HomeOptions
        @OptionGroup var time: TimeOption
        @Argument(help: "Its id, or how the id begins; without it, all that was given up.") var id: String?

        func run() async throws {
            let sent = try await AlertsCommand.desk(home, time) { try await $0.retry(id) }
            if sent.isEmpty {
                guard let id else { return Terminal.write("Nothing was given up.\n") }
                throw ErrorMessages.say(
                    "nothing that was given up has the id \(VisibleText.line(id)).",
                    ExitStatus.badData
                )
            }
            try AlertsCommand.tell(sent, home)
        }
    }

    /// `lookout alerts test`.
    struct TestCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test",
            abstract: "Send a drill through every sink, on the way that alerts take, and say what each answered.",
            discussion: """
                Before it, the plan: who is alerted by which rules, when, and how many more today. With --plan that alone, and \
                nothing is sent; with --at as it would be then.

                Exit status 1: a drill did not arrive; it is tried again by the next runs.
                """
        )

        @OptionGroup var home: HomeOptions
        @OptionGroup var time: TimeOption
        @Option(name: .long, help: "Only this sink; may be given several times.") var sink: [String] = []
        @Flag(name: .long, help: "Only say what would be sent to whom, and when.") var plan = false

        func run() async throws {
            if plan { return try AlertsCommand.printPlan(home, now: try time.resolve().now) }
            let sent = try await AlertsCommand.desk(home, time) { desk in
                for name in sink where !desk.sinks.contains(name) {
                    throw ValidationError(
                        "--sink \(VisibleText.line(name)): there is no such sink; there are \(desk.sinks.joined(separator: ", "))."
                    )
                }
                return try await desk.drill(sinks: sink)
            }
            if sink.isEmpty { try AlertsCommand.printPlan(home, now: try time.resolve().now) }
            try AlertsCommand.tell(sent, home)
        }
    }

    // MARK: What they share

    static func read<Value>(
        _ options: HomeOptions,
        _ body: (StoreTransaction) throws -> Value
    ) throws -> (zone: Zone, Value) {
        let home = options.resolve()
        do { _ = try HomeFolder(checked: home) } catch { throw ErrorMessages.exit(error, now: Instant(seconds: 0)) }
        let settings = try? HomeSettings.open(home, zones: SystemZones()).settings
        do {
            let store = try Store(path: home.store, access: .reader)
            defer { store.close() }
            return (settings?.zone ?? .utc, try store.read { try body($0) })
        } catch {
            throw ErrorMessages.store(error)
        }
    }

    static func desk<Value>(
        _ options: HomeOptions,
        _ time: TimeOption,
        _ body: (AlertDesk) async throws -> Value
    ) async throws -> Value {
        let now = try time.resolve().now
        do {
            let desk = try AlertDesk(
                options.resolve(),
                zones: SystemZones(),
                environment: ProcessInfo.processInfo.environment,
                now: now
            )
            return try await body(desk)
        } catch let error as PassError {
            throw ErrorMessages.exit(error, now: now)
        }
    }

    private static func tell(_ sent: [AlertDesk.Sent], _ options: HomeOptions) throws {
        let settings = try? HomeSettings.open(options.resolve(), zones: SystemZones()).settings
        let messages = AlertMessages(time: LocalTime(zone: settings?.zone ?? .utc))
        for one in sent { Terminal.write(messages.line(one) + "\n") }
        if sent.contains(where: { $0.entry.state != .delivered }) { throw ExitStatus.needsPerson }
    }
}
