/// One item of a feed, normalised once: absolute link, plain text, no date that the feed did not give.
package struct Item: Hashable, Codable, Sendable {
    /// What tells this item from the others of its feed: guid, else link, else title and date (see `Stories.ItemIdentity`).
    package var identity: String
    package var feed: FeedID
    /// Plain text, one line.
    package var title: String
    /// Absolute http or https address.
    package var link: String?
    /// Plain text; paragraphs are separated by a line feed.
    package var summary: String
    /// Plain text; paragraphs are separated by a line feed.
    package var content: String
    package var author: String?
    /// BCP 47: the item's or the feed's own, else the feed list's.
    package var language: String?
    package var categories: [String]
    /// As the publisher dates it; nil where it gives no readable date.
    package var published: Instant?

    package init(
        identity: String,
        feed: FeedID,
        title: String,
        link: String? = nil,
        summary: String = "",
        content: String = "",
        author: String? = nil,
        language: String? = nil,
        categories: [String] = [],
        published: Instant? = nil
    ) {
        self.identity = identity
        self.feed = feed
        self.title = title
        self.link = link
        self.summary = summary
        self.content = content
        self.author = author
        self.language = language
        self.categories = categories
        self.published = published
    }
}
