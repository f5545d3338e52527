/// What a worker may use, and how long it may take.
package struct WorkerLimits: Equatable, Sendable {
    /// A request, in bytes; `WorkerFailure.tooLong` beyond that.
    package var requestBytes: Int
    /// An answer, in bytes.
    package var answerBytes: Int
    /// Memory beside what the program takes up before it reads anything, in bytes.
    package var memory: Int
    /// Seconds of processor time for any request.
    package var processorSeconds = 4
    /// Seconds that pass before the worker is killed, for any request; more than `processorSeconds`, for on a busy machine
    /// much time may pass that it was given nothing of.
    package var seconds = 20
    /// Seconds in which a new process must be ready.
    package var startSeconds = 30
    /// Megabytes of a request for which there is a second of processor time more, and two that pass.
    package var megabytesPerSecond = 1
    /// Requests after which a new process takes over.
    package var requests = 4000
    /// Bytes of requests after which a new process takes over.
    package var renewalBytes = 512 << 20

    /// Limits for documents of so many bytes.
    package init(documentBytes: Int) {
        // What stands beside the document in a request.
        requestBytes = documentBytes + (1 << 16)
        // Nothing that was seen comes near it: a text grows threefold where it is recoded, and where all links of it are
        // made absolute.
        answerBytes = documentBytes * 8 + (4 << 20)
        memory = (384 << 20) + documentBytes * 12
    }

    /// A request that has one of the small places, in bytes; most feeds are far smaller.
    var smallRequestBytes: Int { min(requestBytes, (1 << 20) + (1 << 16)) }
    /// The answer to one, in bytes.
    var smallAnswerBytes: Int { min(answerBytes, 12 << 20) }

    /// Requests that are in a worker's hands at once: while it works on one it need not wait for the next.
    static let slots = 8
    /// Bytes of requests in a worker's hands at once, but for a single one that is longer.
    static let bytesAtOnce = 16 << 20

    /// Further seconds for a request of so many bytes.
    func additionalSeconds(for bytes: Int) -> Int {
        bytes / (max(1, megabytesPerSecond) << 20)
    }
}
