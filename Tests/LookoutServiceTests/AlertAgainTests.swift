import Digests
import LookoutModel
import LookoutService
import Platform
import Storage
import TestSupport
import Testing

/// What is told again, what is held back by budget and silence, and what is said of rules as a whole, over a real store.
@Suite struct AlertAgainTests {
    private let title = "Navies of three countries begin a joint drill south of Jeju island"
    private let lead = "Destroyers and patrol aircraft practise tracking submarines until Friday, the ministry said."
    /// Three more reports of the same, in their own words.
    private let reports = [
        ("Three countries' navies begin joint drill south of Jeju", "Patrol aircraft track submarines until Friday."),
        ("Joint drill of three navies begins south of Jeju island", "Destroyers practise until Friday, ministry says."),
        ("Navies of three countries in joint drill south of Jeju island", "Destroyers, aircraft track submarines."),
    ]

    /// A desk that has been there for two passes, with a rule of these keys.
    private func desk(_ keys: String, feeds: [String] = ["a", "b", "c", "d"]) throws -> Desk {
        let desk = try Desk(
            rules: ["drill.yaml": "title: Drills\npriority: alert\nany: [drill]\n" + keys],
            feeds: feeds
        )
        desk.sources.append(Desk.source("gov", kind: .official))
        try desk.pass((feeds + ["gov"]).map { desk.item("old", "Nothing", feed: $0) })
        desk.wait(2 * Desk.hour)
        try desk.pass()
        desk.wait(Desk.hour)
        return desk
    }

    private func report(_ desk: Desk, _ number: Int, feed: String) -> Item {
        desk.item("r\(number)", reports[number].0, summary: reports[number].1, feed: feed)
    }

    private func first(_ desk: Desk) throws -> [OutboxEntry] {
        try desk.pass([desk.item("x", title, summary: lead)]).alerts
    }

    @Test func `without keys, nobody is told again`() throws {
        let desk = try desk("")
        #expect(try first(desk).count == 1)
        for (number, feed) in ["b", "c", "gov"].enumerated() {
            desk.wait(Desk.hour)
            #expect(try desk.pass([report(desk, number, feed: feed)]).messages.isEmpty)
        }
    }

    @Test func `an official source tells a story again, once`() throws {
        let desk = try desk("official: true\n")
        #expect(try first(desk).count == 1)
        desk.wait(Desk.hour)
        #expect(try desk.pass([report(desk, 0, feed: "b")]).alerts.isEmpty)
        desk.wait(Desk.hour)
        let again = try desk.pass([report(desk, 2, feed: "gov")]).alerts
        #expect(again.count == 1)
        #expect(again.first?.body.hasPrefix("ALERT, AGAIN: Drills\n") == true)
        #expect(again.first?.body.contains("because an official source tells it now") == true)
        #expect(again.first?.record.contains("\"again\":\"official\"") == true)
        desk.wait(Desk.hour)
        let more = desk.item("r3", reports[2].0, summary: reports[2].1 + " Two more follow.", feed: "gov")
        #expect(try desk.pass([more]).alerts.isEmpty)
    }

    @Test func `so many independent sources tell a story again; copies and state media do not count`() throws {
        let desk = try desk("corroborated: 2\n")
        let index = try #require(desk.sources.firstIndex { $0.id.rawValue == "d" })
        desk.sources[index] = FeedSource(
            id: FeedID("d"),
            location: .address("https://d.example/feed"),
            isStateMedia: true,
            place: SourcePlace(file: "Feeds/desk.yaml")
        )
        #expect(try first(desk).count == 1)
        desk.wait(Desk.hour)
        let copy = desk.item("y", title, summary: lead + " More follows.", feed: "c")
        #expect(try desk.pass([copy]).alerts.isEmpty)
        desk.wait(Desk.hour)
        #expect(try desk.pass([report(desk, 0, feed: "d")]).alerts.isEmpty)
        desk.wait(Desk.hour)
        let again = try desk.pass([report(desk, 2, feed: "b")]).alerts
        #expect(again.count == 1)
        #expect(again.first?.body.contains("because 2 independent sources tell it now: a.example,") == true)
        desk.wait(Desk.hour)
        #expect(try desk.pass([report(desk, 1, feed: "b")]).alerts.isEmpty)
    }

    @Test func `after the cooldown the next item is told again, and the cooldown begins anew`() throws {
        let desk = try desk("cooldown: 6h\n")
        #expect(try first(desk).count == 1)
        desk.wait(5 * Desk.hour)
        #expect(try desk.pass([report(desk, 0, feed: "b")]).alerts.isEmpty)
        desk.wait(Desk.hour)
        #expect(try desk.pass([report(desk, 1, feed: "c")]).alerts.count == 1)
        desk.wait(5 * Desk.hour)
        #expect(try desk.pass([report(desk, 2, feed: "d")]).alerts.isEmpty)
    }

