import Foundation
import Glibc

/// A program that runs as a process of its own, as cron would start it: no terminal, and only the environment it is given.
///
/// What it prints goes to files, so that it never waits for a reader. A run that outlives its time limit is killed.
package final class ProgramRun: Sendable {
    /// How a run ended.
    package struct Result: Sendable {
        /// The exit status; nil where a signal ended it.
        package let status: Int32?
        /// The signal that ended it; nil where it left by itself.
        package let signal: Int32?
        package let output: String
        package let errors: String
    }

    private struct State: Sendable {
        var result: Result?
        var waiting: [CheckedContinuation<Result, Never>] = []
        var isReaped = false
    }

    private let process: pid_t
    private let files: TemporaryFolder
    private let state = Locked(State())

    /// Starts `program`; `seconds` is the time limit.
    ///
    /// - Throws: `POSIXError` where it cannot be started, or what the file system says.
    package init(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        input: [UInt8] = [],
        folder: String = "/",
        seconds: Int = 120
    ) throws {
        files = try TemporaryFolder()
        try files.write(input, to: "in")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files.path("in"), O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files.path("out"), O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files.path("err"), O_WRONLY | O_CREAT, 0o600)
        // Sockets of the tests' servers would stay open as long as the program runs.
        try SpawnExtensions.closeFrom(&actions, 3)
        try SpawnExtensions.changeFolder(&actions, folder)
        var pid = pid_t()
        let words = CStrings([program] + arguments)
        let variables = CStrings(environment.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value })
        let code = posix_spawn(&pid, program, &actions, nil, words.pointers, variables.pointers)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
        process = pid
        Thread.detachNewThread { [self] in waitForEnd() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) { [weak self] in self?.kill(SIGKILL) }
    }

    /// Sends a signal, unless the program has ended.
    package func kill(_ signal: Int32) {
        state.withLock { if !$0.isReaped { Glibc.kill(process, signal) } }
    }

    /// Returns when the program has ended.
    package func end() async -> Result {
        await withCheckedContinuation { continuation in
            let result = state.withLock { state -> Result? in
                if state.result == nil { state.waiting.append(continuation) }
                return state.result
            }
            if let result { continuation.resume(returning: result) }
        }
    }

    /// Runs a program to its end.
    ///
    /// - Throws: as `init` does.
    package static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        input: [UInt8] = [],
        folder: String = "/",
        seconds: Int = 120
    ) async throws -> Result {
        let run = try ProgramRun(
            program,
            arguments,
            environment: environment,
            input: input,
            folder: folder,
            seconds: seconds
        )
        return await run.end()
    }

    private func waitForEnd() {
        var information = siginfo_t()
        while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        // Its number is the process's until it is waited for, so no other can be killed for it.
        var status: Int32 = 0
        state.withLock { state in
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            state.isReaped = true
        }
        let signal = status & 0x7F
        let result = Result(
            status: signal == 0 ? (status >> 8) & 0xFF : nil,
            signal: signal == 0 ? nil : signal,
            output: files.read("out") ?? "",
            errors: files.read("err") ?? ""
        )
        let waiting = state.withLock { state in
            state.result = result
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(returning: result) }
    }
}

/// Null-terminated C strings and the null-terminated array of them that `exec` takes.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ texts: [String]) {
        pointers = texts.map { strdup($0) } + [nil]
    }

    deinit {
        for pointer in pointers { free(pointer) }
    }
}

/// Two functions of the C library that its headers show only to programs that ask for all extensions.
private enum SpawnExtensions {
    private typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>

    static func closeFrom(_ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ first: Int32) throws {
        let function = try symbol("posix_spawn_file_actions_addclosefrom_np")
        _ = unsafeBitCast(function, to: (@convention(c) (Actions, Int32) -> Int32).self)(actions, first)
    }

    static func changeFolder(_ actions: UnsafeMutablePointer<posix_spawn_file_actions_t>, _ folder: String) throws {
        let function = try symbol("posix_spawn_file_actions_addchdir_np")
        let call = unsafeBitCast(
            function,
            to: (@convention(c) (Actions, UnsafePointer<CChar>) -> Int32).self
        )
        _ = folder.withCString { call(actions, $0) }
    }

    private static func symbol(_ name: String) throws -> UnsafeMutableRawPointer {
        guard let found = dlsym(nil, name) else { throw POSIXError(.ENOSYS) }
        return found
    }
}
