import ArgumentParser
import Foundation
import Logging
import LookoutModel
import LookoutService
import Platform
import Text

/// `lookout run`: one pass, the cron line.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Make one pass: fetch what is due, match, alert, write the editions that are due.",
        discussion: """
            This is the line for cron: it says nothing where nothing needs you. Exit status 0: done; 1: done, but a rule, \
            a feed list, a delivery or an edition needs you; 73: the home cannot be written; 75: another run holds the \
            lock; 78: bad settings, or no home.
            """
    )

    @OptionGroup var home: HomeOptions
    @OptionGroup var time: TimeOption

    @Flag(name: .long, help: "Print what was done as JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "Say on standard error what becomes of each feed.")
    var verbose = false

    func run() async throws {
        MemoryHabits.returnLargeBlocks()
        let (now, isGiven) = try time.resolve()
        let progress = ProgressLine(isShown: Terminal.isError && !json && !verbose)
        let circumstances = Circumstances(
            now: now,
            isGivenTime: isGiven,
            environment: ProcessInfo.processInfo.environment,
            zones: SystemZones(),
            wording: EnglishWording(home: home.resolve()),
            reading: .ownChild,
            log: log,
            progress: { done, due in progress.show(done, of: due) },
            interruption: Interruption(
                begin: { EndSignals.hold() },
                isAsked: { EndSignals.isAsked },
                end: { EndSignals.release() }
            )
        )
        let report: PassReport
        do {
            report = try await Pass.run(home.resolve(), circumstances)
        } catch {
            progress.clear()
            throw refuse(error, circumstances)
        }
        progress.clear()
        let printer = ReportPrinter(report: report, home: home.resolve())
        if json {
            Terminal.write(printer.json.line + "\n")
        } else if Terminal.isOutput {
            printer.printForPerson()
        } else {
            printer.printForCron()
        }
        if let error = report.indexingError {
            Terminal.writeError(
                "lookout: the archive could not be indexed, and searches take longer: \(ErrorMessages.text(error))\n"
            )
        }
        if report.needsPerson { throw ExitStatus.needsPerson }
    }

    /// Prints why the pass could not be made, unless it is a standing problem that was told already.
    private func refuse(_ error: PassError, _ circumstances: Circumstances) -> any Error {
        let problems: [FileProblem]
        switch error {
        case .settings(let found): problems = found
        case .settingsUnreadable(let error):
            problems = [FileProblem(place: SourcePlace(file: "lookout.yaml"), fact: .unreadable(code: error.code))]
        default: return ErrorMessages.exit(error, now: circumstances.now)
        }
        let noted = BrokenSettings.note(
            problems,
            in: home.resolve(),
            now: circumstances.now,
            wording: circumstances.wording
        )
        if let noted, !noted.isDue, !Terminal.isOutput, !Terminal.isError { return ExitStatus.badSettings }
        let status = ErrorMessages.exit(error, now: circumstances.now)
        if let noted, noted.since < circumstances.now {
            _ = ErrorMessages.say(
                "nothing has run since \(Timestamp.civil(noted.since.seconds)) UTC.",
                ExitStatus.badSettings
            )
        }
        return status
    }

    private var log: Logger {
        guard verbose else { return Logger(label: "lookout") { _ in SwiftLogNoOpLogHandler() } }
        var log = Logger(label: "lookout") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = .debug
        return log
    }
}
