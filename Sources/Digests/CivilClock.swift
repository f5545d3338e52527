package import LookoutModel
package import Text

/// A time zone as digests need it: how to go from instants to what the clocks show, and back.
///
/// The zone files are read elsewhere; their reader's functions are handed in.
package struct CivilClock: Sendable {
    /// The zone's IANA name.
    package let name: String
    /// Seconds east of UTC at an instant.
    package let offset: @Sendable (Int64) -> Int
    /// What people call the time at an instant: `CET`, `+0330`.
    package let abbreviation: @Sendable (Int64) -> String
    /// The instant at which a date has run so many seconds: the first after a gap, the first of an overlap.
    package let instant: @Sendable (CivilDate, Int) -> Int64
    /// When the clocks change next after an instant.
    package let nextTransition: @Sendable (Int64) -> Int64?

    package init(
        name: String,
        offset: @escaping @Sendable (Int64) -> Int,
        abbreviation: @escaping @Sendable (Int64) -> String,
        instant: @escaping @Sendable (CivilDate, Int) -> Int64,
        nextTransition: @escaping @Sendable (Int64) -> Int64?
    ) {
        self.name = name
        self.offset = offset
        self.abbreviation = abbreviation
        self.instant = instant
        self.nextTransition = nextTransition
    }

    /// The civil day that an instant lies in.
    package func day(of instant: Instant) -> Day {
        Day(number: Timestamp.parts(instant.seconds + Int64(offset(instant.seconds))).date.dayNumber)
    }

    /// Whether the zone's clocks ever show `day`; Apia never saw 2011-12-30.
    package func has(_ day: Day) -> Bool {
        let start = Instant(seconds: instant(CivilDate(dayNumber: day.number), 0))
        return self.day(of: start) == day
    }
}
