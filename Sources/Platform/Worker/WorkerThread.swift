import Glibc

/// What a worker's thread owns: the process, the memory shared with it, and the requests that wait or are in its hands.
///
/// A process answers in the order it was asked. Where it dies, the first request in its hands is to blame; the others are
/// asked again of the next.
final class WorkerThread {
    private struct Sent {
        let job: WorkerJob
        let number: UInt64
    }

    /// Processes that end before they are ready, one after the other, after which no more are started.
    private static let patience = 3
    /// Ends for which nothing in its hands seemed to blame, after which the first request is blamed all the same.
    private static let mostInnocentEnds = 3

    private let start: WorkerThreadHandle.Start
    private let limits: WorkerLimits
    private let mailbox: WorkerMailbox
    private var arena: WorkerArena?
    private var process: WorkerProcess?
    /// How many processes there were.
    private var processes = 0
    private var failedStarts = 0
    /// Times that the process ended for something else than a request.
    private var innocentEnds = 0
    private var waiting: [WorkerJob] = []
    private var sent: [Sent] = []
    private var bytesSent = 0
    private var nextNumber: UInt64 = 0
    /// When the process began with what it has to do, in milliseconds of the monotonic clock.
    private var begunAt: Int64 = 0
    /// Processor time that it had used by then, in milliseconds.
    private var usedByThen: Int64 = 0

    init(_ start: WorkerThreadHandle.Start) {
        self.start = start
        limits = start.limits
        mailbox = start.mailbox
    }

    /// Serves until told to stop, then fails what is left and ends the process.
    func run() {
        if start.startsAtOnce { _ = begin() }
        while true {
            let mail = mailbox.take()
            waiting += mail.jobs
            if mail.distrusted.contains(processes) { replace() }
            if mail.isStopping { break }
            fill()
            wait()
            listen()
            if let deadline, MonotonicClock.milliseconds >= deadline { bury(as: .tooSlow, isInnocent: isStarved) }
        }
        let late = mailbox.close()
        process = nil
        arena = nil
        for job in sent.map(\.job) + waiting + late.jobs { job.finish(.failure(.shutDown)) }
        mailbox.announceClosed()
    }

    private var isSpent: Bool {
        process.map { $0.requests >= limits.requests || $0.bytes >= limits.renewalBytes } ?? false
    }

    /// When the process has had its time, in milliseconds of the monotonic clock; nil while it has nothing to do.
    private var deadline: Int64? {
        guard let process else { return nil }
        guard process.confinement != nil else { return begunAt + Int64(limits.startSeconds) * 1000 }
        guard let first = sent.first else { return nil }
        let seconds = limits.seconds + 2 * limits.additionalSeconds(for: first.job.count)
        return begunAt + Int64(seconds) * 1000
    }

    /// Whether the process, which has had its time, was not let work: it was stopped, or the machine had other work.
    private var isStarved: Bool {
        guard let first = sent.first, let used = process?.processorMilliseconds else { return false }
        let allowed = Int64(limits.processorSeconds + limits.additionalSeconds(for: first.job.count)) * 1000
        return (used - usedByThen) * 2 < allowed
    }

    /// Takes note that the process begins with what it has to do.
    private func mark() {
        begunAt = MonotonicClock.milliseconds
        usedByThen = process?.processorMilliseconds ?? 0
    }

    /// Gives the process what it may have in its hands.
    private func fill() {
        if isSpent, sent.isEmpty { process = nil }
        while let job = waiting.first {
            guard job.count <= limits.requestBytes else {
                waiting.removeFirst()
                job.finish(.failure(.tooLong))
                continue
            }
            guard let process = process ?? begin(), let arena else { return }
            let hasRoom = sent.isEmpty || bytesSent + job.count <= WorkerLimits.bytesAtOnce
            let number = place(for: job)
            guard !isSpent, hasRoom, number - (sent.first?.number ?? number) < UInt64(WorkerLimits.slots) else {
                return
            }
            nextNumber = number
            waiting.removeFirst()
            arena.put(job.head, job.body, number: nextNumber)
            if sent.isEmpty, process.confinement != nil { mark() }
            sent.append(Sent(job: job, number: nextNumber))
            bytesSent += job.count
            process.requests += 1
            process.bytes += job.count
            // Where it is dead already its end of the connection says so.
            _ = process.channel.send(
                WorkerFrame(.request, number: nextNumber, first: job.head.count, second: job.body.count)
            )
            nextNumber += 1
        }
    }

