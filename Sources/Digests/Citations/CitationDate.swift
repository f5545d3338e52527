import LookoutModel
import Text

/// The days of an item as citations need them.
struct CitationDate {
    /// When it was published; nil where no calendar has the year, or its publisher does not say.
    let published: CivilDate?
    /// When it was read.
    let accessed: CivilDate?

    init(_ item: CitedItem, day: (Instant) -> Day) {
        published = item.published.flatMap { CitationDate.date($0, day) }
        accessed = CitationDate.date(item.seen, day)
    }

    private static func date(_ instant: Instant, _ day: (Instant) -> Day) -> CivilDate? {
        // Times further away than these are a publisher's fault, and no clock has them.
        guard (first...last).contains(instant.seconds) else { return nil }
        return CivilDate(dayNumber: day(instant).number)
    }

    /// The beginning of the year 2, and of the year 9999.
    private static let first = Int64(CivilDate(year: 2, month: 1, day: 1)?.dayNumber ?? 0) * 86_400
    private static let last = Int64(CivilDate(year: 9999, month: 1, day: 1)?.dayNumber ?? 0) * 86_400
}
