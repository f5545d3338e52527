package import LookoutModel

/// A host that asked to be let alone for a while.
package struct HostPause: Hashable, Sendable {
    /// The host, with its port where that is not the usual one.
    package let host: String
    package let endsAt: Instant
    /// The HTTP status that it answered with, 429 or 503.
    package let status: Int

    package init(host: String, endsAt: Instant, status: Int) {
        self.host = host
        self.endsAt = endsAt
        self.status = status
    }
}
