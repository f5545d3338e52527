import Glibc

/// Where those who ask and the thread that keeps a worker meet.
final class WorkerMailbox: @unchecked Sendable {
    /// What has come in since the thread last looked.
    struct Mail {
        var jobs: [WorkerJob] = []
        /// Processes whose answers could not be read.
        var distrusted: [Int] = []
        var isStopping = false

        var isEmpty: Bool { jobs.isEmpty && distrusted.isEmpty && !isStopping }
    }

    // The thread sanitizer knows pthread's mutexes.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var mail = Mail()
    private var isClosed = false
    private var waitForClose: [CheckedContinuation<Void, Never>] = []
    /// Readable while there is mail.
    private let bell: ChildPipe

    /// - Throws: `WorkerFailure.start` where the system has no pipe.
    init() throws(WorkerFailure) {
        do {
            bell = try ChildPipe()
        } catch {
            throw .start(code: errno)
        }
        for end in [bell.reading, bell.writing] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// To be polled for reading.
    var descriptor: Int32 { bell.reading }

    /// Hands a job to the thread; false where it has stopped.
    func post(_ job: WorkerJob) -> Bool {
        locked {
            guard !isClosed, !mail.isStopping else { return false }
            mail.jobs.append(job)
            ring()
            return true
        }
    }

    /// Has a process killed, unless another has taken over.
    func distrust(_ process: Int) {
        locked {
            mail.distrusted.append(process)
            ring()
        }
    }

    func stop() {
        locked {
            mail.isStopping = true
            ring()
        }
    }

    /// What has come in; that it is to stop is told every time from then on.
    func take() -> Mail {
        locked {
            var bytes = [UInt8](repeating: 0, count: 64)
            while read(bell.reading, &bytes, bytes.count) > 0 {}
            let taken = mail
            mail = Mail(isStopping: taken.isStopping)
            return taken
        }
    }

    /// Returns when the thread has let go of everything.
    func waitUntilClosed() async {
        await withCheckedContinuation { continuation in
            let isGone = locked {
                if !isClosed { waitForClose.append(continuation) }
                return isClosed
            }
            if isGone { continuation.resume() }
        }
    }

    /// From now on nothing comes in; what came in since the last look.
    func close() -> Mail {
        locked {
            isClosed = true
            defer { mail = Mail(isStopping: true) }
            return mail
        }
    }

    /// Tells those who wait that the thread has let go of everything.
    func announceClosed() {
        let waiting = locked {
            defer { waitForClose = [] }
            return waitForClose
        }
        for waiter in waiting { waiter.resume() }
    }

    /// A full pipe has rung already.
    private func ring() {
        var byte: UInt8 = 1
        _ = write(bell.writing, &byte, 1)
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
