package import LookoutModel

/// Who tells a story: one of its items, as far as counting sources needs it.
package struct StoryTeller: Hashable, Sendable {
    package let item: Int64
    package let feed: FeedID
    /// Whether it only possibly tells the same.
    package let isPossible: Bool
    /// The owner whose text it copies, where it is a copy.
    package let copiedFrom: String?

    package init(item: Int64, feed: FeedID, isPossible: Bool, copiedFrom: String?) {
        self.item = item
        self.feed = feed
        self.isPossible = isPossible
        self.copiedFrom = copiedFrom
    }
}
