import CLinux
import Glibc

/// What a worker has given up before it reads anything: each a wall of its own.
package struct Confinement: OptionSet, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Its memory, open files, the files it writes and its core dump are limited.
    package static let limits = Confinement(rawValue: 1)
    /// It dies with who started it, and gains no rights.
    package static let bound = Confinement(rawValue: 2)
    /// The system kills it where it asks for the network or another process, and lets it write no file.
    package static let calls = Confinement(rawValue: 4)

    package static let whole: Confinement = [.limits, .bound, .calls]

    /// Open files that a worker may have: its own few, and what the C library looks up.
    private static let openFiles: rlim_t = 32
    /// The signals that end a run; a worker ends when its connection does, so that no end of a run looks like its death.
    private static let runEndings = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE]

    /// Gives up what can be given up, for good; what of it holds.
    ///
    /// `memory` is what may be used beside what is in use, in bytes.
    static func enter(memory: Int) -> Confinement {
        var held: Confinement = []
        for number in runEndings { signal(number, SIG_IGN) }
        if lookout_die_with_parent() == 0, lookout_gain_no_rights() == 0 { held.insert(.bound) }
        if let used = addressSpace(),
            limit(RLIMIT_AS, to: rlim_t(used + memory)),
            limit(RLIMIT_NOFILE, to: openFiles),
            limit(RLIMIT_FSIZE, to: 0),
            limit(RLIMIT_CORE, to: 0)
        {
            held.insert(.limits)
        }
        if lookout_refuse_calls() == 0 { held.insert(.calls) }
        return held
    }

    /// Closes what the starting program may have left open beyond the standard ones and the worker's own two.
    static func closeOtherFiles(from first: Int32) {
        // What would not have outlived exec was opened here, by the runtime.
        for descriptor in first..<1024 where fcntl(descriptor, F_GETFD) & FD_CLOEXEC == 0 { close(descriptor) }
    }

    /// Lets the process use so many seconds of processor time more, and no others.
    static func allowProcessor(seconds: Int) {
        var usage = rusage()
        guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return }
        // A second begun is a second used.
        let used = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 2
        var limit = rlimit()
        guard getrlimit(Int32(RLIMIT_CPU.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(rlim_t(used + seconds), limit.rlim_max)
        setrlimit(Int32(RLIMIT_CPU.rawValue), &limit)
    }

    private static func limit(_ resource: __rlimit_resource, to value: rlim_t) -> Bool {
        var limit = rlimit()
        guard getrlimit(Int32(resource.rawValue), &limit) == 0 else { return false }
        let value = min(value, limit.rlim_max)
        limit = rlimit(rlim_cur: value, rlim_max: value)
        return setrlimit(Int32(resource.rawValue), &limit) == 0
    }

    /// What the process takes up of its address space, in bytes.
    private static func addressSpace() -> Int? {
        guard let text = try? OpenFile("/proc/self/statm", O_RDONLY).read(limit: 64) else { return nil }
        let pages = String(decoding: text, as: UTF8.self).prefix { $0 != " " }
        return Int(pages).map { $0 * sysconf(Int32(_SC_PAGESIZE)) }
    }
}
