package import LookoutModel

/// An edition, frozen: which matches and items it covers, and the digest as a value.
package struct StoredEdition: Hashable, Sendable {
    /// The digest's name; empty for the unnamed one.
    package let name: String
    package let day: Day
    /// It covers the matches after `firstMatch` up to `lastMatch`.
    package let firstMatch: Int64
    package let lastMatch: Int64
    /// It covers the items after `firstItem` up to `lastItem`.
    package let firstItem: Int64
    package let lastItem: Int64
    package let from: Instant
    package let to: Instant
    /// The digest in its stored form; the same for ever.
    package let body: String
    /// The line of the archive that stands for it, in its stored form.
    package let summary: String
    /// Whether its files were written.
    package let isWritten: Bool

    package init(
        name: String,
        day: Day,
        firstMatch: Int64,
        lastMatch: Int64,
        firstItem: Int64,
        lastItem: Int64,
        from: Instant,
        to: Instant,
        body: String,
        summary: String,
        isWritten: Bool
    ) {
        self.name = name
        self.day = day
        self.firstMatch = firstMatch
        self.lastMatch = lastMatch
        self.firstItem = firstItem
        self.lastItem = lastItem
        self.from = from
        self.to = to
        self.body = body
        self.summary = summary
        self.isWritten = isWritten
    }
}
