import Digests
import LookoutModel
import LookoutService
import Platform
import Storage
import Testing

/// Digests, and people's editions, that tell of some rules only.
@Suite struct ChosenRulesTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(
            rules: [
                "sea/navy.yaml": "title: Navies\ntags: [maritime]\nany: [destroyer]\n",
                "strait.yaml": "title: The strait\npriority: alert\nany: [Taiwan Strait]\n",
                "quiet.yaml": "priority: mute\nany: [weather]\n",
            ]
        )
        var plan = Settings.DigestPlan(name: "sea", secondsOfDay: 25_200, zone: .utc)
        plan.rules = RuleChoice([.folder("sea")])
        desk.settings.digests.append(plan)
    }

    private func titles(_ name: String = "") throws -> [String] {
        try desk.edition(name)?.stories.map(\.title) ?? []
    }

    @Test func `a digest of chosen rules tells their stories and counts theirs alone`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([
            desk.item("x", "A destroyer in the Taiwan Strait"), desk.item("y", "The Taiwan Strait is calm"),
            desk.item("w", "Weather"), desk.item("n", "Nothing"),
        ])
        #expect(try Set(titles()) == ["A destroyer in the Taiwan Strait", "The Taiwan Strait is calm"])
        let sea = try #require(try desk.edition("sea"))
        #expect(sea.stories.map(\.title) == ["A destroyer in the Taiwan Strait"])
        #expect(sea.sections.map(\.rule) == [RuleID("navy")] && sea.stories[0].rules.map(\.id) == [RuleID("navy")])
        #expect(sea.ledger.new == 4 && sea.ledger.matched == 1 && sea.ledger.told == 1 && sea.ledger.muted == 0)
        #expect(sea.ledger.rules.on == 1 && sea.quietRules == [] && sea.chosenRules == [RuleID("navy")])
        let all = try #require(try desk.edition())
        #expect(all.ledger.matched == 3 && all.ledger.rules.on == 3 && all.chosenRules == nil)
    }

    @Test func `what a rule of the choice catches later is new there, however long others have told it`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "The Taiwan Strait")])
        #expect(try titles() == ["The Taiwan Strait"] && titles("sea") == [])
        desk.wait(Desk.day)
        try desk.pass([desk.item("x", "The Taiwan Strait and a destroyer")])
        let sea = try #require(try desk.edition("sea"))
        #expect(sea.stories.map(\.state) == [.new] && sea.stories.map(\.title) == ["The Taiwan Strait and a destroyer"])
        #expect(try desk.edition()?.ledger.folded == 1)
    }

    @Test func `a broken rule stands in the digests that it belongs to, and in those that it may belong to`() throws {
        desk.rules["sea/bad.yaml"] = "id: bad\nany: [ship]\nprority: alert\n"
        desk.rules["land.yaml"] = "id: land\nany: [tank]\nprority: alert\n"
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass()
        #expect(try desk.edition("sea")?.brokenRules.map(\.place.file) == ["Rules/sea/bad.yaml"])
        #expect(try desk.edition()?.brokenRules.count == 2)
    }

    @Test func `explain names the editions that tell of the item's rules, and the next of them`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        let outcome = try desk.pass([desk.item("y", "The Taiwan Strait is calm")])
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "A destroyer")])
        let (told, waiting) = try desk.store.read { [desk] transaction in
            let items = try transaction.items.fetch(idPrefix: "", limit: 10)
            func history(_ stored: StoredItem) throws -> ItemHistory {
                try ItemHistory(
                    stored,
                    digests: desk.settings.editions,
                    facts: outcome.book.facts,
                    in: transaction
                )
            }
            return (
                try history(#require(items.first { $0.item.identity == "guid:y" })),
                try history(#require(items.first { $0.item.identity == "guid:x" }))
            )
        }
        #expect(told.editions.map(\.name) == [""] && told.editions.map(\.fileName) == ["2026-11-24.html"])
        #expect(told.waiting == [] && waiting.editions.isEmpty && waiting.waiting == ["", "sea"])
    }

    @Test func `new in a person's edition is what is new since that person's last`() throws {
        desk.settings.digests = [Settings.DigestPlan(name: "", secondsOfDay: 25_200, zone: .utc)]
        desk.settings.people = [
            Person(name: "Ana", zone: .utc, secondsOfDay: 43_200, rules: RuleChoice([.tag("maritime")]))
        ]
        try desk.pass()
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("x", "A destroyer")]).editions.map(\.name) == [""])
        desk.wait(5 * Desk.hour)
        let noon = try desk.pass([desk.item("y", "A second destroyer"), desk.item("z", "The Taiwan Strait")])
        #expect(noon.editions.map(\.name) == ["Ana"])
        let ana = try #require(try desk.edition("Ana"))
        #expect(ana.name == "Ana" && Set(ana.stories.map(\.title)) == ["A destroyer", "A second destroyer"])
        #expect(ana.next == desk.now.advanced(bySeconds: Desk.day))
        desk.wait(Desk.day - 5 * Desk.hour)
        try desk.pass()
        #expect(try Set(titles()) == ["A second destroyer", "The Taiwan Strait"])
    }
}
