package import Digests
package import LookoutModel
package import Platform

extension Settings {
    /// One digest: when its editions are due, of which rules they tell, and how and to whom they go.
    package struct DigestPlan: Hashable, Sendable {
        /// Empty for the unnamed one.
        package var name: String
        /// Seconds after midnight, by the zone's clocks, at which its edition is due.
        package var secondsOfDay: Int
        package var zone: Zone
        /// 0 is Sunday; empty means every day.
        package var weekdays: Set<Int>
        /// The rules that it tells of.
        package var rules: RuleChoice
        /// The forms in which its editions are written; at least one.
        package var formats: [DigestFormat]
        /// The names of the sinks that its editions leave through, besides the files.
        package var sinks: [String]
        /// What is made of slots at which nothing ran.
        package var catchUp: CatchUp
        /// Whose own editions they are; nil for a digest of the home.
        package var reader: Person?

        package init(
            name: String,
            secondsOfDay: Int,
            zone: Zone,
            weekdays: Set<Int> = [],
            rules: RuleChoice = RuleChoice(),
            formats: [DigestFormat] = DigestFormat.allCases,
            sinks: [String] = [],
            catchUp: CatchUp = .merge,
            reader: Person? = nil
        ) {
            self.name = name
            self.secondsOfDay = secondsOfDay
            self.zone = zone
            self.weekdays = weekdays
            self.rules = rules
            self.formats = formats
            self.sinks = sinks
            self.catchUp = catchUp
            self.reader = reader
        }

        /// When its editions are due.
        package var schedule: EditionSchedule {
            EditionSchedule(secondsOfDay: secondsOfDay, weekdays: weekdays, clock: CivilClock(zone))
        }

        /// The file that a link to the edition of `day` leads to.
        package func fileName(day: Day) -> String {
            EditionSummary(name: name.isEmpty ? nil : name, day: day, formats: formats).fileName
        }

        /// Where the first edition begins that is made at `now`: with the last day; in a home that had editions before, with
        /// the slot before its own where that is longer ago.
        func begin(of now: Instant, isAdded: Bool) -> Instant {
            let dayBefore = now.advanced(bySeconds: -Freshness.firstRun)
            guard isAdded, !weekdays.isEmpty, let slot = schedule.latest(at: now),
                let before = schedule.latest(at: slot.due.advanced(bySeconds: -1))
            else { return dayBefore }
            return min(dayBefore, before.due)
        }
    }
}
