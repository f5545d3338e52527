import TestSupport

/// Runs tasks one job at a time, on the thread that steps and in an order that dice give: what is suspended stays so.
final class StepExecutor: TaskExecutor {
    private let jobs = Locked<[UnownedJob]>([])

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
    }

    /// Runs until no job is left: all tasks are done, or wait for something that has not come.
    func drain(_ dice: inout SeededGenerator) {
        while let job = take(&dice) { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    private func take(_ dice: inout SeededGenerator) -> UnownedJob? {
        jobs.withLock { jobs in
            jobs.isEmpty ? nil : jobs.remove(at: Int.random(in: 0..<jobs.count, using: &dice))
        }
    }
}
