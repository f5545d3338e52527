package import LookoutModel
package import Platform
import Text

/// Hours of the day in which only what is critical is told: `22:00-07:00`, by the clocks of a zone.
package struct QuietHours: Hashable, Sendable {
    /// Seconds after midnight at which they begin.
    package let start: Int
    /// Seconds after midnight at which they end; before `start` where they go over midnight.
    package let end: Int

    /// Nil where they would last no time, or are no times of a day.
    package init?(start: Int, end: Int) {
        guard start != end, (0..<86_400).contains(start), (0..<86_400).contains(end) else { return nil }
        self.start = start
        self.end = end
    }

    /// Reads `22:00-07:00`.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
            Quantity.timeOfDay(String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
        }
        guard parts.count == 2, let start = parts[0], let end = parts[1] else { return nil }
        self.init(start: start, end: end)
    }

    /// When the quiet that holds at `instant` ends; nil where none holds.
    ///
    /// The end is the first instant at which the zone's clocks show it, also where they change that night.
    package func end(after instant: Instant, in zone: Zone) -> Instant? {
        let local = zone.civil(instant.seconds)
        let time = local.secondsOfDay
        let isQuiet = start < end ? time >= start && time < end : time >= start || time < end
        guard isQuiet else { return nil }
        let day = local.date.dayNumber + (start > end && time >= start ? 1 : 0)
        let wake = Instant(seconds: zone.instant(of: CivilDate(dayNumber: day), secondsOfDay: end))
        return wake > instant ? wake : nil
    }
}
