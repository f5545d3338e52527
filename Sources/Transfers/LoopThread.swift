import CCurl

/// What the loop's thread owns: the multi handle, the handles that run, and the queue of those that wait.
final class LoopThread {
    private struct Running {
        let job: LoopJob
        let handle: EasyHandle
        let end: LoopJob.End
    }

    private let multi: MultiHandle
    private let mailbox: LoopMailbox
    private var queue: AdmissionQueue
    private var waiting: [UInt64: LoopJob] = [:]
    private var running: [UnsafeMutableRawPointer: Running] = [:]
    private var handles: [UInt64: UnsafeMutableRawPointer] = [:]

    init(multi: MultiHandle, mailbox: LoopMailbox, limits: ConnectionLimits) {
        self.multi = multi
        self.mailbox = mailbox
        queue = AdmissionQueue(limits: limits)
    }

    /// Runs until told to stop, then fails what is left and frees everything.
    func run() {
        while true {
            let mail = mailbox.take()
            for job in mail.jobs {
                waiting[job.id] = job
                queue.enqueue(job.id, lane: job.lane, isPatient: job.isPatient)
            }
            for id in mail.cancelled { abandon(id, .cancelled) }
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

    /// Milliseconds until a lane that rests may go on, a second at most.
    private var restingTime: Int32 {
        guard let start = queue.nextStart else { return 1_000 }
        let (seconds, attoseconds) = (start - .now).components
        return seconds >= 1 ? 1_000 : max(1, Int32(attoseconds / 1_000_000_000_000_000) + 1)
    }

    private func admit() {
        while let id = queue.next(at: .now) {
            guard let job = waiting.removeValue(forKey: id) else { continue }
            guard let handle = EasyHandle() else {
                queue.finish(lane: job.lane)
                job.abandon(.network(code: Int(CURLE_OUT_OF_MEMORY.rawValue)))
                continue
            }
            guard let end = job.begin(handle) else {
                queue.finish(lane: job.lane)
                continue
            }
            guard multi.add(handle) else {
                queue.finish(lane: job.lane)
                end(CURLE_FAILED_INIT)
                continue
            }
            running[handle.pointer] = Running(job: job, handle: handle, end: end)
            handles[id] = handle.pointer
        }
    }

    private func finishEnded() -> Bool {
        var hadEnds = false
        while let (pointer, code) = multi.nextFinished() {
            guard let ended = running.removeValue(forKey: pointer) else { continue }
            hadEnds = true
            handles[ended.job.id] = nil
            queue.finish(lane: ended.job.lane)
            multi.remove(ended.handle)
            ended.end(code)
        }
        return hadEnds
    }

    private func abandon(_ id: UInt64, _ error: TransferError) {
        if let job = waiting.removeValue(forKey: id) {
            _ = queue.remove(id, lane: job.lane)
            job.abandon(error)
        } else if let pointer = handles.removeValue(forKey: id), let stopped = running.removeValue(forKey: pointer) {
            queue.finish(lane: stopped.job.lane)
            multi.remove(stopped.handle)
            stopped.job.abandon(error)
        }
    }
}

@available(*, unavailable)
extension LoopThread: Sendable {}
