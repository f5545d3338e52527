package import LookoutModel

/// A feed that gives no answer, or none that can be used.
package struct FailingFeed: Equatable, Codable, Sendable {
    package var feed: FeedID
    package var title: String
    package var since: Instant
    /// Why, in words.
    package var reason: String

    package init(feed: FeedID, title: String, since: Instant, reason: String) {
        self.feed = feed
        self.title = title
        self.since = since
        self.reason = reason
    }
}