    @Test func `the cooldown of the settings is that of rules without one`() throws {
        let desk = try desk("")
        desk.settings.alerts.cooldown = 3600
        #expect(try first(desk).count == 1)
        desk.wait(Desk.hour)
        #expect(try desk.pass([report(desk, 0, feed: "b")]).alerts.count == 1)
    }

    @Test(arguments: ["official: true\n", "corroborated: 2\n", "cooldown: 1h\n"])
    func `a new wording of an item is an update, not news`(keys: String) throws {
        let desk = try desk(keys)
        let official = desk.item("x", title, summary: lead, feed: "gov")
        #expect(try desk.pass([official]).alerts.count == 1)
        desk.wait(Desk.hour)
        var alerts = try desk.pass([report(desk, 0, feed: "b")]).alerts.count
        for edit in ["Photo credit fixed.", "Names corrected."] {
            desk.wait(4 * Desk.hour)
            var edited = official
            edited.summary = lead + " " + edit
            #expect(try desk.pass([edited]).alerts.isEmpty)
            var other = report(desk, 0, feed: "b")
            other.summary += " " + edit
            alerts += try desk.pass([other]).alerts.count
        }
        #expect(alerts <= 1)
    }

    @Test func `an edit that a rule of a higher priority catches is told`() throws {
        let desk = try desk("")
        desk.rules["sunk.yaml"] = "priority: critical\nany: [sunk]\n"
        try desk.pass()
        #expect(try first(desk).count == 1)
        desk.wait(Desk.hour)
        let edited = desk.item("x", title, summary: lead + " One ship was sunk.")
        #expect(try desk.pass([edited]).alerts.count == 1)
    }

    @Test func `two items of one story that arrive together reach everyone whose rule it is`() throws {
        let desk = try desk("")
        desk.rules["ships.yaml"] = "priority: alert\nany: [destroyers]\n"
        desk.rules["air.yaml"] = "priority: alert\nany: [\"Three countries\'\"]\n"
        desk.rules["drill.yaml"] = nil
        let text = """
            sinks:
              - {name: anna, kind: command, command: [/bin/cat], rules: [ships]}
              - {name: ben, kind: command, command: [/bin/cat], rules: [air]}

            """
        desk.settings = SettingsReader.read(Array(text.utf8), file: "l", zones: SystemZones(), standard: .utc).settings
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([
            desk.item("x", title, summary: lead),
            desk.item("y", "Three countries' navies begin joint drill south of Jeju island", summary: lead, feed: "b"),
        ])
        let alerts = try desk.store.read { try $0.outbox.latest(limit: 100) }.filter { $0.kind == .alert }
        #expect(Set(alerts.map(\.sink)) == ["files", "anna", "ben"])
        #expect(Set(alerts.compactMap(\.story)).count == 1)
    }

    @Test func `what arrives together is one alert that shows it all`() throws {
        let desk = try desk("official: true\ncorroborated: 2\n")
        let alerts = try desk.pass([
            desk.item("x", title, summary: lead), report(desk, 0, feed: "b"), report(desk, 2, feed: "gov"),
        ]).alerts
        #expect(alerts.count == 1)
        let body = try #require(alerts.first?.body)
        #expect(body.contains(title) && body.contains(reports[0].0) && body.contains(reports[2].0))
        #expect(!body.contains("AGAIN"))
    }

    // MARK: Budget

    /// Developments that have nothing in common but the rule's word.
    private func developments(_ desk: Desk, _ range: Range<Int>, word: String = "drill") -> [Item] {
        let places = [
            "Osaka", "Lagos", "Quito", "Perth", "Minsk", "Turin", "Accra", "Lima", "Cairo", "Doha", "Hanoi", "Bonn",
        ]
        let things = [
            "harbour", "oil", "dental", "school", "mining", "fire", "tax", "flood", "rescue", "tank", "ice", "jet",
        ]
        return range.map { desk.item("n\($0)", "\(places[$0]) \(things[$0]) \(word) number \($0 * 7919)") }
    }

    @Test func `the budget of a day is kept, the rest goes to the digest, and the next day has its own`() throws {
        let desk = try desk("")
        desk.settings.alerts.budget = 3
        #expect(try desk.pass(developments(desk, 0..<2)).alerts.count == 2)
        desk.wait(60)
        let second = try desk.pass(developments(desk, 2..<6))
        #expect(second.alerts.count == 1 && second.counts.alerts == 1)
        let withheld = try desk.store.read { try $0.withheld.between(desk.now.advanced(bySeconds: -1), desk.now) }
        #expect(withheld.count == 3 && withheld.allSatisfy { $0.reason == .budget && $0.rule.rawValue == "drill" })
        let digest = try desk.daySoFar(second.book)
        #expect(digest.stories.count == 6 && digest.ledger.overBudget == 3 && digest.ledger.silenced == nil)
        let text = DigestFormat.text.render(digest)
        #expect(text.contains("Not alerted: the budget of the day was used up"))
        // What the digest tells is not told again the next day.
        desk.wait(Desk.day)
        let same = developments(desk, 5..<6)[0]
        var copy = desk.item("copy", same.title, feed: "b")
        copy.summary = "Again."
        let next = try desk.pass([copy] + developments(desk, 6..<8))
        #expect(next.alerts.count == 2)
    }

