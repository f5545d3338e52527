package import LookoutModel

/// A story: one development, begun by its first item.
package struct StoredStory: Hashable, Sendable {
    /// The identity of its first item, fixed when it was made.
    package let id: String
    package let firstItem: Int64
    package let madeAt: Instant
    /// How many alerts it has given; the next one's revision.
    package let alerts: Int
    /// The highest priority it has alerted under.
    package let alertedPriority: Priority?
}
