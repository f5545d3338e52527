package import LookoutModel
import Text

/// The offsets of a zone for the time that a digest speaks of, so that rendering needs no zone files.
package struct ZoneTable: Hashable, Codable, Sendable {
    /// A period without a change of the clocks.
    package struct Period: Hashable, Codable, Sendable {
        /// When it begins; the first period counts for all time before it too.
        package let from: Instant
        /// Seconds east of UTC.
        package let offset: Int
        package let abbreviation: String

        package init(from: Instant, offset: Int, abbreviation: String) {
            self.from = from
            self.offset = offset
            self.abbreviation = abbreviation
        }
    }

    /// The IANA name.
    package let name: String
    /// By time; at least one.
    package let periods: [Period]

    /// Coordinated Universal Time.
    package static let utc = ZoneTable(
        name: "UTC",
        periods: [Period(from: Instant(seconds: 0), offset: 0, abbreviation: "UTC")]
    )

    package init(name: String, periods: [Period]) {
        self.name = name
        self.periods = periods
    }

    /// The table of `clock` for the time from `first` to `last`; at most 64 changes are kept.
    package init(_ clock: CivilClock, from first: Instant, to last: Instant) {
        func period(_ seconds: Int64) -> Period {
            Period(
                from: Instant(seconds: seconds),
                offset: clock.offset(seconds),
                abbreviation: clock.abbreviation(seconds)
            )
        }
        var periods = [period(first.seconds)]
        while let next = clock.nextTransition(periods[periods.count - 1].from.seconds), next <= last.seconds,
            periods.count < 64
        {
            periods.append(period(next))
        }
        self.init(name: ZoneTable.namesOfUTC.contains(clock.name) ? "UTC" : clock.name, periods: periods)
    }

    /// The names that the IANA database has for Coordinated Universal Time, beside `UTC` itself.
    private static let namesOfUTC: Set<String> = [
        "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu",
    ]

    /// The period that an instant lies in.
    package func period(at instant: Instant) -> Period {
        periods.last { $0.from <= instant } ?? periods.first ?? ZoneTable.utc.periods[0]
    }

    /// The day that the clocks show.
    package func day(of instant: Instant) -> Day {
        Day(number: parts(of: instant).date.dayNumber)
    }

    /// The time of day that the clocks show: `06:52`.
    package func clock(_ instant: Instant) -> String {
        Timestamp.clock(parts(of: instant).secondsOfDay, seconds: false)
    }

    private func parts(of instant: Instant) -> (date: CivilDate, secondsOfDay: Int) {
        // Publishers' dates can be anything; those beyond all calendars must not trap.
        Timestamp.parts(min(max(instant.seconds, -1 << 50), 1 << 50) + Int64(period(at: instant).offset))
    }
}
