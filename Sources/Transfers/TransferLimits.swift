/// How long and how large one fetch may be, all its redirects together where nothing else is said.
package struct TransferLimits: Hashable, Sendable {
    /// Resolving, connecting and the TLS handshake of one hop.
    package var connectTime: Duration
    /// How long an answer may stand still (less than one byte a second, on average) before it is given up; whole seconds.
    package var stallTime: Duration
    /// The whole fetch, from when its first request leaves the queue.
    package var totalTime: Duration
    /// Bytes of the body once decoded.
    package var bodyBytes: Int
    /// Bytes of the body as they came.
    package var wireBytes: Int
    /// Bytes of all response fields of one hop.
    package var headerBytes: Int
    /// Redirects followed.
    package var redirects: Int

    package init(
        connectTime: Duration = .seconds(10),
        stallTime: Duration = .seconds(30),
        totalTime: Duration = .seconds(60),
        bodyBytes: Int = 10_000_000,
        wireBytes: Int = 10_000_000,
        headerBytes: Int = 65_536,
        redirects: Int = 5
    ) {
        self.connectTime = connectTime
        self.stallTime = stallTime
        self.totalTime = totalTime
        self.bodyBytes = bodyBytes
        self.wireBytes = wireBytes
        self.headerBytes = headerBytes
        self.redirects = redirects
    }
}
