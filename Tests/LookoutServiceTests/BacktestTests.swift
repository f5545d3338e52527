import Digests
import LookoutModel
import LookoutService
import Platform
import Rules
import Storage
import Testing

/// Rules over items that came in before.
@Suite struct BacktestTests {
    private func rules(_ yaml: String) throws -> [Rule] {
        let loaded = RuleSet.load(files: [RuleFile(path: "Rules/x.yaml", bytes: Array(yaml.utf8))])
        try #require(loaded.problems.isEmpty)
        return loaded.rules.rules
    }

    private func item(
        _ title: String,
        content: String = "",
        day: Int = 0,
        kind: SourceKind = .press,
        owner: String = "Owner"
    ) -> BacktestItem {
        BacktestItem(
            id: title,
            source: owner,
            date: Instant(seconds: 1_795_000_000 + Int64(day) * 86_400),
            kind: kind,
            subject: RuleSubject(title: title, content: content, kind: kind)
        )
    }

    private static let yaml = """
        rules:
          - {id: a, any: [missile], priority: alert}
          - {id: b, any: [missile, carrier], priority: critical}
          - {id: c, any: [missile], priority: alert, trial: true}
          - {id: d, any: [missile], priority: alert, where: {kind: analysis}}
        """

    @Test
    func `an item is one alert however many rules catch it, and none where only its content or an analysis is met`()
        throws
    {
        let rules = try rules(Self.yaml)
        var backtest = Backtest(rules: rules, chosen: rules.map(\.id), before: nil, clock: CivilClock(.utc))
        backtest.add(item("Missile and carrier"))
        backtest.add(item("None", content: "A missile"))
        backtest.add(item("Missile, an analysis", kind: .analysis))
        #expect(backtest.caught == 3)
        #expect(backtest.tallies.map(\.caught.count) == [3, 3, 3, 1])
        #expect(backtest.tallies.map(\.alerts) == [1, 1, 0, 1])
        #expect(backtest.alerts.values.reduce(0, +) == 2)
        #expect(backtest.tallies[0].overlap == [RuleID("b"): 3, RuleID("c"): 3, RuleID("d"): 1])
    }

    @Test func `weeks begin on Monday and days are those of the zone`() throws {
        let rules = try rules("id: a\nany: [missile]\n")
        let zone = try SystemZones().zone(named: "Asia/Tokyo")
        var backtest = Backtest(rules: rules, chosen: [RuleID("a")], before: nil, clock: CivilClock(zone))
        // 2026-11-22 was a Sunday; 15:00 UTC is midnight in Tokyo.
        for seconds: Int64 in [1_795_359_599, 1_795_359_600] {
            backtest.add(
                BacktestItem(
                    id: "\(seconds)",
                    source: "",
                    date: Instant(seconds: seconds),
                    kind: .press,
                    subject: RuleSubject(title: "missile")
                )
            )
        }
        let days = backtest.tallies[0].days.keys.sorted().map(\.number)
        #expect(days == [20_779, 20_780])
        #expect(backtest.tallies[0].weeks.keys.sorted().map(\.number) == [20_773, 20_780])
        #expect(backtest.dayCount == 2)
    }

    @Test func `another revision is compared item by item, rules that came and went too`() throws {
        let now = try rules("rules:\n  - {id: a, any: [missile]}\n  - {id: new, any: [carrier]}\n")
        let before = try rules("rules:\n  - {id: a, any: [carrier]}\n  - {id: old, any: [missile]}\n")
        let chosen = ["a", "new", "old"].map { RuleID($0) }
        var backtest = Backtest(rules: now, chosen: chosen, before: before, clock: CivilClock(.utc))
        for title in ["missile", "carrier", "missile carrier"] { backtest.add(item(title)) }
        let changes = backtest.tallies.map(\.change)
        #expect(backtest.tallies.map(\.id.rawValue) == ["a", "new", "old"])
        #expect(changes.map { $0?.gained.map(\.id) } == [["missile"], ["carrier", "missile carrier"], []])
        #expect(changes.map { $0?.lost.map(\.id) } == [["carrier"], [], ["missile", "missile carrier"]])
        #expect(changes.map { $0?.wasThere } == [true, false, true])
        #expect(changes.map { $0?.isThere } == [true, true, false])
    }

    @Test func `a term counts in matches and in all items`() throws {
        let rules = try rules("id: a\nall: [[missile, never1], [Taiwan]]\n")
        var backtest = Backtest(rules: rules, chosen: [RuleID("a")], before: nil, clock: CivilClock(.utc))
        for title in ["missile", "missiles, Taiwan", "Taiwan"] { backtest.add(item(title)) }
        #expect(backtest.tallies[0].terms == [Term("missile"): 1, Term("Taiwan"): 1])
        #expect(backtest.termItems == [Term("missile"): 2, Term("Taiwan"): 2])
        #expect(backtest.terms(of: RuleID("a")) == [Term("missile"), Term("never1"), Term("Taiwan")])
    }

    /// The rule's keys, how the match came about, the feed's kind, whether the item is background; and the reason.
    @Test(arguments: [
        ("priority: mute", StoredMatch.Origin.live, true, SourceKind.press, false, AlertSilence.muted),
        ("priority: alert\ntrial: true", .live, true, .press, false, .onTrial),
        ("priority: digest", .live, true, .press, false, .digestOnly),
        ("priority: alert", .live, true, .press, true, .background),
        ("priority: alert", .earlier, true, .press, false, .lookedBack),
        ("priority: alert", .live, false, .press, false, .contentOnly),
        ("priority: alert\nalert-on: content", .live, false, .press, false, .storyAlerted),
        ("priority: alert", .live, true, .analysis, false, .analysis),
        ("priority: alert\nwhere: {kind: analysis}", .live, true, .analysis, false, .storyAlerted),
    ])
    func `why a match gave no alert is known`(
        keys: String,
        origin: StoredMatch.Origin,
        withoutContent: Bool,
        kind: SourceKind,
        isBackground: Bool,
        reason: AlertSilence
    ) throws {
        let facts = RuleFacts.of(try rules("id: a\nany: [missile]\n\(keys)\n"))
        let match = Match(rule: RuleID("a"), holdsWithoutContent: withoutContent, texts: [])
        func silence(_ rule: RuleFacts?) -> AlertSilence {
            .of(match, origin: origin, rule: rule, kind: kind, isBackground: isBackground)
        }
        #expect(silence(facts[RuleID("a")]) == reason)
        #expect(silence(nil) == .ruleGone)
    }
}
