package import LookoutModel

/// An item that a rule caught, and the story that it belongs to.
package struct RuleHit: Equatable, Sendable {
    package var item: DigestItem
    package var seen: Instant
    /// Nil where no page shows its story.
    package var story: String?

    package init(item: DigestItem, seen: Instant, story: String? = nil) {
        self.item = item
        self.seen = seen
        self.story = story
    }
}
