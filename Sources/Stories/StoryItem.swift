package import LookoutModel

/// What stories know of an item: its text as far as it tells what happened, where it comes from, and when.
package struct StoryItem: Sendable {
    /// The most Unicode scalars of the text below the title that count.
    package static let textLength = 600

    /// Its place in the order in which items were seen.
    package let sequence: Int64
    package let feed: FeedID
    /// Who counts as one source.
    package let owner: String
    /// Absolute address.
    package let link: String?
    /// When it was published, at the latest when it was first seen; when it was first seen, where it has no date.
    package let time: Instant
    /// When it was first seen.
    package let firstSeen: Instant
    /// Whether its feed is that of an official source, which does not write its statements anew.
    package let isOfficial: Bool
    package let terms: StoryTerms

    /// Reads an item; a title or a text below it that recurs in its feed carries no weight.
    package init(
        _ item: Item,
        sequence: Int64,
        owner: String,
        isOfficial: Bool = false,
        firstSeen: Instant,
        hasRecurringTitle: Bool = false,
        hasRecurringLead: Bool = false
    ) {
        self.sequence = sequence
        feed = item.feed
        self.owner = owner
        self.isOfficial = isOfficial
        link = item.link.flatMap(CanonicalAddress.of)
        time = item.published.map { min($0, firstSeen) } ?? firstSeen
        self.firstSeen = firstSeen
        terms = StoryTerms(
            title: hasRecurringTitle ? "" : item.title,
            text: hasRecurringLead ? "" : StoryItem.lead(of: item),
            declared: item.language
        )
    }

    /// The text below the title that counts.
    package static func lead(of item: Item) -> String {
        let text = item.summary.isEmpty ? item.content : item.summary
        return String(text.unicodeScalars.prefix(textLength))
    }
}
