package import LookoutModel

/// An item as alerts show it.
package struct AlertItem: Hashable, Sendable {
    package let id: String
    package let title: String
    package let link: String?
    package let feed: FeedID
    /// The publisher, as the feed list or the feed calls it.
    package let source: String
    package let kind: SourceKind
    package let isStateMedia: Bool
    package let language: String?
    package let published: Instant?
    /// The first sentences, plain text.
    package let lead: String
    /// Whether it possibly tells something else.
    package var isPossible: Bool

    package init(
        id: String,
        title: String,
        link: String?,
        feed: FeedID,
        source: String,
        kind: SourceKind,
        isStateMedia: Bool,
        language: String?,
        published: Instant?,
        lead: String,
        isPossible: Bool = false
    ) {
        self.id = id
        self.title = title
        self.link = link
        self.feed = feed
        self.source = source
        self.kind = kind
        self.isStateMedia = isStateMedia
        self.language = language
        self.published = published
        self.lead = lead
        self.isPossible = isPossible
    }
}
