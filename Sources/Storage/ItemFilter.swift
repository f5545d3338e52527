package import LookoutModel

/// What the store alone can say of an item, without looking at its text.
package struct ItemFilter: Hashable, Sendable {
    /// Only items of these feeds; nil of any.
    package var feeds: [FeedID]?
    /// Only items that are no older: published, or first seen, at or after this time.
    package var from: Instant?
    /// Only items from before this time.
    package var before: Instant?
    /// Only items that this rule has caught.
    package var rule: RuleID?

    package init(feeds: [FeedID]? = nil, from: Instant? = nil, before: Instant? = nil, rule: RuleID? = nil) {
        self.feeds = feeds
        self.from = from
        self.before = before
        self.rule = rule
    }
}
