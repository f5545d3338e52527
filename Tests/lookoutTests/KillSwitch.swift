import Foundation
import TestSupport

/// A library that is preloaded into the program and kills it at a counted event.
struct KillSwitch: Sendable {
    /// An event of an undisturbed run.
    struct Event: Sendable {
        let number: Int
        let kind: String
        let path: String
    }

    private let folder: TemporaryFolder

    /// The C compiler that comes with Swift, or the system's; nil where there is none.
    static let compiler: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let folders = path.split(separator: ":").map(String.init) + ["/usr/bin"]
        for name in ["clang", "cc", "gcc"] {
            for folder in folders where FileManager.default.isExecutableFile(atPath: folder + "/" + name) {
                return folder + "/" + name
            }
        }
        return nil
    }()

    /// Compiles the library.
    init() async throws {
        folder = try TemporaryFolder()
        let source = PackageFolder.root.path + "/Tests/lookoutTests/KillSwitch/killswitch.c"
        let result = try await ProgramRun.run(
            Self.compiler ?? "/usr/bin/cc",
            ["-shared", "-fPIC", "-O1", "-o", folder.path("killswitch.so"), source, "-ldl", "-lpthread"],
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
        )
        if result.status != 0 { throw CompilerFailure(text: result.errors) }
    }

    struct CompilerFailure: Error {
        let text: String
    }

    /// The environment that kills a run at event `number` below `home`, before or after the event itself.
    func environment(home: TestHome, at number: Int, after: Bool) -> [String: String] {
        var environment = base(home)
        environment["KILL_AT"] = String(number)
        if after { environment["KILL_AFTER"] = "1" }
        return environment
    }

    /// The environment that counts the events of a run into a file.
    func counting(home: TestHome) -> [String: String] {
        var environment = base(home)
        environment["KILL_RECORD"] = folder.path("events")
        return environment
    }

    /// The events of the run that counted.
    var events: [Event] {
        (folder.read("events") ?? "").split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 2)
            guard words.count == 3, let number = Int(words[0]) else { return nil }
            return Event(number: number, kind: String(words[1]), path: String(words[2]))
        }
    }

    private func base(_ home: TestHome) -> [String: String] {
        ["LD_PRELOAD": folder.path("killswitch.so"), "KILL_FOLDER": home.folder.path()]
    }
}
