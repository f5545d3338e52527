package import LookoutModel

/// What a rule sees of an item.
package struct RuleSubject: Hashable, Sendable {
    package var title: String
    package var summary: String
    package var content: String
    package var author: String?
    package var link: String?
    /// BCP 47.
    package var language: String?
    package var feed: FeedID?
    /// The host of the link, or of the feed.
    package var host: String?
    package var kind: SourceKind?
    package var categories: [String]
    /// Seconds since publication; nil where the item has no date.
    package var age: Int64?

    package init(
        title: String,
        summary: String = "",
        content: String = "",
        author: String? = nil,
        link: String? = nil,
        language: String? = nil,
        feed: FeedID? = nil,
        host: String? = nil,
        kind: SourceKind? = nil,
        categories: [String] = [],
        age: Int64? = nil
    ) {
        self.title = title
        self.summary = summary
        self.content = content
        self.author = author
        self.link = link
        self.language = language
        self.feed = feed
        self.host = host
        self.kind = kind
        self.categories = categories
        self.age = age
    }
}
