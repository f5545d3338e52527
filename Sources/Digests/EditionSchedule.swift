package import LookoutModel
import Text

/// When a digest's editions are due: a time of day, on some or all days of the week, by the clocks of a zone.
///
/// Each civil day that exists has exactly one slot. Where the clocks skip the time it is the first instant after the gap;
/// where they show it twice, the first of the two.
package struct EditionSchedule: Sendable {
    /// Seconds since midnight, 0 to 86,399.
    package let secondsOfDay: Int
    /// 0 is Sunday; empty means every day.
    package let weekdays: Set<Int>
    package let clock: CivilClock

    /// The furthest that slots are looked for: some days do not exist, and a schedule may be weekly.
    private static let reach = 16

    package init(secondsOfDay: Int, weekdays: Set<Int> = [], clock: CivilClock) {
        self.secondsOfDay = min(max(secondsOfDay, 0), 86_399)
        self.weekdays = weekdays
        self.clock = clock
    }

    /// Reads `07:00`; nil where it is no time of day.
    package static func secondsOfDay(_ text: some StringProtocol) -> Int? {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.allSatisfy({ $0.allSatisfy(ASCII.isDigit) }),
            let hour = Int(String(decoding: parts[0], as: UTF8.self)),
            let minute = Int(String(decoding: parts[1], as: UTF8.self)), hour < 24, minute < 60
        else { return nil }
        return hour * 3600 + minute * 60
    }

    /// The slot of `day`; nil where the day does not exist in the zone, or is not one of the schedule's.
    package func slot(on day: Day) -> Slot? {
        let date = CivilDate(dayNumber: day.number)
        guard weekdays.isEmpty || weekdays.contains(date.weekday), clock.has(day) else { return nil }
        return Slot(day: day, due: Instant(seconds: clock.instant(date, secondsOfDay)))
    }

    /// The latest slot that is due at `now`; nil only where the schedule has no day at all.
    package func latest(at now: Instant) -> Slot? {
        let today = clock.day(of: now)
        return (-1...EditionSchedule.reach).lazy.compactMap { slot(on: today.advanced(by: -$0)) }
            .first { $0.due <= now }
    }

    /// The first slot after `now`; nil only where the schedule has no day at all.
    package func next(after now: Instant) -> Slot? {
        let today = clock.day(of: now)
        return (-1...EditionSchedule.reach).lazy.compactMap { slot(on: today.advanced(by: $0)) }
            .first { $0.due > now }
    }

    /// The slots after that of `day` which are due at `now`, oldest first, at most the `limit` latest.
    ///
    /// Empty where the clock stands before `day`: what was written is not written again.
    package func due(after day: Day, at now: Instant, limit: Int = 31) -> [Slot] {
        guard let last = latest(at: now), last.day > day, limit > 0 else { return [] }
        var slots = [last]
        var candidate = last.day.advanced(by: -1)
        // Every day is looked at, but no more of them than could hold the slots wanted.
        var looks = limit * EditionSchedule.reach
        while candidate > day && slots.count < limit && looks > 0 {
            if let slot = slot(on: candidate) { slots.append(slot) }
            candidate = candidate.advanced(by: -1)
            looks -= 1
        }
        return slots.reversed()
    }
}
