package import Storage

/// Where messages go.
///
/// A sink says only whether this message has arrived; when to try again is the outbox's business.
package protocol Sink: Sendable {
    /// Its name in the outbox.
    var name: String { get }

    /// Delivers one message and returns the receipt.
    ///
    /// `mayHaveArrived` says that an earlier attempt came to an unknown end: a sink that can tell, looks before it repeats.
    ///
    /// - Throws: `DeliveryError`.
    func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) throws(DeliveryError) -> String
}
