package import Storage

/// Where messages go.
///
/// A sink says only whether this message has arrived; when to try again is the outbox's business.
package protocol Sink: Sendable {
    /// Its name in the outbox.
    var name: String { get }

    /// How many messages are claimed, and settled, in one transaction: more than one only where a repeat does no harm.
    var batch: Int { get }

    /// Delivers one message and returns the receipt: what the other side said to it, one line.
    ///
    /// `mayHaveArrived` says that an earlier attempt came to an unknown end: a sink that can tell, looks before it repeats.
    /// What is sent is the entry's `body`, byte for byte the same at every attempt.
    ///
    /// - Throws: `DeliveryError`.
    func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) async throws(DeliveryError) -> String
}

extension Sink {
    package var batch: Int { 1 }
}
