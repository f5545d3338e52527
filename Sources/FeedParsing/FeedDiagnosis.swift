package import Text

/// What had to be found out or repaired to read a feed, for whoever wonders why it looks as it does.
package struct FeedDiagnosis: Equatable, Sendable {
    /// The encoding that the document was read from, as the Encoding Standard names it.
    package var encoding = ""
    /// How the encoding was told.
    package var encodingSource = TextEncoding.Source.unmarked
    /// What the document or the HTTP header called the encoding, where the bytes proved it wrong.
    package var overruled: String?
    /// Whether the feed begins behind something that does not belong there.
    package var isPrefaced = false
    /// The line of the first repair, from 1, counted in the document; nil where the XML was well-formed.
    package var repairLine: Int?
    /// Whether bytes were replaced that the encoding does not have.
    package var hasForeignBytes = false
    /// Whether a prefix is used that nothing declares.
    package var hasUndeclaredPrefix = false
    /// Dates that could not be read, as they were written; `FeedLimits.unreadableDates` at the most.
    package var unreadableDates: [String] = []
    /// How many dates could not be read.
    package var unreadableDateCount = 0

    package init() {}

    /// Takes note of a date that could not be read.
    mutating func note(unreadable date: String) {
        unreadableDateCount += 1
        if unreadableDates.count < FeedLimits.unreadableDates {
            unreadableDates.append(String(decoding: date.utf8.prefix(FeedDate.longestText), as: UTF8.self))
        }
    }
}
