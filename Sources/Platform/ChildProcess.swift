import Dispatch
import Glibc

/// A program that is run to its end for what it prints: without a shell or a terminal, for so long and so many bytes.
///
/// It leads a process group of its own; where it is killed, so is all that it started.
package enum ChildProcess {
    /// How a run ended.
    package struct Result: Equatable, Sendable {
        /// The exit status; nil where a signal ended it.
        package let status: Int32?
        package let output: [UInt8]
        /// The beginning of what it said on standard error.
        package let errors: [UInt8]
    }

    /// Why there is no result.
    package enum Failure: Error, Equatable, Sendable {
        /// It could not be started; the system's `errno`: `ENOENT` where there is no such program.
        case start(code: Int32)
        /// It ran longer than it was given, and was killed.
        case tooSlow
        /// It printed more than is read, and was killed.
        case tooLong
    }

    /// The most bytes of standard error that are kept.
    private static let errorLimit = 65_536
    /// Milliseconds between looks whether it has ended, while it says nothing.
    private static let longestLook: Int64 = 100
    /// One start at a time, or a child might inherit the ends of another's pipes.
    private static let starting = DispatchSemaphore(value: 1)

    /// Runs `program`, which is looked for in `PATH`, with these arguments and variables and no others.
    ///
    /// `input` is what it reads on standard input, as far as it reads; nil is nothing. It is given all of it or is not started,
    /// even where this process ends before the child has read a byte. Of output beyond `limit` bytes the rest is dropped
    /// where `dropsExcess`, else the run fails. What it leaves running does not keep the run waiting.
    ///
    /// - Throws: `Failure`.
    package static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        input: [UInt8]? = nil,
        limit: Int,
        dropsExcess: Bool = false,
        seconds: Int
    ) throws(Failure) -> Result {
        let (process, pipes) = try start(program, arguments, environment, input: input)
        let watch = ChildWatch(process: process, pipes: pipes)
        return try end(of: process, watch, limit: limit, dropsExcess: dropsExcess, seconds: seconds)
    }

    private static func end(
        of process: pid_t,
        _ watch: ChildWatch,
        limit: Int,
        dropsExcess: Bool,
        seconds: Int
    ) throws(Failure) -> Result {
        let deadline = MonotonicClock.milliseconds + Int64(seconds) * 1000
        var failure: Failure?
        var look: Int64 = 1
        var looksAfterEnd = 0
        while true {
            let left = deadline - MonotonicClock.milliseconds
            guard left > 0 else {
                failure = .tooSlow
                break
            }
            // What it said before its end is in the pipes by then; what it left running may say more for ever.
            if watch.hasEnded { looksAfterEnd += 1 }
            let isBusy = watch.poll(milliseconds: looksAfterEnd > 0 ? 0 : Int32(min(left, look)))
            if watch.output.count > limit {
                guard dropsExcess else {
                    failure = .tooLong
                    break
                }
                watch.output.removeLast(watch.output.count - limit)
            }
            watch.errors.removeLast(max(0, watch.errors.count - errorLimit))
            look = isBusy ? 1 : min(look * 2, longestLook)
            if looksAfterEnd > 4 || looksAfterEnd > 0 && !isBusy { break }
        }
        if failure != nil { kill(-process, SIGKILL) }
        let status = watch.wait()
        if let failure { throw failure }
        return Result(status: status, output: watch.output, errors: watch.errors)
    }

    /// As `run`, without keeping the caller's thread waiting.
    ///
    /// - Throws: `Failure`.
    package static func running(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        input: [UInt8]? = nil,
        limit: Int,
        dropsExcess: Bool = false,
        seconds: Int
    ) async throws(Failure) -> Result {
        let result: Swift.Result<Result, Failure> = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                do throws(Failure) {
                    let result = try run(
                        program,
                        arguments,
                        environment: environment,
                        input: input,
                        limit: limit,
                        dropsExcess: dropsExcess,
                        seconds: seconds
                    )
                    continuation.resume(returning: .success(result))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    private static func start(
        _ program: String,
        _ arguments: [String],
        _ environment: [String: String],
        input: [UInt8]?
    ) throws(Failure) -> (pid_t, ChildPipes) {
        // Whole before there is a child.
        var sealed: SealedInput?
        if let input { sealed = try SealedInput(input) }
        let words = ProcessWords([program] + arguments)
        let variables = ProcessWords(environment.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value })
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, so that what it starts dies with it, and signals as a program expects to find them.
        posix_spawnattr_setpgroup(&attributes, 0)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        starting.wait()
        defer { starting.signal() }
        let pipes = try ChildPipes()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        pipes.add(to: &actions, input: sealed)
        var process = pid_t()
        let code = withExtendedLifetime((words, variables, sealed)) {
            posix_spawnp(&process, program, &actions, &attributes, words.pointers, variables.pointers)
        }
        guard code == 0 else { throw .start(code: code) }
        pipes.closeChildEnds()
        return (process, pipes)
    }
}
