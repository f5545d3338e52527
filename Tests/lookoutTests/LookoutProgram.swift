import Foundation
import TestSupport

/// The program under test.
///
/// `$LOOKOUT_BINARY` where it is set, else the file `lookout` beside the test bundle in the build folder. Where there is
/// neither (a build of some targets only) the tests of this target are skipped.
enum LookoutProgram {
    static let path: String? = {
        let named = ProcessInfo.processInfo.environment["LOOKOUT_BINARY"].flatMap { $0.isEmpty ? nil : $0 }
        guard let named else { return pathWithFailpoints }
        return FileManager.default.isExecutableFile(atPath: named) ? named : nil
    }()

    /// The one beside the test bundle: a debug build, where marked documents do harm; nil where there is none.
    static let pathWithFailpoints: String? = {
        let bundle = URL(filePath: CommandLine.arguments[0]).standardizedFileURL
        let candidate = bundle.deletingLastPathComponent().appending(path: "lookout").path
        return FileManager.default.isExecutableFile(atPath: candidate) ? candidate : nil
    }()

    static var isThere: Bool { path != nil }

    /// A machine's environment as cron gives it, and no more.
    static let environment = ["PATH": "/usr/bin:/bin", "HOME": "/", "LANG": "C.UTF-8"]

    /// Starts the program.
    static func start(
        _ arguments: [String],
        input: String = "",
        folder: String = "/",
        environment: [String: String] = [:],
        program: String? = path,
        seconds: Int = 120
    ) throws -> ProgramRun {
        try ProgramRun(
            program ?? "/nonexistent/lookout",
            arguments,
            environment: Self.environment.merging(environment) { $1 },
            input: Array(input.utf8),
            folder: folder,
            seconds: seconds
        )
    }

    /// Runs the program to its end.
    static func run(
        _ arguments: [String],
        input: String = "",
        folder: String = "/",
        environment: [String: String] = [:]
    ) async throws -> ProgramRun.Result {
        try await start(arguments, input: input, folder: folder, environment: environment).end()
    }
}
