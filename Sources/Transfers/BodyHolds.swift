/// The bytes of documents that were fetched and are not done with: where they are too many, nothing more is asked for.
final class BodyHolds: Sendable {
    private struct State {
        var bytes = 0
        var wake: (@Sendable () -> Void)?
    }

    private let limit: Int
    private let state = Locked(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether nothing more is to be asked for.
    var isFull: Bool {
        limit != .max && state.withLock { $0.bytes >= limit }
    }

    /// Counts the bytes of a document until the hold is let go.
    func take(_ bytes: Int) -> BodyHold {
        state.withLock { $0.bytes += bytes }
        return BodyHold(bytes: bytes, of: self)
    }

    /// Has `wake` called when there is room again.
    func whenRoom(_ wake: @escaping @Sendable () -> Void) {
        state.withLock { $0.wake = wake }
    }

    fileprivate func release(_ bytes: Int) {
        let wake = state.withLock { state -> (@Sendable () -> Void)? in
            let wasFull = state.bytes >= limit
            state.bytes -= bytes
            return wasFull && state.bytes < limit ? state.wake : nil
        }
        wake?()
    }
}

/// A document that is not done with; whoever lets it go makes room for another.
package final class BodyHold: Sendable {
    /// Of the document, decoded.
    package let bytes: Int
    private let holds: BodyHolds

    fileprivate init(bytes: Int, of holds: BodyHolds) {
        self.bytes = bytes
        self.holds = holds
    }

    deinit {
        holds.release(bytes)
    }
}
