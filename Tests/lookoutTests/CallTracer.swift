import Foundation
import TestSupport

/// `strace` as the one that kills the program at a call to the system, whichever library makes it.
///
/// The calls of a kind are counted for each thread by itself; the program runs on one processor, where one thread does all
/// work but libcurl's. Commands that it starts are let go of.
struct CallTracer {
    /// The n-th call of a kind, by whichever thread comes to it first.
    struct Call: Hashable {
        let name: String
        let number: Int
    }

    /// What puts something on a disk or sends it.
    private static let names = [
        "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "unlink", "ftruncate", "sendto",
        "sendmsg", "sendmmsg",
    ]
    private static let oneProcessor = "/usr/bin/taskset"
    private static let strace = "/usr/bin/strace"

    /// Whether it is here and may trace: it must be able to kill `echo`.
    static func isAvailable() async -> Bool {
        let isThere = [oneProcessor, strace].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
        guard isThere else { return false }
        let result = try? await run(killing(Call(name: "write", number: 1)), ["/bin/echo", "x"], at: nil)
        return result?.signal == SIGKILL
    }

    /// Runs a pass without disturbing it; the calls that it makes, kind by kind.
    static func calls(of home: TestHome, at time: String) async throws -> [Call] {
        let options = ["-o", home.folder.path("calls"), "-e", "trace=" + names.joined(separator: ",")]
        let result = try await pass(options, of: home, at: time)
        guard result.status == 0 else { throw Failure(errors: result.errors) }
        var counts: [String: [String: Int]] = [:]
        for line in (home.folder.read("calls") ?? "").split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let end = words[1].firstIndex(of: "(") else { continue }
            let name = words[1][..<end].drop { $0 == " " }
            // The rest of a call that another thread's interrupted begins otherwise.
            if names.contains(String(name)) { counts[String(name), default: [:]][String(words[0]), default: 0] += 1 }
        }
        return names.flatMap { name in
            (counts[name]?.values.max()).map { most in (1...most).map { Call(name: name, number: $0) } } ?? []
        }
    }

    /// Runs a pass that is killed as it makes a call; whether it was.
    static func kill(_ home: TestHome, at call: Call, time: String) async throws -> Bool {
        try await pass(killing(call), of: home, at: time).signal == SIGKILL
    }

    private static func killing(_ call: Call) -> [String] {
        ["-o", "/dev/null", "-e", "trace=" + call.name, "-e", "inject=\(call.name):signal=KILL:when=\(call.number)"]
    }

    private static func pass(_ options: [String], of home: TestHome, at time: String) async throws -> ProgramRun.Result
    {
        let words = [LookoutProgram.path ?? "", "run", "--home", home.folder.path(), "--at", time]
        return try await run(options, words, at: home.folder.path())
    }

    private static func run(_ options: [String], _ words: [String], at folder: String?) async throws
        -> ProgramRun.Result
    {
        try await ProgramRun.run(
            oneProcessor,
            ["-c", processor, strace, "-f", "-qq", "-b", "execve", "-e", "signal=none"] + options + words,
            environment: LookoutProgram.environment,
            folder: folder ?? "/"
        )
    }

    /// The first processor that may be used.
    private static let processor: String = {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") } ?? "0"
        let first = line.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isNumber }
        return first.isEmpty ? "0" : String(first)
    }()

    private struct Failure: Error {
        let errors: String
    }
}
