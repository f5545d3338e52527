/// What was asked of one host.
package struct HostTraffic: Hashable, Sendable {
    /// The host, with its port where that is not the usual one.
    package let host: String
    /// Requests that went out, redirects included.
    package var requests = 0
    /// Answers that nothing had changed (304).
    package var notModified = 0
    /// Answers that we come too often (429).
    package var throttled = 0
    /// Bytes of the bodies as they came.
    package var bytes = 0

    package init(host: String) {
        self.host = host
    }
}
