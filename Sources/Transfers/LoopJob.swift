import CCurl

/// An exchange on its way through the loop, its types forgotten.
struct LoopJob: Sendable {
    /// A transfer that has been set up.
    struct Transfer {
        /// Ends a transfer that ran to a code.
        let end: (CURLcode) -> HostSign
        let isAnswered: () -> Bool
        let lateness: () -> TransferError.Phase?
    }

    let id: UInt64
    let lane: String
    let isPatient: Bool
    let isPostponable: Bool
    /// Sets up the handle; nil where that failed, which has been told already.
    let begin: @Sendable (EasyHandle) -> Transfer?
    /// Tells that the transfer did not run to its end.
    let abandon: @Sendable (TransferError) -> Void

    /// Exactly one of `begin`'s nil, a transfer's `end` or `abandon` resumes the continuation.
    init<E: Exchange>(
        id: UInt64,
        _ exchange: E,
        _ continuation: CheckedContinuation<Result<E.Outcome, TransferError>, Never>
    ) {
        self.id = id
        lane = exchange.lane
        isPatient = exchange.isPatient
        isPostponable = exchange.isPostponable
        begin = { handle in
            do throws(TransferError) {
                let receiver = try exchange.begin(on: handle)
                if let failure = handle.failure { throw .network(code: Int(failure.rawValue)) }
                return Transfer(
                    end: { code in
                        let outcome = exchange.end(handle, receiver, code: code)
                        continuation.resume(returning: outcome)
                        return exchange.sign(of: outcome)
                    },
                    isAnswered: { exchange.isAnswered(receiver) },
                    lateness: { exchange.lateness(handle, receiver) }
                )
            } catch {
                continuation.resume(returning: .failure(error))
                return nil
            }
        }
        abandon = { continuation.resume(returning: .failure($0)) }
    }
}
