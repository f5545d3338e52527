/// A loop for each mail server.
///
/// curl lets go of its thread neither while it waits for the answer to the end of a message, for up to ten minutes, nor
/// while it says goodbye. So mail does not run on the loop of the documents, and no server on that of another.
final class MailLoops: Sendable {
    private struct State {
        var loops: [String: TransferLoop] = [:]
        var isStopped = false
    }

    private let state = Locked(State())

    /// Runs one exchange after the others of its lane.
    func run(_ exchange: SMTPExchange) async -> Result<MailOutcome, TransferError> {
        let loop = state.withLock { state -> TransferLoop? in
            guard !state.isStopped else { return nil }
            if let loop = state.loops[exchange.lane] { return loop }
            let loop = TransferLoop(limits: ConnectionLimits(perHost: 1, total: 1))
            state.loops[exchange.lane] = loop
            return loop
        }
        guard let loop else { return .failure(.shutDown) }
        return await loop.run(exchange)
    }

    /// Why all exchanges are to break off; nil as long as they may go on.
    var stopReason: TransferError? {
        state.withLock { $0.isStopped ? .shutDown : nil }
    }

    /// Has all exchanges break off within a second or so and ends the threads.
    func shutdown() async {
        let loops = state.withLock { state in
            state.isStopped = true
            return Array(state.loops.values)
        }
        for loop in loops { await loop.shutdown() }
    }
}
