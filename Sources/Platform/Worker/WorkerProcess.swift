import Glibc

/// One process of a worker, as who started it sees it.
final class WorkerProcess {
    /// The ends that a worker finds open: its connection and the shared memory.
    static let channelNumber: Int32 = 3
    static let arenaNumber: Int32 = 4

    let channel: WorkerChannel
    /// What it has given up; nil until it is ready.
    var confinement: Confinement?
    /// What it was given so far.
    var requests = 0
    var bytes = 0
    private let process: pid_t
    private var isReaped = false

    /// Starts it.
    ///
    /// It dies with the thread that starts it, and finds nothing of the program's environment but `environment`.
    ///
    /// - Throws: `WorkerFailure.start`.
    init(_ command: WorkerCommand, arena: WorkerArena) throws(WorkerFailure) {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw .start(code: errno) }
        defer { close(ends[1]) }
        do throws(WorkerFailure) {
            process = try Self.start(command, channel: ends[1], arena: arena.descriptor)
        } catch {
            close(ends[0])
            throw error
        }
        channel = WorkerChannel(descriptor: ends[0])
    }

    deinit {
        end()
        close(channel.descriptor)
    }

    /// Processor time that it has used, in milliseconds; nil where the system does not tell.
    var processorMilliseconds: Int64? {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Ends it at once, for it holds nothing that would have to be kept; how it had ended by then.
    @discardableResult
    func end() -> WorkerDeath? {
        guard !isReaped else { return nil }
        // One that has ended already stays as it ended.
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        isReaped = true
        let signal = status & 0x7F
        switch signal {
        case 0: return .exit((status >> 8) & 0xFF)
        case SIGXCPU: return .tooSlow
        case SIGSYS: return .forbidden
        default: return .signal(signal)
        }
    }

    private static func start(
        _ command: WorkerCommand,
        channel: Int32,
        arena: Int32
    ) throws(WorkerFailure) -> pid_t {
        // Out of the way of the numbers that the worker finds them under.
        let (high, shared) = (fcntl(channel, F_DUPFD_CLOEXEC, 16), fcntl(arena, F_DUPFD_CLOEXEC, 16))
        defer {
            for descriptor in [high, shared] where descriptor >= 0 { close(descriptor) }
        }
        guard high >= 0, shared >= 0 else { throw .start(code: errno) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for standard in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, high, channelNumber)
        posix_spawn_file_actions_adddup2(&actions, shared, arenaNumber)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: what a terminal sends to the program is not for it.
        posix_spawnattr_setpgroup(&attributes, 0)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        let words = ProcessWords([command.name] + command.arguments)
        let variables = ProcessWords(command.environment.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value })
        var process = pid_t()
        let code = withExtendedLifetime((words, variables)) {
            posix_spawn(&process, command.program, &actions, &attributes, words.pointers, variables.pointers)
        }
        guard code == 0 else { throw .start(code: code) }
        return process
    }
}
