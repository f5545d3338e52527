/// How many connections a client holds at once; what exceeds them waits in order, its time limits not yet running.
package struct ConnectionLimits: Hashable, Sendable {
    /// To one host and port, or to one proxy; at least 1.
    package var perHost: Int
    /// In all; at least 1.
    package var total: Int
    /// Between the starts of two transfers to one host and port, or to one proxy.
    package var pause: Duration

    package init(perHost: Int = 4, total: Int = 64, pause: Duration = .zero) {
        self.perHost = max(1, perHost)
        self.total = max(1, total)
        self.pause = pause
    }
}
