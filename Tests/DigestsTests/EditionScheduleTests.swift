import Digests
import LookoutModel
import Testing
import Text

private func instant(_ text: String) throws -> Instant {
    let date = try #require(CivilDate(iso: text.prefix(10)))
    let parts = text.dropFirst(11).split(separator: ":").compactMap { Int64($0) }
    return Instant(seconds: Int64(date.dayNumber) * 86_400 + parts[0] * 3600 + parts[1] * 60)
}

private func day(_ text: String) throws -> Day {
    Day(number: try #require(CivilDate(iso: text)).dayNumber)
}

struct EditionScheduleTests {
    @Test(
        arguments: [
            ("07:00", 25_200), ("7:00", 25_200), ("00:00", 0), ("23:59", 86_340), ("24:00", nil), ("7", nil),
            ("07:60", nil),
            ("07:0", nil), ("a:00", nil), ("", nil), ("07:00:00", nil), ("-1:00", nil),
        ] as [(String, Int?)]
    )
    func `a time of day is read`(text: String, seconds: Int?) {
        #expect(EditionSchedule.secondsOfDay(text) == seconds)
    }

    @Test func `the edition belongs to the latest slot that is past`() throws {
        let schedule = EditionSchedule(secondsOfDay: 25_200, clock: ManualZone.berlin.clock)
        #expect(schedule.latest(at: try instant("2026-11-22 05:59"))?.day == (try day("2026-11-21")))
        #expect(schedule.latest(at: try instant("2026-11-22 06:00"))?.day == (try day("2026-11-22")))
        #expect(schedule.next(after: try instant("2026-11-22 05:59"))?.due == (try instant("2026-11-22 06:00")))
        #expect(schedule.next(after: try instant("2026-11-22 06:00"))?.due == (try instant("2026-11-23 06:00")))
    }

    @Test(arguments: [
        (ManualZone.berlin, "2026-03-28 00:00", 3, []), (.berlin, "2026-10-24 00:00", 3, []),
        (.santiago, "2027-09-04 00:00", 3, []), (.santiago, "2027-04-02 00:00", 3, []),
        (.havana, "2026-10-31 00:00", 3, []), (.havana, "2027-03-13 00:00", 3, []),
        (.beirut, "2026-03-28 00:00", 3, []), (.beirut, "2026-10-24 00:00", 3, []),
        (.lordHowe, "2026-10-03 00:00", 3, []), (.lordHowe, "2026-04-04 00:00", 2, []),
        (.tokyo, "2026-11-20 00:00", 2, []),
        (.apia, "2011-12-29 00:00", 4, ["2011-12-30"]),
    ])
    func `each day that exists has one edition, at every minute and for every hour`(
        zone: ManualZone,
        start: String,
        days: Int,
        missing: [String]
    ) throws {
        let begin = try instant(start)
        let missing = try missing.map { try day($0) }
        for secondsOfDay in [0, 1800, 8100, 25_200, 84_600] {
            let schedule = EditionSchedule(secondsOfDay: secondsOfDay, clock: zone.clock)
            var seen: [Slot] = []
            for minute in 0..<Int64(days * 1440) {
                let now = begin.advanced(bySeconds: minute * 60)
                let latest = try #require(schedule.latest(at: now))
                let next = try #require(schedule.next(after: now))
                try #require(latest.due <= now && now < next.due && latest.day < next.day)
                if seen.last != latest { seen.append(latest) }
            }
            let numbers = seen.map(\.day.number)
            #expect(numbers == Array(Set(numbers)).sorted(), "no day twice, none out of order")
            let range = try #require(numbers.first)...(try #require(numbers.last))
            #expect(Set(range).subtracting(numbers) == Set(missing.map(\.number)), "no day left out at \(secondsOfDay)")
        }
    }

    @Test func `after days without a run each missed slot is named once, the oldest first`() throws {
        let schedule = EditionSchedule(secondsOfDay: 25_200, clock: ManualZone.apia.clock)
        let now = try instant("2012-01-01 16:59")
        let slots = schedule.due(after: try day("2011-12-28"), at: now)
        #expect(
            slots.map { CivilDate(dayNumber: $0.day.number).description } == ["2011-12-29", "2011-12-31", "2012-01-01"]
        )
        #expect(schedule.due(after: try day("2011-12-28"), at: now, limit: 2).map(\.day.number) == [15_339, 15_340])
    }

    @Test func `a clock that went back makes no slot again`() throws {
        let schedule = EditionSchedule(secondsOfDay: 25_200, clock: ManualZone.tokyo.clock)
        #expect(schedule.due(after: try day("2026-11-22"), at: try instant("2026-11-20 00:00")).isEmpty)
        #expect(schedule.due(after: try day("2026-11-22"), at: try instant("2026-11-22 21:59")) == [])
    }

    @Test func `a weekly schedule has its weekday only`() throws {
        let schedule = EditionSchedule(secondsOfDay: 25_200, weekdays: [1], clock: ManualZone.berlin.clock)
        let slot = try #require(schedule.latest(at: try instant("2026-11-22 12:00")))
        #expect(slot.day == (try day("2026-11-16")))
        #expect(schedule.next(after: slot.due)?.day == (try day("2026-11-23")))
        #expect(
            schedule.due(after: try day("2026-11-02"), at: slot.due).map(\.day) == [
                try day("2026-11-09"), try day("2026-11-16"),
            ]
        )
    }

    @Test func `a weekday that does not exist has no slot, and the next week's is the next`() throws {
        // Friday, 30 December 2011.
        let schedule = EditionSchedule(secondsOfDay: 0, weekdays: [5], clock: ManualZone.apia.clock)
        let slot = try #require(schedule.latest(at: try instant("2011-12-30 12:00")))
        #expect(slot.day == (try day("2011-12-23")))
        #expect(schedule.next(after: slot.due)?.day == (try day("2012-01-06")))
        #expect(
            schedule.due(after: try day("2011-12-16"), at: try instant("2012-01-07 00:00")).map(\.day) == [
                try day("2011-12-23"), try day("2012-01-06"),
            ]
        )
    }

    @Test func `windows follow each other without gap or overlap`() throws {
        let schedule = EditionSchedule(secondsOfDay: 25_200, clock: ManualZone.berlin.clock)
        let first = try #require(schedule.latest(at: try instant("2026-11-22 06:10")))
        let window = DigestWindow(
            slot: first,
            from: try instant("2026-11-21 06:00"),
            to: try instant("2026-11-22 06:10"),
            first: 1,
            last: 40
        )
        let second = try #require(schedule.next(after: first.due))
        let late = window.next(slot: second, now: try instant("2026-11-22 05:00"), last: 39)
        #expect(late.first == 41 && late.last == 40, "nothing new, and the clock went back")
        #expect(late.from == window.to && late.to == window.to)
        let third = late.next(slot: second, now: try instant("2026-11-23 06:01"), last: 90)
        #expect(third.first == 41 && third.last == 90 && third.from == window.to)
    }
}
