import ArgumentParser
import LookoutModel
import LookoutService
import Platform
import Storage
import Text

/// Turns errors into a line on standard error and an exit status.
enum ErrorMessages {
    /// Prints what happened and returns the status to leave with.
    static func exit(_ error: PassError, now: Instant) -> any Error {
        switch error {
        case .home(.notAHome(let path)):
            return say(
                "\(path) is no home: it has neither Feeds/ nor Rules/. Name the home with --home DIR, or make one with "
                    + "lookout init DIR.",
                ExitStatus.badSettings
            )
        case .home(.unwritable(let error)):
            return say("\(FileErrors.text(error)); nothing was fetched.", ExitStatus.cannotCreate)
        case .settings(let problems):
            let printer = ProblemPrinter(home: nil)
            for problem in problems { Terminal.writeError(printer.text(problem)) }
            return say("lookout.yaml has an error; nothing was done.", ExitStatus.badSettings)
        case .settingsUnreadable(let error):
            return say("\(FileErrors.text(error)); nothing was done.", ExitStatus.badSettings)
        case .systemZone:
            return say("the system's time zone cannot be read; write zone: in lookout.yaml.", ExitStatus.badSettings)
        case .locked(let holder):
            return locked(holder, now: now)
        case .lock(let error):
            return say("\(FileErrors.text(error)); nothing was fetched.", ExitStatus.cannotCreate)
        case .store(let error):
            return store(error)
        case .severalMessages(let prefix):
            return say("several ids begin with \(VisibleText.line(prefix)); write more of it.", ExitStatus.badData)
        case .timeBeforeRecords(let given, let newest):
            return say(
                "--at \(Timestamp.iso(given.seconds)) lies before the newest record (\(Timestamp.iso(newest.seconds))).",
                ExitStatus.usage
            )
        }
    }

    /// Prints what is wrong with the store and returns the status to leave with.
    static func store(_ error: StoreError) -> any Error {
        say(text(error), status(error))
    }

    /// What is wrong with the store, in words.
    static func text(_ error: StoreError) -> String {
        switch error {
        case .absent: "nothing is recorded here yet; run lookout run first."
        case .cannotOpen(let path, let detail): "\(path) cannot be opened: \(detail)."
        case .newer(let path, let version):
            "\(path) was written by a later version (schema \(version)); use that version."
        case .older: "the store is of an earlier version; the next lookout run brings it up to date."
        case .damaged(let path, let detail):
            "\(path) is damaged (\(detail)). It was left as it is; restore it from a backup."
        case .needsRecovery(let path):
            "\(path) was left in the middle of a commit; the next lookout run repairs it."
        case .busy(let path): "\(path) is busy; try again in a moment."
        case .cannotWrite(let path, let detail): "\(path) cannot be written: \(detail)."
        case .failed(let code, let detail): "the store failed (SQLite \(code)): \(detail)."
        }
    }

    private static func status(_ error: StoreError) -> ExitCode {
        switch error {
        case .absent, .needsRecovery, .older, .failed: ExitStatus.unavailable
        case .cannotOpen, .cannotWrite: ExitStatus.cannotCreate
        case .newer: ExitStatus.badSettings
        case .damaged: ExitStatus.badData
        case .busy: ExitStatus.locked
        }
    }

    /// Prints a line on standard error.
    static func say(_ text: String, _ status: ExitCode) -> ExitCode {
        Terminal.writeError("lookout: " + text + "\n")
        return status
    }

    /// A held lock is silent under cron until it is an hour old.
    private static func locked(_ holder: RunLock.Holder?, now: Instant) -> ExitCode {
        let age = holder.map { now.seconds(since: $0.since) } ?? 0
        guard Terminal.isError || age >= 3600 else { return ExitStatus.locked }
        let who =
            holder.map { "process \($0.process), since \(Timestamp.civil($0.since.seconds)) UTC" } ?? "just started"
        return say("another run is working (\(who)).", ExitStatus.locked)
    }
}
