package import LookoutModel

/// A headline that an item had before its publisher changed it.
package struct EarlierTitle: Hashable, Codable, Sendable {
    package var title: String
    /// When the headline after it was first seen.
    package var until: Instant

    package init(title: String, until: Instant) {
        self.title = title
        self.until = until
    }
}
