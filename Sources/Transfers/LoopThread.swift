import CCurl

/// What the loop's thread owns: the multi handle, the handles that run, and the queue of those that wait.
final class LoopThread {
    private struct Running {
        let job: LoopJob
        let handle: EasyHandle
        let transfer: LoopJob.Transfer
        let number: UInt64
        let begun: ContinuousClock.Instant
        /// Whether it keeps no others waiting.
        var isAside: Bool
    }

    private let multi: MultiHandle
    private let mailbox: LoopMailbox
    private let limits: ConnectionLimits
    private let holds: BodyHolds
    private var queue: AdmissionQueue
    private var stragglers: Stragglers
    private var waiting: [UInt64: LoopJob] = [:]
    private var running: [UnsafeMutableRawPointer: Running] = [:]
    private var handles: [UInt64: UnsafeMutableRawPointer] = [:]
    /// The handles by the number of their start.
    private var starts: [UInt64: UnsafeMutableRawPointer] = [:]
    private var lastStart: UInt64 = 0

    init(multi: MultiHandle, mailbox: LoopMailbox, limits: ConnectionLimits, holds: BodyHolds) {
        self.multi = multi
        self.mailbox = mailbox
        self.limits = limits
        self.holds = holds
        queue = AdmissionQueue(limits: limits)
        stragglers = Stragglers(limits: limits)
    }

    /// Runs until told to stop, then fails what is left and frees everything.
    func run() {
        while true {
            let mail = mailbox.take()
            for job in mail.jobs { enqueue(job) }
            for id in mail.cancelled { cancel(id) }
            if mail.isStopping { break }
            admit()
            multi.perform()
            let hadEnds = finishEnded()
            // Newer curl swallows a wakeup during perform, so look once more before sleeping; the sleep is bounded too.
            if !hadEnds, mailbox.isEmpty { multi.poll(milliseconds: restingTime) }
        }
        let late = mailbox.close()
        for job in late.jobs { job.abandon(.shutDown) }
        for id in Array(handles.keys) + Array(waiting.keys) { abandon(id, .shutDown) }
        multi.free()
        mailbox.announceClosed()
    }

    /// Milliseconds until a lane that rests may go on or one that runs is to be looked at, a second at most.
    private var restingTime: Int32 {
        let look = !waiting.isEmpty && !holds.isFull ? stragglers.nextLook(crowd: queue.aside) : nil
        guard let next = [queue.nextStart, look].compactMap(\.self).min() else { return 1_000 }
        let (seconds, attoseconds) = (next - .now).components
        return seconds >= 1 ? 1_000 : max(1, Int32(attoseconds / 1_000_000_000_000_000) + 1)
    }

    private func enqueue(_ job: LoopJob) {
        if job.isPostponable, queue.isSilent(lane: job.lane) { return job.abandon(.postponed(nil)) }
        waiting[job.id] = job
        queue.enqueue(job.id, lane: job.lane, isPatient: job.isPatient)
    }

    private func admit() {
        // Whoever takes the documents is slower than those who send them.
        if holds.isFull { return }
        let now = ContinuousClock.now
        // Also where only others of the same host wait: they keep places for which feeds of other hosts wait further back.
        if !waiting.isEmpty { setStragglersAside(at: now) }
        while !holds.isFull {
            if let id = queue.next(at: now) {
                start(id, at: now)
            } else if !queue.wantsRoom || !breakOffLongest(at: now) {
                return
            }
        }
    }

    private func start(_ id: UInt64, at now: ContinuousClock.Instant) {
        guard let job = waiting.removeValue(forKey: id) else { return }
        guard let handle = EasyHandle() else {
            queue.finish(lane: job.lane)
            return job.abandon(.network(code: Int(CURLE_OUT_OF_MEMORY.rawValue)))
        }
        guard let transfer = job.begin(handle) else { return queue.finish(lane: job.lane) }
        guard multi.add(handle) else {
            queue.finish(lane: job.lane)
            _ = transfer.end(CURLE_FAILED_INIT)
            return
        }
        lastStart += 1
        running[handle.pointer] = Running(
            job: job,
            handle: handle,
            transfer: transfer,
            number: lastStart,
            begun: now,
            isAside: false
        )
        handles[job.id] = handle.pointer
        starts[lastStart] = handle.pointer
        stragglers.begin(lastStart, at: now)
    }

