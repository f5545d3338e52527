import Digests
import LookoutModel
import LookoutService
import Platform
import Storage
import TestSupport
import Testing

/// What silences, a used-up budget, the first look and a clock that was wrong do to the alerts that come after.
@Suite struct HeldBackAlertTests {
    private let title = "Navies of three countries begin a joint drill south of Jeju island"
    private let lead = "Destroyers and patrol aircraft practise tracking submarines until Friday, the ministry said."
    /// Two more reports of the same, in their own words.
    private let reports = [
        ("Navies of three countries in joint drill south of Jeju island", "Destroyers, aircraft track submarines."),
        (
            "Three navies begin a joint drill south of Jeju island",
            "Destroyers practise tracking submarines until Friday."
        ),
    ]

    /// A desk past its first look, with these rules and two commands as sinks, of which one wants the rules named `ben`.
    private func desk(_ rules: [String: String], ben: String = "drill", isNew: Bool = false) throws -> Desk {
        let desk = try Desk(rules: rules, feeds: ["a", "b", "c", "d"])
        desk.sources.append(Desk.source("gov", kind: .official))
        let text = """
            sinks:
              - {name: anna, kind: command, command: [/bin/cat]}
              - {name: ben, kind: command, command: [/bin/cat], rules: [\(ben)]}

            """
        let read = SettingsReader.read(Array(text.utf8), file: "l", zones: SystemZones(), standard: .utc)
        try #require(read.problems == [])
        desk.settings = read.settings
        if isNew { return desk }
        try desk.pass(["a", "b", "c", "d", "gov"].map { desk.item("old", "Nothing", feed: $0) })
        desk.wait(2 * Desk.hour)
        try desk.pass()
        desk.wait(Desk.hour)
        return desk
    }

    private func report(_ desk: Desk, _ number: Int, feed: String, more: String = "") -> Item {
        desk.item("r\(number)", reports[number].0, summary: reports[number].1 + more, feed: feed)
    }

    private func silence(_ rule: String, _ desk: Desk) throws {
        _ = try desk.store.write { [now = desk.now] transaction in
            try transaction.silences.add(
                .rule(RuleID(rule)),
                author: "anna",
                reason: "announced",
                until: now.advanced(bySeconds: Desk.day),
                at: now
            )
        }
    }

    private static let drill = ["drill.yaml": "title: Drills\npriority: alert\nany: [drill]\n"]
    private static let ships = "title: Ships\npriority: critical\nany: [destroyers]\n"

    @Test func `a silenced rule speaks neither first nor louder where another tells the story`() throws {
        let desk = try desk(Self.drill.merging(["ships.yaml": Self.ships]) { $1 })
        try silence("ships", desk)
        let alerts = try desk.pass([desk.item("x", title, summary: lead)]).alerts
        #expect(alerts.map { $0.body.hasPrefix("ALERT: Drills\n") } == [true])
        #expect(alerts.first?.body.contains("- rule ships:") == true, "it is named all the same")
        desk.wait(Desk.hour)
        #expect(try desk.pass([report(desk, 1, feed: "b")]).alerts.isEmpty, "and raises nothing")
    }

    @Test func `a silenced rule that joins what arrives together raises nothing`() throws {
        let desk = try desk(Self.drill.merging(["ships.yaml": Self.ships]) { $1 })
        try silence("ships", desk)
        let alerts = try desk.pass([report(desk, 0, feed: "b"), report(desk, 1, feed: "c")]).alerts
        #expect(alerts.map { $0.body.hasPrefix("ALERT: Drills\n") } == [true])
    }

    @Test func `what the budget kept back of other rules repeats nothing in a digest that has not chosen them`() throws
    {
        let desk = try desk(
            Self.drill.merging(["ships.yaml": "title: Ships\npriority: digest\nany: [destroyers]\n"]) { $1 }
        )
        desk.settings.digests[0].rules = RuleChoice([.id("ships")])
        #expect(try desk.pass([desk.item("x", title, summary: lead)]).alerts.count == 1)
        desk.wait(23 * Desk.hour)
        #expect(try desk.pass(unchanged: ["a"]).editions.count == 1)
        #expect(try desk.edition()?.stories.count == 1)
        desk.rules["drill.yaml"]? += "corroborated: 2\n"
        desk.settings.alerts.budget = 0
        desk.wait(Desk.hour)
        let pass = try desk.pass([report(desk, 0, feed: "b")])
        let digest = try desk.daySoFar(pass.book)
        #expect(digest.stories.isEmpty && digest.ledger.overBudget == nil && digest.ledger.folded == 1)
    }