    @Test func `where the settings name no budget, a sink has ten a day and the files have all`() throws {
        let desk = try desk("")
        let text = "sinks: [{kind: command, command: [/bin/cat]}]\n"
        let read = SettingsReader.read(Array(text.utf8), file: "lookout.yaml", zones: SystemZones(), standard: .utc)
        #expect(read.problems == [])
        desk.settings = read.settings
        try desk.pass(developments(desk, 0..<12))
        let alerts = try desk.store.read { try $0.outbox.latest(limit: 100) }.filter { $0.kind == .alert }
        #expect(Dictionary(grouping: alerts, by: \.sink).mapValues(\.count) == ["files": 12, "command": 10])
    }

    @Test func `a clock that was ahead for one pass uses up no budget of today`() throws {
        let desk = try desk("")
        desk.settings.alerts.budget = 2
        let right = desk.now
        desk.wait(365 * Desk.day)
        #expect(try desk.pass(developments(desk, 0..<2)).alerts.count == 2)
        desk.now = right.advanced(bySeconds: 60)
        #expect(try desk.pass(developments(desk, 2..<4)).alerts.count == 2)
    }

    @Test func `what is critical is told whatever the budget, of which it takes its part`() throws {
        let desk = try desk("")
        desk.rules["war.yaml"] = "priority: critical\nany: [torpedo]\n"
        try desk.pass()
        desk.settings.alerts.budget = 1
        desk.wait(60)
        let outcome = try desk.pass(developments(desk, 0..<2) + developments(desk, 2..<4, word: "torpedo"))
        // The oldest of a document come first, which are the critical ones here.
        #expect(outcome.alerts.count == 2)
        #expect(outcome.alerts.allSatisfy { $0.body.hasPrefix("CRITICAL") })
    }

    // MARK: Silence

    @Test func `a silenced rule alerts nobody until its end, and the digest has what it caught`() throws {
        let desk = try desk("")
        let end = desk.now.advanced(bySeconds: Desk.hour)
        _ = try desk.store.write { transaction in
            try transaction.silences.add(
                .rule(RuleID("drill")),
                author: "anna",
                reason: "announced",
                until: end,
                at: desk.now
            )
        }
        let silent = try desk.pass(developments(desk, 0..<1))
        #expect(silent.messages.isEmpty && silent.counts.alerts == 0)
        let digest = try desk.daySoFar(silent.book)
        #expect(digest.stories.count == 1 && digest.ledger.silenced == 1 && digest.ledger.overBudget == nil)
        let noted = try desk.store.read { try $0.withheld.between(desk.now.advanced(bySeconds: -1), desk.now) }
        #expect(noted.map(\.reason) == [.silence])
        desk.wait(Desk.hour)
        #expect(try desk.pass(developments(desk, 1..<2)).alerts.count == 1)
    }

    @Test func `a rule that is not silenced tells what another, silenced one caught too`() throws {
        let desk = try desk("")
        desk.rules["rescue.yaml"] = "priority: alert\nany: [rescue]\n"
        try desk.pass()
        desk.wait(60)
        _ = try desk.store.write { transaction in
            try transaction.silences.add(
                .rule(RuleID("drill")),
                author: "anna",
                reason: "announced",
                until: desk.now.advanced(bySeconds: Desk.hour),
                at: desk.now
            )
        }
        #expect(try desk.pass(developments(desk, 8..<10)).alerts.count == 1)
    }

    @Test func `silence-until in a rule ends with the beginning of its day`() throws {
        // The desk's clock stands at 2026-11-24, 09:00 UTC.
        let desk = try desk("silence-until: 2026-11-25\n")
        #expect(try desk.pass(developments(desk, 0..<1)).messages.isEmpty)
        desk.wait(Desk.day)
        #expect(try desk.pass(developments(desk, 1..<2)).alerts.count == 1)
    }

    @Test func `a silence that is lifted holds no more`() throws {
        let desk = try desk("")
        try desk.store.write { transaction in
            let silence = try transaction.silences.add(
                .rule(RuleID("drill")),
                author: "anna",
                reason: "announced",
                until: desk.now.advanced(bySeconds: Desk.day),
                at: desk.now
            )
            #expect(try transaction.silences.holding(at: desk.now) == [silence])
            try transaction.silences.lift(silence.id, at: desk.now)
            #expect(try transaction.silences.holding(at: desk.now).isEmpty)
        }
        #expect(try desk.pass(developments(desk, 0..<1)).alerts.count == 1)
    }

