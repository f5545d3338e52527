package import LookoutModel

/// A network that was down when a digest was made: no source is to blame.
package struct NetworkOutage: Equatable, Codable, Sendable {
    /// Sources that could not be reached for want of it.
    package var sources: Int
    package var since: Instant

    package init(sources: Int, since: Instant) {
        self.sources = sources
        self.since = since
    }
}
