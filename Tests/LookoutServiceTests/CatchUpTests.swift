import Digests
import LookoutModel
import LookoutService
import Platform
import Storage
import Testing
import Text

/// Editions after a time in which nothing ran, on other days than all, and after changes of clocks and settings.
@Suite struct CatchUpTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(rules: ["navy.yaml": "title: Navies\nany: [destroyer]\n"])
    }

    private func titles(_ digest: Digest?) -> [String]? {
        digest?.stories.map(\.title)
    }

    /// A pass at the hour of the edition of the 24th, one in the evening with an item, and one on the 29th with another.
    private func rest(_ catchUp: CatchUp) throws -> Desk.Outcome {
        desk.settings.digests[0].catchUp = catchUp
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass()
        desk.wait(11 * Desk.hour)
        try desk.pass([desk.item("x", "A destroyer")])
        desk.wait(4 * Desk.day + 15 * Desk.hour)
        return try desk.pass([desk.item("y", "A second destroyer")])
    }

    @Test func `merged, one edition tells all that was missed`() throws {
        #expect(try rest(.merge).editions.map(\.day.number) == [20_786])
        #expect(try Set(titles(desk.edition()) ?? []) == ["A destroyer", "A second destroyer"])
        #expect(try desk.edition()?.hadNoRun == nil)
    }

    @Test func `each missed slot has its edition, with what had come in by then, and says where nothing ran`() throws {
        let outcome = try rest(.each)
        #expect(outcome.editions.map(\.day.number) == [20_782, 20_783, 20_784, 20_785, 20_786])
        #expect(outcome.editions.map(\.stories) == [1, 0, 0, 0, 1])
        let editions = try desk.editions(on: ["11-25", "11-26", "11-27", "11-28", "11-29"]).compactMap(\.self)
        #expect(editions.map { $0.stories.map(\.title) } == [["A destroyer"], [], [], [], ["A second destroyer"]])
        #expect(editions.map(\.hadNoRun) == [nil, true, true, true, nil])
        // The first one speaks of what was read while there were runs, the others of nothing.
        #expect(editions.map(\.ledger.feeds.read) == [1, 0, 0, 0, 1])
        #expect(editions.map(\.ledger.fetched) == [1, 0, 0, 0, 1] && editions.map(\.ledger.new) == [1, 0, 0, 0, 1])
        #expect(DigestFormat.text.render(editions[1]).contains("there was no run of Lookout in this time"))
        #expect(!DigestFormat.text.render(editions[0]).contains("no run"))
        for (before, after) in zip(editions, editions.dropFirst()) { #expect(after.from == before.to) }
        #expect(editions.dropLast().allSatisfy { $0.next == $0.to.advanced(bySeconds: Desk.day) })
        let stored = try desk.store.read { transaction in
            try (20_782...20_786).compactMap { try transaction.editions.fetch(name: "", day: Day(number: $0)) }
        }
        for (before, after) in zip(stored, stored.dropFirst()) {
            #expect(after.firstMatch == before.lastMatch && after.firstItem == before.lastItem)
        }
    }

    @Test func `slots that are too long ago are skipped, and what came in then is told in the first that is made`()
        throws
    {
        let outcome = try rest(.skip(seconds: 2 * 86_400))
        #expect(outcome.editions.map(\.day.number) == [20_785, 20_786])
        let editions = try desk.editions(on: ["11-27", "11-28", "11-29"])
        #expect(editions.map(titles) == [nil, ["A destroyer"], ["A second destroyer"]])
    }

    @Test func `at most the latest thirty-one slots are made up for`() throws {
        desk.settings.digests[0].catchUp = .each
        try desk.pass()
        desk.wait(400 * Desk.day)
        #expect(try desk.pass().editions.count == 31)
        #expect(try desk.pass().editions.isEmpty)
    }

    @Test func `a second pass at the same time makes no edition again`() throws {
        #expect(try rest(.each).editions.count == 5)
        #expect(try desk.pass().editions.isEmpty)
        desk.wait(-3 * Desk.day)
        #expect(try desk.pass().editions.isEmpty)
    }

    @Test func `a weekly digest has its day only, and tells all since the last`() throws {
        desk.settings.digests[0].weekdays = [1]
        #expect(try desk.pass().editions.map(\.day.number) == [20_780])
        var told: [[String]] = []
        for number in 0..<14 {
            desk.wait(Desk.day)
            let outcome = try desk.pass([desk.item("n\(number)", "Destroyer \(number)")])
            if !outcome.editions.isEmpty { told.append(try titles(desk.edition()) ?? []) }
        }
        // The passes are an hour before the slot, so Monday's edition is made on Tuesday.
        #expect(told.map(\.count) == [7, 7] && Set(told.flatMap(\.self)).count == 14)
        #expect(try desk.edition()?.next == Instant(seconds: 20_801 * 86_400 + 25_200))
    }

    @Test func `a weekly digest that joins others begins with the week`() throws {
        try desk.pass()
        desk.wait(9 * Desk.day)
        try desk.pass([desk.item("old", "An old destroyer")])
        desk.wait(5 * Desk.day)
        try desk.pass([desk.item("x", "A destroyer")])
        desk.wait(5 * Desk.day + 2 * Desk.hour)
        desk.settings.digests.append(
            Settings.DigestPlan(name: "week", secondsOfDay: 25_200, zone: .utc, weekdays: [0])
        )
        try desk.pass([desk.item("y", "A second destroyer")])
        let week = try #require(try desk.edition("week"))
        #expect(Set(week.stories.map(\.title)) == ["A destroyer", "A second destroyer"] && !week.isFirst)
        #expect(week.ledger.new == 2)
    }

    @Test func `whatever the zone is changed to, a civil day has one edition of a digest`() throws {
        let zones = try TestZones()
        let tokyo = try zones.zones.zone(named: "Asia/Tokyo")
        let london = try zones.zones.zone(named: "Europe/London")
        var days: [Int] = []
        for number in 0..<120 {
            desk.settings.digests[0].zone = [tokyo, london, .utc][number / 7 % 3]
            desk.settings.digests[0].catchUp = [.merge, .each][number / 21 % 2]
            days += try desk.pass().editions.map(\.day.number)
            desk.wait(2 * Desk.hour + 900)
        }
        #expect(days == Array(Set(days)).sorted())
        let first = try #require(days.first)
        #expect(days == Array(first...first + days.count - 1), "no day is left out either")
        #expect(days.count > 10)
    }
}
