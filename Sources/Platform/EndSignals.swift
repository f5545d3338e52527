import Glibc
import Synchronization

/// The signal that asked to end, 0 where none did; a handler can reach nothing but a global.
private let asked = Atomic<Int32>(0)

/// SIGTERM and SIGINT while there is work that is worth a moment: they are held, and take effect when it is done.
package enum EndSignals {
    private static let signals = [SIGTERM, SIGINT]

    /// Holds the signals from now on; those that the process ignores stay ignored.
    package static func hold() {
        asked.store(0, ordering: .sequentiallyConsistent)
        for number in signals {
            var old = sigaction()
            guard sigaction(number, nil, &old) == 0 else { continue }
            let isIgnored = unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) == 1
            if !isIgnored { signal(number) { asked.store($0, ordering: .sequentiallyConsistent) } }
        }
    }

    /// Whether one has come since.
    package static var isAsked: Bool { asked.load(ordering: .sequentiallyConsistent) != 0 }

    /// Lets the signals through again; one that has come ends the process here.
    package static func release() {
        let number = asked.load(ordering: .sequentiallyConsistent)
        for other in signals {
            var old = sigaction()
            guard sigaction(other, nil, &old) == 0 else { continue }
            let isIgnored = unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) == 1
            if !isIgnored { signal(other, SIG_DFL) }
        }
        guard number != 0 else { return }
        // A thread of a pool may have them blocked.
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, number)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        raise(number)
    }
}