    private func finishEnded() -> Bool {
        var hadEnds = false
        while let (pointer, code) = multi.nextFinished() {
            guard let ended = takeOut(pointer) else { continue }
            hadEnds = true
            switch ended.transfer.end(code) {
            case .answered: queue.noteAnswer(lane: ended.job.lane)
            case .unreachable(let error):
                guard queue.noteUnreached(lane: ended.job.lane) else { break }
                for id in queue.takeAll(lane: ended.job.lane) { waiting.removeValue(forKey: id)?.abandon(error) }
            case .none: break
            }
            queue.finish(lane: ended.job.lane, isAside: ended.isAside)
        }
        return hadEnds
    }

    /// Takes out one that runs; its place in the queue is still to be given up.
    private func takeOut(_ pointer: UnsafeMutableRawPointer) -> Running? {
        guard let stopped = running.removeValue(forKey: pointer) else { return nil }
        handles[stopped.job.id] = nil
        starts[stopped.number] = nil
        multi.remove(stopped.handle)
        return stopped
    }

    // MARK: Those that keep waiting

    private func progress(_ number: UInt64) -> Stragglers.Progress? {
        starts[number].flatMap { running[$0] }.map { $0.transfer.isAnswered() ? .answered : .silent }
    }

    private func setStragglersAside(at now: ContinuousClock.Instant) {
        guard limits.sockets > limits.total else { return }
        for number in stragglers.overdue(at: now, crowd: queue.aside, progress) {
            guard let pointer = starts[number], let straggler = running[pointer] else { continue }
            running[pointer]?.isAside = true
            queue.setAside()
            let lane = straggler.job.lane
            guard !straggler.transfer.isAnswered(), queue.noteSilence(lane: lane) else { continue }
            // What waits behind it makes room for what others may answer.
            for id in queue.takeAll(lane: lane) { waiting.removeValue(forKey: id).map(enqueue) }
        }
    }

    /// Breaks off the transfer that has been set aside for longest.
    private func breakOffLongest(at now: ContinuousClock.Instant) -> Bool {
        let dropped = stragglers.dropped(at: now) { number in
            let isPostponable = starts[number].flatMap { running[$0] }?.job.isPostponable ?? false
            return isPostponable ? progress(number) : nil
        }
        guard let pointer = dropped.flatMap({ starts[$0] }), let dropped = takeOut(pointer) else { return false }
        queue.finish(lane: dropped.job.lane, isAside: true)
        dropped.job.abandon(.postponed(dropped.transfer.lateness()))
        return true
    }

    // MARK: Ends before the end

    /// Ends a job whose task was cancelled; one that has had its time, and no answer, has failed.
    private func cancel(_ id: UInt64) {
        if let pointer = handles[id], let cancelled = running[pointer], !cancelled.transfer.isAnswered(),
            cancelled.begun.duration(to: .now) >= Stragglers.spared, let phase = cancelled.transfer.lateness()
        {
            abandon(id, .timedOut(phase))
        } else {
            abandon(id, .cancelled)
        }
    }

    private func abandon(_ id: UInt64, _ error: TransferError) {
        if let job = waiting.removeValue(forKey: id) {
            _ = queue.remove(id, lane: job.lane)
            job.abandon(error)
        } else if let pointer = handles[id], let stopped = takeOut(pointer) {
            queue.finish(lane: stopped.job.lane, isAside: stopped.isAside)
            stopped.job.abandon(error)
        }
    }
}

@available(*, unavailable)
extension LoopThread: Sendable {}
