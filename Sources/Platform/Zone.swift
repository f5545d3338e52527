package import Text

/// A time zone as the system's zone files have it: which offset from UTC is in force when.
///
/// Instants are seconds since the Unix epoch; "local" means seconds since 1970-01-01 00:00 as the zone's clocks show it.
/// Values beyond the year 200,000 are taken as that far.
package struct Zone: Hashable, Sendable {
    /// What the clocks show in a period.
    struct LocalType: Hashable, Sendable {
        /// Seconds east of UTC.
        let offset: Int
        let abbreviation: String
    }

    /// The name in the IANA database, `Europe/Berlin`.
    package let name: String
    /// When a period begins, ascending, and which `types` it has.
    let transitions: [Int64]
    let indices: [UInt8]
    /// Not empty; the first holds before the first transition.
    let types: [LocalType]
    /// What holds after the last transition; nil where the last period goes on for ever.
    let rule: ZoneRule?

    /// Coordinated Universal Time, whatever the system's files say.
    package static let utc = Zone(
        name: "UTC",
        transitions: [],
        indices: [],
        types: [LocalType(offset: 0, abbreviation: "UTC")],
        rule: nil
    )

    private static let furthest: Int64 = 6_000_000_000_000

    /// The offset in force at an instant, in seconds east of UTC.
    package func offset(at instant: Int64) -> Int {
        type(at: Zone.bounded(instant)).offset
    }

    /// The abbreviation in force at an instant: `CEST`, or `+0330` where the zone has no letters.
    package func abbreviation(at instant: Int64) -> String {
        type(at: Zone.bounded(instant)).abbreviation
    }

    /// What the zone's clocks show at an instant: the date and the seconds since its midnight.
    package func civil(_ instant: Int64) -> (date: CivilDate, secondsOfDay: Int) {
        let instant = Zone.bounded(instant)
        return Timestamp.parts(instant + Int64(type(at: instant).offset))
    }

    /// The instant at which the clocks show `local`.
    ///
    /// Where they skip it (a gap), the first instant after the gap; where they show it twice (an overlap), the first of the two.
    package func instant(local: Int64) -> Int64 {
        let local = Zone.bounded(local)
        // No offset is beyond 26 hours, and no two periods that matter are further apart.
        var begin = local - 100_000
        var firstAfter: Int64?
        while true {
            let offset = Int64(type(at: begin).offset)
            let end = nextTransition(after: begin)
            let instant = local - offset
            if instant >= begin && instant < end ?? .max { return instant }
            if firstAfter == nil && begin + offset > local { firstAfter = begin }
            guard let end, end <= local + 100_000 else { return firstAfter ?? instant }
            begin = end
        }
    }

    /// The instant at which `date` has run `secondsOfDay` seconds on the zone's clocks, by the same rules.
    package func instant(of date: CivilDate, secondsOfDay: Int) -> Int64 {
        let day = min(max(Int64(date.dayNumber), -70_000_000), 70_000_000)
        return instant(local: day * 86_400 + min(max(Int64(secondsOfDay), -200_000), 200_000))
    }

    /// When the clocks change next after an instant; nil where they never do again.
    ///
    /// A transition that changes only the abbreviation counts as one.
    package func nextTransition(after instant: Int64) -> Int64? {
        let instant = Zone.bounded(instant)
        let index = firstTransition(after: instant)
        if index < transitions.count { return transitions[index] }
        guard let rule else { return nil }
        return rule.changes(around: rule.year(of: instant)).first { $0.at > instant }?.at
    }

    private func type(at instant: Int64) -> LocalType {
        let index = firstTransition(after: instant)
        if index == transitions.count, let rule {
            let period = rule.period(at: instant)
            return LocalType(offset: period.offset, abbreviation: period.abbreviation)
        }
        return index == 0 ? types[0] : types[Int(indices[index - 1])]
    }

    private func firstTransition(after instant: Int64) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] > instant { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private static func bounded(_ seconds: Int64) -> Int64 {
        min(max(seconds, -furthest), furthest)
    }
}
