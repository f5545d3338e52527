/// How many connections a client holds at once; what exceeds them waits in order, its time limits not yet running.
package struct ConnectionLimits: Hashable, Sendable {
    /// To one host and port, or to one proxy; at least 1.
    package var perHost: Int
    /// In all, those that are set aside not counted; at least 1.
    package var total: Int
    /// In all; at least `total`.
    ///
    /// What is more than `total` is for transfers that keep waiting, so that they keep no others waiting.
    package var sockets: Int
    /// Between the starts of two transfers to one host and port, or to one proxy.
    package var pause: Duration
    /// How long a transfer may be without an answer before it is set aside, where others wait; less where many are already.
    package var patience: Duration

    /// Bytes of documents that may have been fetched and be held by whoever fetched them; beyond that nothing more starts.
    package var heldBytes: Int

    package init(
        perHost: Int = 4,
        total: Int = 64,
        sockets: Int = 384,
        pause: Duration = .zero,
        patience: Duration = .seconds(1),
        heldBytes: Int = .max
    ) {
        self.perHost = max(1, perHost)
        self.total = max(1, total)
        self.sockets = max(self.total, sockets)
        self.pause = pause
        self.patience = patience
        self.heldBytes = heldBytes
    }
}
