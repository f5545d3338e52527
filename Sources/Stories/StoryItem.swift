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
    package let isDated: Bool
    package let terms: StoryTerms

    /// Reads an item; the title carries no weight where `hasRecurringTitle`.
    package init(
        _ item: Item,
        sequence: Int64,
        owner: String,
        firstSeen: Instant,
        hasRecurringTitle: Bool = false
    ) {
        self.sequence = sequence
        feed = item.feed
        self.owner = owner
        link = item.link.flatMap(CanonicalAddress.of)
        time = item.published.map { min($0, firstSeen) } ?? firstSeen
        self.firstSeen = firstSeen
        isDated = item.published != nil
        let text = item.summary.isEmpty ? item.content : item.summary
        terms = StoryTerms(
            title: hasRecurringTitle ? "" : item.title,
            text: String(text.unicodeScalars.prefix(StoryItem.textLength)),
            declared: item.language
        )
    }
}