    @Test func `what would have been another alert but for the budget stands in the next edition, and says so`() throws
    {
        var rules = Self.drill
        rules["drill.yaml"]? += "corroborated: 2\n"
        let desk = try desk(rules)
        #expect(try desk.pass([desk.item("x", title, summary: lead)]).alerts.count == 1)
        desk.wait(23 * Desk.hour)
        #expect(try desk.pass(unchanged: ["a"]).editions.count == 1)
        desk.settings.alerts.budget = 0
        desk.wait(Desk.hour)
        let pass = try desk.pass([report(desk, 0, feed: "b")])
        #expect(pass.alerts.isEmpty)
        let digest = try desk.daySoFar(pass.book)
        let story = try #require(digest.stories.first)
        #expect(story.state == .continuing && story.isOverBudget == true && digest.ledger.overBudget == 1)
        for format in [DigestFormat.text, .html, .markdown] {
            let text = format.render(digest).replacing("\n", with: " ").replacing("  ", with: " ")
            #expect(text.contains("not alerted to all"), "\(format): \(text)")
        }
        #expect(DigestFormat.json.render(digest).replacing(" ", with: "").contains("\"overBudget\":true"))
        // Told by an edition, it is not told again by the next.
        desk.wait(Desk.day)
        #expect(try desk.pass(unchanged: ["a"]).editions.count == 1)
        #expect(try desk.daySoFar(pass.book).stories.isEmpty)
    }

    @Test(arguments: [("corroborated: 2", "b", "corroborated"), ("official: true", "gov", "official")])
    func `what is asked for is told whichever rule caught the item that brought it about`(
        key: String,
        feed: String,
        again: String
    ) throws {
        let desk = try desk([
            "drill.yaml": "title: Drills\npriority: alert\nany: [drill]\nnone: [aircraft track]\n\(key)\n",
            "navy.yaml": "any: [navies]\n",
        ])
        #expect(try desk.pass([desk.item("x", title, summary: lead)]).alerts.count == 1)
        desk.wait(Desk.hour)
        #expect(try desk.pass([report(desk, 0, feed: feed)]).alerts.isEmpty)
        desk.wait(Desk.hour)
        let alerts = try desk.pass([report(desk, 1, feed: "c")]).alerts
        #expect(alerts.map { $0.record.contains("\"again\":\"\(again)\"") } == [true])
        desk.wait(Desk.hour)
        #expect(try desk.pass([report(desk, 1, feed: "d", more: " More.")]).alerts.isEmpty)
    }

    @Test func `what the first look told somebody is not told to them as new when another rule raises it`() throws {
        var rules = Self.drill
        rules["ships.yaml"] = Self.ships.replacing("destroyers", with: "sunk")
        let desk = try desk(rules, isNew: true)
        try desk.pass([desk.item("x", title, summary: lead)])
        desk.wait(2 * Desk.hour)
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([report(desk, 1, feed: "b", more: " One was sunk.")])
        let alerts = try desk.store.read { try $0.outbox.latest(limit: 100) }.filter { $0.kind == .alert }
        #expect(Set(alerts.map(\.sink)) == ["files", "anna"], "ben is told of drills alone, and was")
    }

    @Test func `an alert of a clock that was a year ahead does not hold up the cooldown`() throws {
        var rules = Self.drill
        rules["drill.yaml"]? += "cooldown: 1h\n"
        let desk = try desk(rules)
        let right = desk.now
        desk.wait(365 * Desk.day)
        #expect(try desk.pass([desk.item("x", title, summary: lead)]).alerts.count == 1)
        desk.now = right.advanced(bySeconds: 2 * Desk.hour)
        #expect(try desk.pass([report(desk, 1, feed: "b")]).alerts.count == 1)
    }
}
