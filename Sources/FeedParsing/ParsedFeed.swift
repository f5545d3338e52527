package import LookoutModel

/// A feed as its publisher wrote it, whatever its format; nothing is trusted and nothing is made up.
package struct ParsedFeed: Equatable, Sendable {
    package var format: FeedFormat
    /// Plain text, one line.
    package var title: String?
    /// The page that the feed belongs to, absolute where a base was known.
    package var link: String?
    package var description: ParsedText?
    /// BCP 47, as written.
    package var language: String?
    /// When the feed says it was last changed.
    package var updated: Instant?
    /// How often the feed asks to be fetched.
    package var schedule = FeedSchedule()
    /// Addresses the feed gives of itself, its hubs and its next page, by their relation.
    package var relations: [FeedRelation] = []
    package var items: [ParsedItem] = []
    /// Whether the document was no well-formed XML, or lied about its encoding, and was mended.
    package var isRepaired = false
    /// Whether the document ends before its end: items that were whole are here, others may be missing.
    ///
    /// Whoever fetched it must not keep its validators.
    package var isTruncated = false

    /// What had to be found out or repaired.
    package var diagnosis = FeedDiagnosis()

    package init(format: FeedFormat) {
        self.format = format
    }
}
