import Digests
import LookoutModel
import LookoutService
import TestSupport
import Testing

/// What an edition knows beside its stories, over a real store.
@Suite struct EditionFactsTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(
            rules: [
                "lists.yaml":
                    "lists:\n  us: [United States, Washington]\n  japan: [Japan, Tokyo]\n  ships: [frigate]\n",
                "navy.yaml": "title: Navies\nany: [destroyer, $ships]\n",
                "talks.yaml": "title: Talks\npriority: alert\nall: [talks, {any: [$us, $japan]}]\n",
                "visits.yaml": "title: Visits\nall: [visit, {any: [$us, $japan]}]\n",
                "weather.yaml": "title: Weather\npriority: mute\nany: [weather]\n",
            ],
            feeds: ["a", "b", "gov"]
        )
        desk.sources[2] = Desk.source("gov", kind: .official, title: "Ministry")
        try desk.pass([desk.item("first", "Nothing")])
        desk.wait(Desk.hour)
        try desk.pass()
        desk.wait(Desk.hour)
    }

    /// The edition of the next morning.
    private func next() throws -> Digest {
        desk.wait(Desk.day)
        try desk.pass()
        return try #require(try desk.edition())
    }

    @Test func `the headlines that an item had are told with the present one, and when they went`() throws {
        try desk.pass([desk.item("x", "A destroyer sails")])
        desk.wait(600)
        let first = desk.now
        try desk.pass([desk.item("x", "Two destroyers sail")])
        desk.wait(600)
        let second = desk.now
        try desk.pass([desk.item("x", "Two destroyers have sailed", summary: "At dawn.")])
        // A change below the headline leaves no trace.
        desk.wait(600)
        try desk.pass([desk.item("x", "Two destroyers have sailed", summary: "At noon.")])
        let item = try #require(try next().stories.first?.items.first)
        #expect(item.title == "Two destroyers have sailed")
        #expect(
            item.earlierTitles == [
                EarlierTitle(title: "A destroyer sails", until: first),
                EarlierTitle(title: "Two destroyers sail", until: second),
            ]
        )
    }

    @Test func `a day's number of a rule is that of its developments, in the zone of the digest`() throws {
        for number in 0..<3 {
            try desk.pass([
                desk.item("x\(number)", "Destroyer number \(number) of \(["fog", "storms", "calm"][number])"),
                desk.item(
                    "y\(number)",
                    "Destroyer number \(number) of \(["fog", "storms", "calm"][number])",
                    feed: "b"
                ),
            ])
            desk.wait(Desk.day)
        }
        let digest = try next()
        let volume = try #require(digest.volumes?.first)
        #expect(digest.volumes?.map(\.rule) == [RuleID("navy")])
        #expect(volume.counts == [Int](repeating: 0, count: 25) + [1, 1, 1, 0, 0])
        #expect(volume.total == 3 && volume.lastWeek == 3)
    }

    @Test func `lists that several rules share are counted where their names stand together`() throws {
        try desk.pass([
            desk.item("x", "Talks in Tokyo with the United States"), desk.item("y", "A visit to Japan"),
            desk.item("z", "A visit of Washington's envoy to Tokyo for talks"), desk.item("s", "A frigate in Tokyo"),
        ])
        #expect(try next().coMentions == [CoMention(first: "japan", second: "us", count: 2)])
    }

    @Test func `what is muted is named with its rule, and what official sources said without a rule is counted`() throws
    {
        try desk.pass([
            desk.item("w", "Weather today"), desk.item("g", "A decree", feed: "gov"),
            desk.item("h", "Another decree", feed: "gov"), desk.item("i", "A destroyer is named", feed: "gov"),
            desk.item("n", "Neither here nor there"),
        ])
        let digest = try next()
        #expect(digest.untold?.map(\.item.title) == ["Weather today"])
        #expect(digest.untold?.first?.rule == RuleName(RuleID("weather"), "Weather"))
        #expect(digest.untold?.first?.heldUntil == nil && digest.ledger.muted == 1)
        #expect(digest.uncaughtOfficial == 2)
    }

    @Test func `an edition says what is different from the one before`() throws {
        try desk.pass([desk.item("x", "A destroyer")])
        let before = try next()
        #expect(before.changes?.newThen == 0 && before.changes?.hasOtherRules == false)
        desk.rules["weather.yaml"] = nil
        desk.rules["storms.yaml"] = "title: Storms\nany: [storm]\n"
        let changes = try #require(try next().changes)
        #expect(changes.since == before.day && changes.newThen == 1)
        #expect(changes.added == ["Storms"] && changes.removed == ["Weather"] && changes.hasOtherRules)
    }

    @Test func `a rule whose stories stand under a higher one was not quiet`() throws {
        try desk.pass([desk.item("x", "Talks and a visit to Japan")])
        let digest = try next()
        #expect(digest.sections.map(\.rule) == [RuleID("talks")])
        #expect(digest.quietRules.map(\.rule) == [RuleID("navy")])
    }

    @Test func `a list says nothing beside one that holds all its names, and ten pairs are enough`() throws {
        let names = ["ant", "bee", "cat", "dog", "elk", "fox"]
        let lists = names.map { "  \($0)s: [\($0), big \($0)]\n" }.joined()
        desk.rules["zoo.yaml"] = "lists:\n\(lists)  beasts: [$cats, $dogs]\n"
        let asked = (names.map { "$\($0)s" } + ["$beasts"]).joined(separator: ", ")
        desk.rules["one.yaml"] = "any: [\(asked)]\n"
        desk.rules["two.yaml"] = "all: [zoo, {any: [\(asked)]}]\n"
        try desk.pass([desk.item("x", "The zoo shows an ant, a bee, a cat, a dog, an elk and a fox")])
        let pairs = try #require(try next().coMentions)
        #expect(pairs.count == 10)
        #expect(!pairs.contains { [$0.first, $0.second] == ["beasts", "cats"] })
        #expect(pairs.contains { [$0.first, $0.second] == ["ants", "beasts"] })
    }

    @Test func `a rule's number counts the day on which it first caught something of a development`() throws {
        try desk.pass([desk.item("x", "A destroyer and a visit to Japan")])
        desk.wait(2 * Desk.day)
        // The weather of a story two days old: the rule has caught it only now.
        try desk.pass([desk.item("x", "A destroyer, a frigate and talks on a visit to Japan")])
        let volumes = try #require(try next().volumes)
        let counts = { (rule: String) in volumes.first { $0.rule == RuleID(rule) }?.counts.suffix(4).map(\.self) }
        #expect(counts("navy") == [1, 0, 0, 0] && counts("visits") == [1, 0, 0, 0])
        #expect(counts("talks") == [0, 0, 1, 0])
    }

    @Test func `a development that began before the days of the chart is no new one`() throws {
        try desk.pass([desk.item("x", "A destroyer sails for the islands of the south")])
        desk.wait(20 * Desk.day)
        try desk.pass()
        desk.wait(20 * Desk.day)
        try desk.pass([desk.item("x", "A destroyer sails for the islands of the south, on a visit to Japan")])
        let volumes = try #require(try next().volumes)
        #expect(volumes.map(\.rule) == [RuleID("visits")])
    }
}
