import Digests
import LookoutModel
import TestSupport
import Testing

@testable import LookoutService

@Suite struct LedgerTests {
    private let rules = [
        "one.yaml": "any: [alpha]\n", "two.yaml": "priority: alert\nany: [beta]\n",
        "mute.yaml": "priority: mute\nany: [gamma]\n", "trial.yaml": "trial: true\nany: [epsilon]\n",
    ]

    private func expectWhole(_ digest: Digest, _ comment: String) {
        let ledger = digest.ledger
        let sum = ledger.told + ledger.background + ledger.folded + ledger.held + ledger.muted + (ledger.trial ?? 0)
        #expect(ledger.matched == sum, "\(comment): \(ledger)")
        #expect(ledger.told == digest.stories.count, "\(comment)")
        #expect(
            ledger.background == digest.sections.reduce(0) { $0 + ($1.background?.count ?? 0) },
            "\(comment)"
        )
        #expect(ledger.lost == 0, "\(comment)")
        #expect(ledger.feeds.read + ledger.feeds.failed <= ledger.feeds.listed, "\(comment)")
        #expect(ledger.feeds.unchanged <= ledger.feeds.read, "\(comment)")
    }

    @Test(arguments: UInt64(1)...12)
    func `in every edition each matched item is told, background, folded, held, muted or on trial`(seed: UInt64) throws
    {
        var dice = SeededGenerator(seed: seed)
        let desk = try Desk(rules: rules, feeds: ["a", "b"])
        let words = ["alpha", "beta", "gamma", "delta", "epsilon"]
        var names = 0
        for step in 0..<30 {
            var items: [String: Item] = [:]
            for _ in 0..<Int.random(in: 0...6, using: &dice) {
                let isOld = names > 0 && Int.random(in: 0..<3, using: &dice) == 0
                if !isOld { names += 1 }
                let name = "n\(isOld ? Int.random(in: 1...names, using: &dice) : names)"
                let title = (0..<2).map { _ in words.randomElement(using: &dice) ?? "" }.joined(separator: " ")
                let ages: [Int64?] = [nil, 60, 40_000, 200_000]
                let age = ages.randomElement(using: &dice) ?? nil
                items[name] = desk.item(name, title, age: age, feed: name.utf8.count % 2 == 0 ? "a" : "b")
            }
            switch Int.random(in: 0..<10, using: &dice) {
            case 0: desk.rules["new.yaml"] = "any: [delta]\n"
            case 1: desk.rules["new.yaml"] = "any: [delta, epsilon]\n"
            case 2: desk.rules["new.yaml"] = "anny: [delta]\n"
            case 3: desk.rules["new.yaml"] = nil
            default: break
            }
            let outcome = try desk.pass(items.sorted { $0.key < $1.key }.map(\.value))
            if !outcome.editions.isEmpty, let digest = try desk.edition() {
                expectWhole(digest, "seed \(seed), step \(step)")
            }
            expectWhole(try desk.daySoFar(outcome.book), "seed \(seed), so far at step \(step)")
            desk.wait(Int64.random(in: 600...30_000, using: &dice))
        }
    }

    @Test func `a feed that was not due has neither answered nor failed`() throws {
        let desk = try Desk(rules: rules, feeds: ["a", "b"])
        try desk.pass([desk.item("x", "X"), desk.item("y", "Y", feed: "b")])
        desk.wait(Desk.hour)
        try desk.pass(unchanged: ["a"])
        let feeds = try #require(try desk.edition()).ledger.feeds
        #expect(feeds.listed == 2 && feeds.read == 1 && feeds.unchanged == 1 && feeds.failed == 0)
    }

    @Test func `what stands in a document again counts as fetched and not as new`() throws {
        let desk = try Desk(rules: rules)
        try desk.pass([desk.item("x", "X")])
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "X"), desk.item("y", "Y")])
        let ledger = try #require(try desk.edition()).ledger
        #expect(ledger.fetched == 2 && ledger.new == 1 && ledger.matched == 0)
    }

    @Test func `a rule that is broken and has no last good version is counted off and told`() throws {
        let desk = try Desk(rules: rules)
        try desk.pass()
        desk.rules["bad.yaml"] = "title: Bad\nanny: [delta]\n"
        desk.rules["one.yaml"] = "title: One\nanny: [alpha]\n"
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "alpha")])
        let digest = try #require(try desk.edition())
        #expect(digest.ledger.rules.on == 4 && digest.ledger.rules.off == 1)
        #expect(digest.brokenRules.map(\.rule) == [RuleID("one"), RuleID("bad")])
        #expect(digest.brokenRules.map(\.fallback) == [.lastGood, .off])
        #expect(digest.stories.map(\.title) == ["alpha"])
    }
}