    /// The next number whose place is large enough for a request.
    private func place(for job: WorkerJob) -> UInt64 {
        let slots = UInt64(WorkerLimits.slots)
        return job.count > limits.smallRequestBytes ? (nextNumber + slots - 1) / slots * slots : nextNumber
    }

    /// A new process; nil where none can be had, and then whoever waits is told so.
    private func begin() -> WorkerProcess? {
        do throws(WorkerFailure) {
            guard failedStarts < Self.patience else { throw .start(code: 0) }
            if arena == nil { arena = WorkerArena(limits) }
            guard let arena else { throw .start(code: errno) }
            let started = try WorkerProcess(start.command, arena: arena)
            process = started
            processes += 1
            begunAt = MonotonicClock.milliseconds
            return started
        } catch {
            for job in waiting { job.finish(.failure(error)) }
            waiting = []
            return nil
        }
    }

    private func wait() {
        // With nothing to wait for but mail, it waits for that alone.
        var polls = [pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)]
        if let process { polls.append(pollfd(fd: process.channel.descriptor, events: Int16(POLLIN), revents: 0)) }
        let left = deadline.map { Int32(clamping: max(0, $0 - MonotonicClock.milliseconds)) } ?? -1
        _ = poll(&polls, nfds_t(polls.count), left)
    }

    /// Takes all that the process has answered.
    private func listen() {
        while let process {
            switch process.channel.look() {
            case .nothing: return
            case .end: return bury(as: nil)
            case .nonsense: return bury(as: .badAnswer)
            case .frame(let frame):
                if process.confinement != nil {
                    guard take(frame) else { return bury(as: .badAnswer) }
                } else {
                    guard frame.kind == .ready else { return bury(as: .badAnswer) }
                    let held = Confinement(rawValue: frame.first)
                    process.confinement = held
                    failedStarts = 0
                    start.onStart(held)
                }
                mark()
            }
        }
    }

    /// Takes an answer; false where it is none that was waited for.
    private func take(_ frame: WorkerFrame) -> Bool {
        guard let first = sent.first, first.number == frame.number, let arena else { return false }
        let result: Result<WorkerAnswer, WorkerFailure>
        var count = 0
        switch frame.kind {
        case .answer:
            guard frame.first <= UInt64(arena.answerBytes(frame.number)) else { return false }
            count = Int(frame.first)
            let bytes = arena.answer(count, number: frame.number)
            result = .success(WorkerAnswer(bytes: bytes, process: processes))
        case .tooLong:
            count = arena.answerBytes(frame.number)
            result = .failure(.tooLong)
        case .ready, .request:
            return false
        }
        arena.release(frame.number, request: first.job.count, answer: count)
        sent.removeFirst()
        bytesSent -= first.job.count
        first.job.finish(result)
        return true
    }

    /// Sees to a process that is dead, or is to be for `cause`: the first request in its hands is to blame, unless it
    /// `isInnocent`.
    private func bury(as cause: WorkerDeath?, isInnocent: Bool = false) {
        guard let process else { return }
        let end = process.end()
        // Nothing that a request does ends it by SIGKILL: somebody killed it, or the system in want of memory.
        let isKilled = cause == nil && end == .signal(SIGKILL)
        if process.confinement == nil {
            // It had not read anything yet.
            failedStarts += 1
        } else if isInnocent || isKilled, innocentEnds < Self.mostInnocentEnds {
            innocentEnds += 1
        } else if !sent.isEmpty {
            let culprit = sent.removeFirst()
            culprit.job.finish(.failure(.died(cause ?? end ?? .badAnswer)))
        }
        replace()
    }

    /// Lets go of the process; what is in its hands is asked again of the next.
    private func replace() {
        waiting = sent.map(\.job) + waiting
        sent = []
        bytesSent = 0
        process = nil
    }
}

@available(*, unavailable)
extension WorkerThread: Sendable {}
