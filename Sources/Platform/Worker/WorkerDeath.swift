/// How a worker died over a request.
package enum WorkerDeath: Equatable, Sendable {
    /// A signal ended it: a crash, by its number.
    case signal(Int32)
    /// It left by itself, with this status.
    case exit(Int32)
    /// It took longer than it was given, and was ended.
    case tooSlow
    /// It asked the system for what it may not have: the network, another program, another process.
    case forbidden
    /// It answered what was not asked, or what cannot be read, and was killed.
    case badAnswer
}

/// Why a request has no answer.
package enum WorkerFailure: Error, Equatable, Sendable {
    /// The worker died over it.
    case died(WorkerDeath)
    /// The request or its answer is longer than allowed.
    case tooLong
    /// No worker could be started; the system's `errno`, 0 where it ended before it was ready.
    case start(code: Int32)
    /// There will be no more answers.
    case shutDown
}