    // MARK: Rules as a whole

    @Test func `a day far above the usual is a surge, told once`() throws {
        let desk = try desk("surge: 3\n")
        for day in 0..<8 {
            try desk.pass(developments(desk, day..<day + 1))
            desk.wait(Desk.day)
        }
        #expect(try desk.pass([desk.item("s", "Drill one of Oslo")]).messages.count == 1)
        let words = ["Kyoto ferry", "Malta wine", "Nauru bank", "Tonga reef", "Delhi metro"]
        let burst = words.enumerated().map { desk.item("b\($0)", "\($1) drill \($0 * 6151)") }
        let messages = try desk.pass(burst).messages
        #expect(messages.map(\.kind).count { $0 == .surge } == 1)
        let surge = try #require(messages.first { $0.kind == .surge })
        #expect(surge.body.hasPrefix("SURGE: Drills: 6 developments today, usually "))
        desk.wait(60)
        #expect(try desk.pass([desk.item("s2", "Drill two of Graz")]).messages.map(\.kind) == [.alert])
    }

    @Test func `a rule that is added later has no usual day before a week of its own`() throws {
        let desk = try desk("")
        for day in 0..<10 {
            try desk.pass([desk.item("n\(day)", "A zeppelin of the year \(day * 6151)")])
            desk.wait(Desk.day)
        }
        desk.rules["new.yaml"] = "any: [zeppelin]\nsurge: 3\n"
        let words = ["Kyoto ferry", "Malta wine", "Nauru bank", "Tonga reef", "Delhi metro", "Quito choir"]
        let burst = words.enumerated().map { desk.item("b\($0)", "\($1) zeppelin \($0 * 6151)") }
        #expect(try desk.pass(burst).messages.map(\.kind).contains(.surge) == false)
    }

    /// Days with a pass each, in which nothing comes; the clock then stands at the end of the last.
    private func watch(_ desk: Desk, days: Int) throws {
        for _ in 0..<days {
            desk.wait(Desk.day / 2)
            #expect(try desk.pass().messages.isEmpty)
            desk.wait(Desk.day / 2)
        }
    }

    @Test func `nothing for longer than the rule allows is told once, and again after news`() throws {
        let desk = try desk("absence: 3d\n")
        try desk.pass(developments(desk, 0..<1))
        try watch(desk, days: 3)
        let told = try desk.pass().messages
        #expect(told.map(\.kind) == [.absence])
        #expect(told.first?.body.hasPrefix("ABSENCE: Drills: nothing for 3 days, the last on 2026-11-24") == true)
        desk.wait(Desk.day)
        #expect(try desk.pass().messages.isEmpty)
        #expect(try desk.pass(developments(desk, 1..<2)).messages.map(\.kind) == [.alert])
        try watch(desk, days: 3)
        desk.wait(60)
        #expect(try desk.pass().messages.map(\.kind) == [.absence])
    }

    @Test func `days on which nobody looked are no absence`() throws {
        let desk = try desk("absence: 3d\n")
        try desk.pass(developments(desk, 0..<1))
        desk.wait(20 * Desk.day)
        #expect(try desk.pass().messages.isEmpty)
        try watch(desk, days: 2)
        #expect(try desk.pass().messages.map(\.kind) == [.absence])
    }

    @Test func `a rule that was loaded a moment ago misses nothing yet`() throws {
        let desk = try desk("")
        desk.wait(10 * Desk.day)
        desk.rules["new.yaml"] = "any: [zeppelin]\nabsence: 3d\n"
        #expect(try desk.pass().messages.isEmpty)
        try watch(desk, days: 3)
        #expect(try desk.pass().messages.map(\.kind) == [.absence])
    }

    @Test func `what is silent leaves a trace, once`() throws {
        let desk = try desk("absence: 3d\n")
        try desk.pass(developments(desk, 0..<1))
        try watch(desk, days: 3)
        try desk.store.write { transaction in
            _ = try transaction.silences.add(
                .rule(RuleID("drill")),
                author: "anna",
                reason: "announced",
                until: desk.now.advanced(bySeconds: Desk.day),
                at: desk.now
            )
        }
        for _ in 0..<2 {
            #expect(try desk.pass().messages.isEmpty)
            desk.wait(60)
        }
        let withheld = try desk.store.read { try $0.withheld.between(Desk.start, desk.now) }
        #expect(withheld.map(\.reason) == [.silence] && withheld.map(\.rule) == [RuleID("drill")])
    }
}
