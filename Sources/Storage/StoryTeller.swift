package import LookoutModel

/// Who tells a story: one of its items, as far as counting sources needs it.
package struct StoryTeller: Hashable, Sendable {
    package let item: Int64
    package let feed: FeedID
    /// When the item was first seen.
    package let seen: Instant
    /// Whether it only possibly tells the same.
    package let isPossible: Bool
    /// The owner whose text it copies, where it is a copy.
    package let copiedFrom: String?

    package init(item: Int64, feed: FeedID, seen: Instant, isPossible: Bool, copiedFrom: String?) {
        self.item = item
        self.feed = feed
        self.seen = seen
        self.isPossible = isPossible
        self.copiedFrom = copiedFrom
    }
}
