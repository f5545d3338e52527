package import LookoutModel

/// One pass over the home.
package struct StoredPass: Hashable, Sendable {
    package let id: Int64
    package let startedAt: Instant
    /// Whether it came to its end.
    package let isComplete: Bool
    package let counts: PassCounts
}
