import Glibc

/// The thread that keeps a worker, as the one who started it holds it.
final class WorkerThreadHandle: @unchecked Sendable {
    /// What the thread is given.
    struct Start {
        let command: WorkerCommand
        let limits: WorkerLimits
        let mailbox: WorkerMailbox
        let startsAtOnce: Bool
        let onStart: @Sendable (Confinement) -> Void
    }

    private final class StartBox {
        let start: Start

        init(_ start: Start) {
            self.start = start
        }
    }

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var thread: pthread_t?

    /// - Throws: `WorkerFailure.start` where the system starts no thread.
    init(_ start: Start) throws(WorkerFailure) {
        let box = Unmanaged.passRetained(StartBox(start))
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            nil,
            { pointer in
                guard let pointer else { return nil }
                let start = Unmanaged<StartBox>.fromOpaque(pointer).takeRetainedValue().start
                WorkerThread(start).run()
                return nil
            },
            box.toOpaque()
        )
        guard code == 0 else {
            box.release()
            throw .start(code: code)
        }
        self.thread = thread
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Returns when the thread has ended.
    func join() {
        if let thread = take() { pthread_join(thread, nil) }
    }

    /// Leaves the thread to itself.
    func detach() {
        if let thread = take() { pthread_detach(thread) }
    }

    private func take() -> pthread_t? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        defer { thread = nil }
        return thread
    }
}
