import ArgumentParser
import Foundation
import LookoutModel
import LookoutService
import Text

/// The options that name the home and the time.
struct HomeOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The home folder; else $LOOKOUT_HOME, else the current folder.", valueName: "dir")
    )
    var home: String?

    /// The home, by an absolute path.
    func resolve() -> Home {
        let named = home ?? ProcessInfo.processInfo.environment["LOOKOUT_HOME"].flatMap { $0.isEmpty ? nil : $0 }
        let current = FileManager.default.currentDirectoryPath
        guard let named else { return Home(root: current) }
        let path = named.hasPrefix("/") ? named : named == "." ? current : current + "/" + named
        return Home(root: path)
    }
}

/// The option that holds the clock still.
struct TimeOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Take this as the time, ISO 8601 (2026-11-22T07:00:00Z).", valueName: "time")
    )
    var at: String?

    /// The time given, or the clock's.
    ///
    /// - Throws: `ValidationError` where it is no time.
    func resolve() throws -> (now: Instant, isGiven: Bool) {
        guard let at else {
            return (Instant(seconds: Int64(Date.now.timeIntervalSince1970)), false)
        }
        guard let seconds = FeedDate.seconds(at), at.contains("-") else {
            throw ValidationError("--at \(at): this is not a time. Write it as 2026-11-22T07:00:00Z.")
        }
        return (Instant(seconds: seconds), true)
    }
}
