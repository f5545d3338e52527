import Digests
import LookoutModel
import TestSupport
import Testing
import Text

struct ZoneTableTests {
    @Test func `a digest is told on a clock that covers each time it speaks of`() {
        var digest = SampleDigests.many
        digest.failingFeeds[0].since = Instant(seconds: 1_780_000_000)
        let told = digest.told(on: ManualZone.berlin.clock)
        #expect(told.zone.name == "Europe/Berlin")
        #expect(told.zone.periods.map(\.offset) == [7200, 3600])
        #expect(told.zone.periods.first?.from == Instant(seconds: 1_780_000_000))
        #expect(told.zone.clock(Instant(seconds: 1_792_889_999)) == "02:59")
        #expect(told.zone.clock(Instant(seconds: 1_792_890_000)) == "02:00")
    }

    @Test func `a date beyond all reason has no part in it`() {
        var digest = SampleDigests.one
        digest.sections[0].stories[0].items[0].published = Instant(seconds: .min)
        digest.brokenRules = [
            BrokenRule(place: SourcePlace(file: "x"), since: Instant(seconds: .max), message: "", fallback: .off)
        ]
        let told = digest.told(on: ManualZone.berlin.clock)
        #expect(told.zone.periods.map(\.offset) == [3600])
        #expect(TextRenderer.render(told).contains("undated"))
    }

    @Test func `the table agrees with its clock at every hour`() throws {
        let zone = ManualZone.santiago
        let first = Instant(seconds: 1_800_000_000)
        let table = ZoneTable(zone.clock, from: first, to: first.advanced(bySeconds: 400 * 86_400))
        #expect(table.periods.count == 3)
        for hour in 0..<Int64(400 * 24) {
            let instant = first.advanced(bySeconds: hour * 3600)
            try #require(table.period(at: instant).offset == zone.offset(instant.seconds))
            try #require(table.day(of: instant) == zone.clock.day(of: instant))
        }
    }

    @Test func `a table is bounded, and an empty one is UTC`() {
        let restless = CivilClock(
            name: "Restless",
            offset: { _ in 0 },
            abbreviation: { _ in "R" },
            instant: { date, seconds in Int64(date.dayNumber) * 86_400 + Int64(seconds) },
            nextTransition: { $0 + 1 }
        )
        let table = ZoneTable(restless, from: Instant(seconds: 0), to: Instant(seconds: 1_000_000))
        #expect(table.periods.count == 64)
        #expect(ZoneTable(name: "x", periods: []).clock(Instant(seconds: 60)) == "00:01")
    }

    @Test func `the names of universal time are one`() {
        let utc = CivilClock(
            name: "Etc/UTC",
            offset: { _ in 0 },
            abbreviation: { _ in "UTC" },
            instant: { date, seconds in Int64(date.dayNumber) * 86_400 + Int64(seconds) },
            nextTransition: { _ in nil }
        )
        #expect(ZoneTable(utc, from: SampleDigests.due, to: SampleDigests.due).name == "UTC")
    }
}
