import Glibc

/// A program that is run to its end for what it prints: without a shell, a terminal or input, for so long and so many bytes.
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

    /// Runs `program`, which is looked for in `PATH`, with these arguments and variables and no others.
    ///
    /// - Throws: `Failure`.
    package static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        limit: Int,
        seconds: Int
    ) throws(Failure) -> Result {
        let (output, errors) = (try Pipe(), try Pipe())
        let process = try start(program, arguments, environment, output: output, errors: errors)
        output.closeWriting()
        errors.closeWriting()
        var texts: [[UInt8]] = [[], []]
        var failure: Failure?
        let deadline = monotonicMilliseconds() + Int64(seconds) * 1000
        var isOpen = [true, true]
        while failure == nil, isOpen.contains(true) {
            let left = deadline - monotonicMilliseconds()
            guard left > 0 else {
                failure = .tooSlow
                break
            }
            var polls = [output, errors].enumerated().map { index, pipe in
                pollfd(fd: isOpen[index] ? pipe.reading : -1, events: Int16(POLLIN), revents: 0)
            }
            _ = poll(&polls, 2, Int32(min(left, 1000)))
            for (index, pipe) in [output, errors].enumerated() where polls[index].revents != 0 {
                isOpen[index] = pipe.read(into: &texts[index])
            }
            if texts[0].count > limit { failure = .tooLong }
            texts[1] = Array(texts[1].prefix(errorLimit))
        }
        if failure != nil { kill(-process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        if let failure { throw failure }
        let hasExited = status & 0x7F == 0
        return Result(status: hasExited ? (status >> 8) & 0xFF : nil, output: texts[0], errors: texts[1])
    }

    private static func start(
        _ program: String,
        _ arguments: [String],
        _ environment: [String: String],
        output: Pipe,
        errors: Pipe
    ) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, so that what it starts dies with it.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let words = CStrings([program] + arguments)
        let variables = CStrings(environment.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value })
        var process = pid_t()
        let code = posix_spawnp(&process, program, &actions, &attributes, words.pointers, variables.pointers)
        guard code == 0 else { throw .start(code: code) }
        return process
    }

    private static func monotonicMilliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// A pipe whose ends are closed on `exec` and when it is let go of.
    private final class Pipe {
        let reading: Int32
        private(set) var writing: Int32

        init() throws(Failure) {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { throw .start(code: errno) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            close(reading)
            closeWriting()
        }

        func closeWriting() {
            if writing >= 0 { close(writing) }
            writing = -1
        }

        /// Reads what is there; false at the end.
        func read(into bytes: inout [UInt8]) -> Bool {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = Glibc.read(reading, &buffer, buffer.count)
            if count > 0 { bytes += buffer[..<count] }
            return count > 0 || count < 0 && errno == EINTR
        }
    }

    /// Texts as C takes them, with a null pointer at the end.
    private final class CStrings {
        let pointers: [UnsafeMutablePointer<CChar>?]

        init(_ texts: [String]) {
            pointers = texts.map { strdup($0) } + [nil]
        }

        deinit {
            for pointer in pointers { free(pointer) }
        }
    }
}
