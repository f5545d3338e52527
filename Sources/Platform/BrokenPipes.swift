import Glibc

/// Keeps writing to a closed pipe from ending the process, on one thread and whatever the process does with the signal.
enum BrokenPipes {
    /// Runs `body` with SIGPIPE blocked on this thread; one that came meanwhile is gone afterwards.
    static func blocked<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let wasPending = isPending
        var signals = signals
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &signals, &before)
        defer {
            // A signal that came meanwhile would be delivered as soon as it may.
            if !wasPending, isPending {
                var now = timespec()
                while sigtimedwait(&signals, nil, &now) < 0, errno == EINTR {}
            }
            pthread_sigmask(SIG_SETMASK, &before, nil)
        }
        return try body()
    }

    private static var signals: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        return signals
    }

    private static var isPending: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return sigismember(&pending, SIGPIPE) == 1
    }
}
