package import LookoutModel
package import Platform
import Text

/// How instants are written for a reader: UTC, and the reader's own zone beside it.
package struct LocalTime: Sendable {
    private let zone: Zone

    package init(zone: Zone) {
        self.zone = zone
    }

    /// `2026-11-24 17:40 UTC (2026-11-25 02:40 JST)`; the second part only where it says something else.
    package func text(_ instant: Instant) -> String {
        let utc = Timestamp.civil(instant.seconds) + " UTC"
        let offset = zone.offset(at: instant.seconds)
        guard offset != 0 else { return utc }
        let local = Timestamp.civil(instant.seconds &+ Int64(offset))
        return "\(utc) (\(local) \(zone.abbreviation(at: instant.seconds)))"
    }

    /// The day that the zone's calendar shows, `2026-11-25`.
    package func day(_ instant: Instant) -> String {
        zone.civil(instant.seconds).date.description
    }
}
