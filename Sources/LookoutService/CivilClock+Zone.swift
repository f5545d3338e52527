package import Digests
package import Platform
import Text

extension CivilClock {
    /// The clock of a zone of the system's files.
    package init(_ zone: Zone) {
        self.init(
            name: zone.name,
            offset: { zone.offset(at: $0) },
            abbreviation: { zone.abbreviation(at: $0) },
            instant: { date, seconds in zone.instant(of: date, secondsOfDay: seconds) },
            nextTransition: { zone.nextTransition(after: $0) }
        )
    }
}
