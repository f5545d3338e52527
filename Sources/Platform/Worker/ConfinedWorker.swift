import Glibc

/// A program that answers requests in a process of its own, which may crash, hang or be taken over without harm to this one.
///
/// The process is started when it is first needed and again after it has died, and is replaced after so many requests. It
/// is given requests while it works on others, and answers them in order. What it answers is to be taken for anything.
/// The program calls `WorkerService.serve`.
package final class ConfinedWorker: Sendable {
    private let mailbox: WorkerMailbox
    /// The thread, until it has been joined.
    private let thread: WorkerThreadHandle

    /// Starts the thread that keeps the process; `startsAtOnce`, the process too.
    ///
    /// `onStart` is told of each process that is ready what it has given up, on the worker's thread.
    ///
    /// - Throws: `WorkerFailure.start`.
    package init(
        _ command: WorkerCommand,
        limits: WorkerLimits,
        startsAtOnce: Bool = false,
        onStart: @escaping @Sendable (Confinement) -> Void = { _ in }
    ) throws(WorkerFailure) {
        mailbox = try WorkerMailbox()
        let start = WorkerThreadHandle.Start(
            command: command,
            limits: limits,
            mailbox: mailbox,
            startsAtOnce: startsAtOnce,
            onStart: onStart
        )
        thread = try WorkerThreadHandle(start)
    }

    deinit {
        // Not shut down: the thread lets go of what it holds when it has seen the stop.
        mailbox.stop()
        thread.detach()
    }

    /// What the worker answers to `head` and `body`.
    ///
    /// - Throws: `WorkerFailure`.
    package func answer(_ head: [UInt8], _ body: [UInt8]) async throws(WorkerFailure) -> WorkerAnswer {
        let result: Result<WorkerAnswer, WorkerFailure> = await withCheckedContinuation { continuation in
            let job = WorkerJob(head: head, body: body) { continuation.resume(returning: $0) }
            if !mailbox.post(job) { job.finish(.failure(.shutDown)) }
        }
        return try result.get()
    }

    /// Says that an answer could not be read: the process that gave it is killed.
    package func distrust(_ answer: WorkerAnswer) {
        mailbox.distrust(answer.process)
    }

    /// Fails what waits, ends the process and the thread.
    package func shutdown() async {
        mailbox.stop()
        await mailbox.waitUntilClosed()
        // The thread has nothing left to do but return, so this does not keep a caller's thread waiting.
        thread.join()
    }
}
