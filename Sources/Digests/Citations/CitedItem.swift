package import LookoutModel
import Text

/// An item as it is cited elsewhere: in a memo, a table, a list of literature.
package struct CitedItem: Equatable, Sendable {
    package var id: String
    package var title: String
    package var link: String?
    package var feed: FeedID
    /// What the feed is called.
    package var source: String
    /// Who counts as one source, where that is not `source`.
    package var owner: String?
    package var kind: SourceKind
    /// BCP 47.
    package var language: String?
    package var author: String?
    /// As the publisher dates it, at the latest when it was first seen.
    package var published: Instant?
    /// When it was first seen, or its story was where that is all that is known.
    package var seen: Instant
    /// The rules that caught it.
    package var rules: [RuleID]
    /// The id of its story, where there is one.
    package var story: String?
    /// Its summary, or the beginning of its content.
    package var lead: String

    package init(
        id: String,
        title: String,
        link: String? = nil,
        feed: FeedID,
        source: String,
        owner: String? = nil,
        kind: SourceKind = .press,
        language: String? = nil,
        author: String? = nil,
        published: Instant? = nil,
        seen: Instant,
        rules: [RuleID] = [],
        story: String? = nil,
        lead: String = ""
    ) {
        self.id = id
        self.title = title
        self.link = link
        self.feed = feed
        self.source = source
        self.owner = owner
        self.kind = kind
        self.language = language
        self.author = author
        self.published = published
        self.seen = seen
        self.rules = rules
        self.story = story
        self.lead = lead
    }

    /// Every item that a digest names with its headline, in its order, each once.
    package static func items(of digest: Digest) -> [CitedItem] {
        var items: [CitedItem] = []
        for section in digest.sections {
            for story in section.stories {
                items += story.items.map { item in
                    CitedItem(
                        item,
                        seen: item.seen ?? story.firstSeen,
                        rules: item.rules ?? story.rules.map(\.id),
                        story: story.id
                    )
                }
            }
        }
        for section in digest.sections {
            items += (section.background?.headlines ?? []).map { item in
                CitedItem(item, seen: item.seen ?? item.published ?? digest.to, rules: [section.rule], story: nil)
            }
        }
        var seen: Set<String> = []
        return items.filter { seen.insert($0.id).inserted }
    }

    /// Who publishes it, by a name that can stand in a list of literature; nil where only a mark for machines is known, such
    /// as a host or `example-wire`.
    var publisher: String? {
        guard let owner else { return nil }
        let isMark = owner.utf8.allSatisfy { byte in
            ASCII.isDigit(byte) || "-_.".utf8.contains(byte)
                || ASCII.isLetter(byte) && byte >= UInt8(ascii: "a")
        }
        return isMark ? nil : owner
    }

    private init(_ item: DigestItem, seen: Instant, rules: [RuleID], story: String?) {
        self.init(
            id: item.id,
            title: item.title,
            link: item.link,
            feed: item.feed,
            source: item.source,
            owner: item.owner,
            kind: item.kind,
            language: item.language,
            author: item.author,
            published: item.published,
            seen: seen,
            rules: rules,
            story: story,
            lead: item.lead
        )
    }
}
