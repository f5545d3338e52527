import ArgumentParser
import Foundation
import LookoutService
import Platform

/// `lookout parse-worker`: the process that reads feeds for a run; nobody calls it by hand.
struct ParseWorkerCommand: ParsableCommand {
    static let name = "parse-worker"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Read feeds for another lookout, which starts this.",
        shouldDisplay: false
    )

    func run() throws {
        switch ParseService.serve() {
        case .done: return
        case .notAWorker:
            throw ErrorMessages.say("parse-worker is started by lookout itself, never by hand.", ExitStatus.usage)
        }
    }
}

extension FeedReading {
    /// A process of this very program.
    static var ownChild: FeedReading {
        // Not by its path: the file there may be another version by now.
        let program = "/proc/self/exe"
        // Where the system's libraries are is all that it needs to know. A crash is its end, without another program that
        // describes it.
        let libraries = ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }
        let environment = libraries.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        return .child(
            WorkerCommand(
                program: program,
                name: "lookout",
                arguments: [ParseWorkerCommand.name],
                environment: environment
            )
        )
    }
}
