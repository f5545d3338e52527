import Glibc

/// One curl multi handle on a thread of its own, for every protocol.
final class TransferLoop: Sendable {
    private let mailbox: LoopMailbox?
    /// The thread, until it has been joined.
    private let thread: Locked<pthread_t?>

    /// Starts the thread; where the system cannot, every exchange fails as shut down.
    init(limits: ConnectionLimits, holds: BodyHolds = BodyHolds(limit: .max)) {
        guard let multi = MultiHandle(limits: limits) else {
            mailbox = nil
            thread = Locked(nil)
            return
        }
        let mailbox = LoopMailbox(multi: multi)
        holds.whenRoom { [weak mailbox] in mailbox?.nudge() }
        let start = Unmanaged.passRetained(ThreadStart(multi: multi, mailbox: mailbox, limits: limits, holds: holds))
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, runLoop, start.toOpaque())
        if code != 0 {
            start.release()
            multi.free()
        }
        self.mailbox = code == 0 ? mailbox : nil
        self.thread = Locked(code == 0 ? thread : nil)
    }

    deinit {
        // Not shut down: the thread frees what it holds when it has seen the stop.
        guard let thread = thread.withLock({ $0.take() }) else { return }
        mailbox?.stop()
        pthread_detach(thread)
    }

    /// Runs one exchange; cancelling the task ends it at once.
    func run<E: Exchange>(_ exchange: E) async -> Result<E.Outcome, TransferError> {
        guard let mailbox else { return .failure(.shutDown) }
        let id = mailbox.newID()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let job = LoopJob(id: id, exchange, continuation)
                guard !Task.isCancelled else { return job.abandon(.cancelled) }
                guard mailbox.post(job) else { return job.abandon(.shutDown) }
                // The handler below may have run before the job was posted, and found nothing to cancel.
                if Task.isCancelled { mailbox.cancel(id) }
            }
        } onCancel: {
            mailbox.cancel(id)
        }
    }

    /// Fails what runs and waits, frees all handles and ends the thread.
    func shutdown() async {
        guard let mailbox else { return }
        mailbox.stop()
        await mailbox.waitUntilClosed()
        // The thread has nothing left to do but return, so this does not keep a caller's thread waiting.
        if let thread = thread.withLock({ $0.take() }) { pthread_join(thread, nil) }
    }
}

/// What the new thread is given.
private final class ThreadStart: Sendable {
    let multi: MultiHandle
    let mailbox: LoopMailbox
    let limits: ConnectionLimits
    let holds: BodyHolds

    init(multi: MultiHandle, mailbox: LoopMailbox, limits: ConnectionLimits, holds: BodyHolds) {
        self.multi = multi
        self.mailbox = mailbox
        self.limits = limits
        self.holds = holds
    }
}

private func runLoop(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    // TLS writes to a closed connection raise SIGPIPE; blocked here, they fail with EPIPE, and the process's own
    // disposition is left alone. All other signals go to the process's other threads.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_SETMASK, &signals, nil)
    // libidn2 reads host names in the locale's encoding, and the process has none but ASCII. For this thread alone.
    let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    let previous = locale.flatMap { uselocale($0) }
    let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
    LoopThread(multi: start.multi, mailbox: start.mailbox, limits: start.limits, holds: start.holds).run()
    if let locale {
        uselocale(previous)
        freelocale(locale)
    }
    return nil
}
