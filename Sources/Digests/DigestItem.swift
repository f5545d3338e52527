package import LookoutModel

/// One item of a feed, as a digest tells it.
package struct DigestItem: Equatable, Codable, Sendable {
    package var id: String
    package var title: String
    package var link: String?
    package var feed: FeedID
    /// Who stands behind the feed, which is what counts as one source: the owner's name, else the feed's title.
    package var source: String
    package var kind: SourceKind
    package var isStateMedia: Bool
    /// BCP 47.
    package var language: String?
    /// As the publisher dates it, at the latest when it was first seen.
    package var published: Instant?
    /// Who counts as its source, where that is not `source`: the owner of the feed, or whose text it repeats.
    package var owner: String?
    /// Whether it only possibly tells the same as its story; nil where it surely does.
    package var isPossible: Bool?
    /// Its headlines before this one, the first of them first; nil where it never had another.
    package var earlierTitles: [EarlierTitle]?
    /// When it was first seen; nil in editions of earlier versions, as all that follows.
    package var seen: Instant?
    /// As the publisher names whoever wrote it; nil where it does not.
    package var author: String?
    /// The rules that caught it, where it is told as a development.
    package var rules: [RuleID]?
    /// The item's summary, or the beginning of its content.
    package var lead: String

    package init(
        id: String,
        title: String,
        link: String? = nil,
        feed: FeedID,
        source: String,
        kind: SourceKind = .press,
        isStateMedia: Bool = false,
        language: String? = nil,
        published: Instant? = nil,
        lead: String = "",
        owner: String? = nil,
        isPossible: Bool? = nil,
        earlierTitles: [EarlierTitle]? = nil,
        seen: Instant? = nil,
        author: String? = nil,
        rules: [RuleID]? = nil
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
        self.owner = owner
        self.isPossible = isPossible
        self.earlierTitles = earlierTitles
        self.seen = seen
        self.author = author
        self.rules = rules
    }
}
