import Delivery
import Digests
import LookoutModel
import Platform
import Storage
import Testing
import Text

@testable import LookoutService

/// What a digest goes on from that has another name, another reader or other days than before.
@Suite struct EditionLineageTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(rules: ["navy.yaml": "title: Navies\nany: [destroyer]\n"])
    }

    private func titles(_ name: String) throws -> [String]? {
        try desk.edition(name)?.stories.map(\.title)
    }

    /// A pass with an item, `hours` after the last one; returns the editions it made.
    @discardableResult
    private func pass(after hours: Int64, _ title: String? = nil) throws -> [String] {
        desk.wait(hours * Desk.hour)
        let items = title.map { [desk.item($0, "A destroyer at \($0)")] } ?? []
        return try desk.pass(items).editions.map { "\($0.name) \($0.day.number)" }
    }

    /// The edition of the 24th tells of Alpha; Bravo comes at noon.
    private func begin() throws {
        try pass(after: 0)
        #expect(try pass(after: 1, "Alpha") == [" 20781"])
        #expect(try pass(after: 5, "Bravo").isEmpty)
    }

    @Test func `a digest that is renamed leaves nothing out and tells nothing again, however late the next run`() throws
    {
        try begin()
        desk.settings.digests[0].name = "desk"
        #expect(try pass(after: 1).isEmpty, "the day's edition is there")
        #expect(try pass(after: 4 * 24) == ["desk 20785"])
        #expect(try titles("desk") == ["A destroyer at Bravo"])
        #expect(try desk.edition("desk")?.isFirst == false)
    }

    @Test func `one that is renamed and moved to the evening begins with that evening`() throws {
        try begin()
        desk.settings.digests[0].name = "desk"
        desk.settings.digests[0].secondsOfDay = 20 * 3600
        #expect(try pass(after: 1).isEmpty, "no edition of an evening before")
        #expect(try pass(after: 7, "Charlie") == ["desk 20781"])
        #expect(try titles("desk") == ["A destroyer at Charlie", "A destroyer at Bravo"])
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("more", "A destroyer at Alpha", feed: "a")]).editions.isEmpty)
    }

    @Test func `what a renamed digest has told goes on in it and is not new`() throws {
        desk.sources.append(Desk.source("b"))
        let title = "Navies of three countries send a destroyer to a joint drill south of Jeju island"
        try pass(after: 0)
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("x", title)]).editions.count == 1)
        desk.settings.digests[0].name = "desk"
        desk.wait(2 * Desk.hour)
        try desk.pass([desk.item("y", title + " today", feed: "b")])
        #expect(try pass(after: 24) == ["desk 20782"])
        let edition = try #require(try desk.edition("desk"))
        #expect(edition.stories.isEmpty && edition.ledger.folded == 1)
    }

    @Test func `a digest that joins others still begins with the day`() throws {
        try begin()
        desk.settings.digests.append(Settings.DigestPlan(name: "noon", secondsOfDay: 12 * 3600, zone: .utc))
        #expect(try pass(after: 1) == ["noon 20781"])
        #expect(try Set(titles("noon") ?? []) == ["A destroyer at Alpha", "A destroyer at Bravo"])
    }

    @Test func `a reader's own editions go on from the home's, also after a time without them`() throws {
        desk.settings.people = [Person(name: "Ana", mail: try MailAddress("ana@desk.example"), zone: .utc)]
        try begin()
        desk.settings.people[0].secondsOfDay = 6 * 3600
        #expect(try pass(after: 1).isEmpty, "the home's edition of the day was hers")
        // Two nights without a run.
        #expect(try pass(after: 42) == [" 20783", "Ana 20783"])
        #expect(try titles("Ana") == ["A destroyer at Bravo"])
        try pass(after: 1, "Charlie")
        desk.settings.people[0].secondsOfDay = nil
        for _ in 0..<3 { try pass(after: 24) }
        #expect(try desk.editions(on: ["11-27"]).compactMap(\.self).first?.stories.count == 1)
        desk.settings.people[0].secondsOfDay = 6 * 3600
        try pass(after: 1, "Delta")
        #expect(try pass(after: 22).contains("Ana 20787"))
        #expect(try titles("Ana") == ["A destroyer at Delta"])
    }

    @Test func `days that are moved make no edition of the past`() throws {
        desk.settings.digests[0].weekdays = [5]
        try pass(after: 0)
        #expect(try pass(after: 3 * 24 + 1, "Alpha") == [" 20784"])
        desk.settings.digests[0].weekdays = [1]
        #expect(try pass(after: 24, "Bravo").isEmpty)
        #expect(try pass(after: 2 * 24) == [" 20787"])
        #expect(try titles("") == ["A destroyer at Bravo"])
    }

    @Test(arguments: [CatchUp.each, .skip(seconds: 9 * 86_400)])
    func `days that are changed and changed back stop no run and make up for nothing`(catchUp: CatchUp) throws {
        desk.settings.digests[0].catchUp = catchUp
        desk.settings.digests[0].weekdays = [2, 5]
        try pass(after: 0)
        #expect(try pass(after: 1) == [" 20781"])
        #expect(try pass(after: 3 * 24) == [" 20784"])
        desk.settings.digests[0].weekdays = [1, 6]
        #expect(try pass(after: 24) == [" 20785"])
        desk.settings.digests[0].weekdays = [2, 5]
        #expect(try pass(after: 1).isEmpty)
        #expect(try pass(after: 3 * 24) == [" 20788"])
        desk.settings.digests[0].weekdays = []
        #expect(
            try pass(after: 2 * 24) == [" 20789", " 20790"],
            "the one of a day without a run, and the one that is due"
        )
    }

    @Test func `days that are added on a home that runs every day bring no editions of days before`() throws {
        desk.settings.digests[0].catchUp = .each
        desk.settings.digests[0].weekdays = [2]
        try pass(after: 0)
        #expect(try pass(after: 1) == [" 20781"])
        for _ in 0..<4 { #expect(try pass(after: 24).isEmpty) }
        desk.settings.digests[0].weekdays = []
        #expect(try pass(after: 1) == [" 20785"])
    }

    @Test func `a clock that was ahead stops no run`() throws {
        desk.settings.digests[0].catchUp = .each
        desk.wait(10 * Desk.day)
        try pass(after: 2)
        desk.wait(-5 * Desk.day)
        #expect(try pass(after: 0).count == 1)
        for _ in 0..<8 { try pass(after: 24) }
    }
}
