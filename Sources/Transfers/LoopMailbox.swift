import CCurl

/// Where tasks and the loop's thread meet: what is to be started, what cancelled, and whether to stop.
final class LoopMailbox: Sendable {
    /// What has come in since the loop last looked.
    struct Mail {
        var jobs: [LoopJob] = []
        var cancelled: [UInt64] = []
        var isStopping = false

        var isEmpty: Bool { jobs.isEmpty && cancelled.isEmpty && !isStopping }
    }

    private struct State {
        var mail = Mail()
        var lastID: UInt64 = 0
        /// Set under the lock before the multi handle is freed; nobody wakes it afterwards.
        var isClosed = false
        var closeWaiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Locked(State())
    private let multi: MultiHandle

    init(multi: MultiHandle) {
        self.multi = multi
    }

    func newID() -> UInt64 {
        state.withLock {
            $0.lastID += 1
            return $0.lastID
        }
    }

    /// Hands a job to the loop; false where it stops or has stopped.
    func post(_ job: LoopJob) -> Bool {
        state.withLock {
            guard !$0.isClosed, !$0.mail.isStopping else { return false }
            let isFirst = $0.mail.isEmpty
            $0.mail.jobs.append(job)
            // Where there is mail already, the loop has been woken and has not looked yet.
            if isFirst { multi.wake() }
            return true
        }
    }

    func cancel(_ id: UInt64) {
        state.withLock {
            guard !$0.isClosed else { return }
            $0.mail.cancelled.append(id)
            multi.wake()
        }
    }

    /// Has the loop look again whether something may start.
    func nudge() {
        state.withLock {
            if !$0.isClosed { multi.wake() }
        }
    }

    func stop() {
        state.withLock {
            guard !$0.isClosed else { return }
            $0.mail.isStopping = true
            multi.wake()
        }
    }

    /// Returns once the loop has freed all it held.
    func waitUntilClosed() async {
        await withCheckedContinuation { continuation in
            let isClosed = state.withLock {
                if !$0.isClosed { $0.closeWaiters.append(continuation) }
                return $0.isClosed
            }
            if isClosed { continuation.resume() }
        }
    }

    /// What has come in; stopping is told every time from then on.
    func take() -> Mail {
        state.withLock {
            let mail = $0.mail
            $0.mail = Mail(isStopping: mail.isStopping)
            return mail
        }
    }

    var isEmpty: Bool {
        state.withLock { $0.mail.isEmpty }
    }

    /// From now on nothing comes in; gives what came in since the last look.
    func close() -> Mail {
        state.withLock {
            $0.isClosed = true
            return $0.mail
        }
    }

    /// Tells those who wait that the loop is gone.
    func announceClosed() {
        let waiters = state.withLock {
            let waiters = $0.closeWaiters
            $0.closeWaiters = []
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
