import CCurl

/// An exchange on its way through the loop, its types forgotten.
struct LoopJob: Sendable {
    /// Ends a transfer that ran to `code`.
    typealias End = (CURLcode) -> Void

    let id: UInt64
    let lane: String
    let isPatient: Bool
    /// Sets up the handle; nil where that failed, which has been told already.
    let begin: @Sendable (EasyHandle) -> End?
    /// Tells that the transfer did not run to its end.
    let abandon: @Sendable (TransferError) -> Void

    /// Exactly one of `begin`'s nil, its `End` or `abandon` resumes the continuation.
    init<E: Exchange>(
        id: UInt64,
        _ exchange: E,
        _ continuation: CheckedContinuation<Result<E.Outcome, TransferError>, Never>
    ) {
        self.id = id
        lane = exchange.lane
        isPatient = exchange.isPatient
        begin = { handle in
            do throws(TransferError) {
                let receiver = try exchange.begin(on: handle)
                if let failure = handle.failure { throw .network(code: Int(failure.rawValue)) }
                return { code in
                    continuation.resume(returning: exchange.end(handle, receiver, code: code))
                }
            } catch {
                continuation.resume(returning: .failure(error))
                return nil
            }
        }
        abandon = { continuation.resume(returning: .failure($0)) }
    }
}
