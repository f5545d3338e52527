package import LookoutModel

/// The messages to one sink that are tried again, or were given up.
package struct StuckMessages: Hashable, Sendable {
    package let sink: String
    /// `retry` or `dead`.
    package let state: OutboxEntry.State
    package let count: Int
    /// When the oldest of them was made.
    package let oldest: Instant
    /// When one of them was first tried; nil where none was.
    package let triedSince: Instant?
    /// What is kept of the latest attempt at any of them.
    package let result: String?
}
