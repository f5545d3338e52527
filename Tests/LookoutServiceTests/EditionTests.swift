import Digests
import LookoutModel
import LookoutService
import Platform
import Storage
import TestSupport
import Testing
import Text

/// Editions made at the end of passes, over a real store.
@Suite struct EditionTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(
            rules: [
                "navy.yaml": "title: Navies\nany: [destroyer]\n",
                "strait.yaml": "title: The strait\npriority: alert\nany: [Taiwan Strait]\n",
                "quiet.yaml": "priority: mute\nany: [weather]\n",
            ]
        )
    }

    private func titles(_ digest: Digest?) -> [String] {
        digest?.stories.map(\.title) ?? []
    }

    @Test func `the first edition tells the last day in full and counts what is older`() throws {
        let old = (1...5).map { desk.item("old\($0)", "Destroyer \($0)", age: Desk.day * Int64($0)) }
        let outcome = try desk.pass(
            [
                desk.item("x", "In the Taiwan Strait", age: Desk.day - 1), desk.item("w", "Weather"),
                desk.item("n", "Nothing"),
            ] + old
        )
        let yesterday = try #require(CivilDate(iso: "2026-11-23"))
        #expect(outcome.editions.map(\.name) == [""] && outcome.editions.map(\.stories) == [1])
        #expect(outcome.editions.map(\.day) == [Day(number: yesterday.dayNumber)])
        let digest = try #require(try desk.edition())
        #expect(digest.isFirst && digest.name == nil && digest.state == .edition)
        #expect(digest.from == Desk.start.advanced(bySeconds: -Desk.day) && digest.to == Desk.start)
        #expect(digest.next == Desk.start.advanced(bySeconds: Desk.hour))
        #expect(titles(digest) == ["In the Taiwan Strait"])
        #expect(digest.sections.map(\.rule) == [RuleID("strait"), RuleID("navy")])
        #expect(digest.sections.map { $0.background?.count } == [nil, 5])
        #expect(
            digest.sections[1].background?.headlines.map(\.title) == ["Destroyer 1", "Destroyer 2", "Destroyer 3"]
        )
        let ledger = digest.ledger
        #expect(ledger.fetched == 8 && ledger.new == 8)
        #expect(ledger.matched == 7 && ledger.told == 1 && ledger.background == 5 && ledger.muted == 1)
        #expect(ledger.feeds.listed == 1 && ledger.feeds.read == 1 && ledger.feeds.failed == 0)
        #expect(ledger.rules.on == 3 && ledger.rules.off == 0)
        // All rules are new, and there was nothing before them.
        #expect(digest.newRules == [] && digest.brokenRules == [])
    }

    @Test func `windows follow each other without a gap, and every story is told in one edition`() throws {
        var told: [String] = []
        var editions: [StoredEdition] = []
        for number in 0..<40 {
            let again = number / 2 == number ? [] : [desk.item("n\(number / 2)", "Destroyer number \(number / 2)")]
            let outcome = try desk.pass(
                [desk.item("n\(number)", "Destroyer number \(number)"), desk.item("e\(number)", "Else")] + again
            )
            for edition in outcome.editions {
                told += titles(try desk.edition(edition.name))
                editions.append(try #require(try desk.stored(edition.name)))
            }
            desk.wait(2 * Desk.hour + 17)
        }
        #expect(editions.count == 5)
        for (before, after) in zip(editions, editions.dropFirst()) {
            #expect(after.firstMatch == before.lastMatch && after.firstItem == before.lastItem)
            #expect(after.from == before.to)
            #expect(after.day > before.day)
        }
        #expect(told.count == Set(told).count)
        desk.wait(Desk.day)
        try desk.pass()
        told += titles(try desk.edition())
        #expect(Set(told) == Set((0..<40).map { "Destroyer number \($0)" }))
        #expect(told.count == 40)
    }

    @Test func `a day's edition is made once, and what comes later in the day waits for the next`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("x", "A destroyer")]).editions.count == 1)
        let body = try desk.stored()?.body
        desk.wait(60)
        let later = try desk.pass([desk.item("y", "Another destroyer")])
        #expect(later.editions.isEmpty)
        #expect(try desk.stored()?.body == body)
        let soFar = try desk.daySoFar(later.book)
        #expect(soFar.state == .soFar)
        #expect(titles(soFar) == ["Another destroyer"])
        #expect(soFar.next == Desk.start.advanced(bySeconds: Desk.hour + Desk.day))
        #expect(titles(try desk.daySoFar(later.book)) == ["Another destroyer"])
        desk.wait(Desk.day)
        #expect(try desk.pass().editions.count == 1)
        #expect(titles(try desk.edition()) == ["Another destroyer"])
    }

    @Test func `after days without a pass one edition covers them all`() throws {
        try desk.pass()
        desk.wait(9 * Desk.day)
        let outcome = try desk.pass([desk.item("x", "A destroyer")])
        #expect(outcome.editions.count == 1)
        let digest = try #require(try desk.edition())
        #expect(digest.from == Desk.start && digest.to == desk.now)
        #expect(titles(digest) == ["A destroyer"])
    }

    @Test func `a clock that goes back writes no day again`() throws {
        desk.wait(2 * Desk.day)
        try desk.pass()
        let body = try desk.stored()?.body
        desk.wait(-Desk.day)
        #expect(try desk.pass([desk.item("x", "A destroyer")]).editions.isEmpty)
        #expect(try desk.stored()?.body == body)
    }

    @Test func `an edition made while the clock was years ahead holds up none after it`() throws {
        try desk.pass()
        let years: Int64 = 86_400 * 3650
        desk.wait(years)
        try desk.pass()
        let ahead = try desk.stored()?.day
        desk.wait(Desk.day - years)
        try desk.pass([desk.item("a", "Taiwan Strait")])
        let edition = try #require(try desk.edition())
        #expect(edition.day.number < (ahead?.number ?? 0))
        #expect(titles(edition) == ["Taiwan Strait"])
    }

    @Test func `an edition without anything is still made and names the next`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        #expect(try desk.pass().editions.map(\.stories) == [0])
        let digest = try #require(try desk.edition())
        #expect(digest.sections == [] && !digest.isFirst)
        #expect(digest.next == Desk.start.advanced(bySeconds: Desk.hour + Desk.day))
        #expect(digest.quietRules.map(\.rule) == [RuleID("navy"), RuleID("strait")])
        #expect(digest.ledger.fetched == 0 && digest.ledger.new == 0 && digest.ledger.feeds.failed == 0)
    }

    @Test func `two digests each tell a story once, at their own hours`() throws {
        desk.settings.digests.append(Settings.DigestPlan(name: "evening", secondsOfDay: 64_800, zone: .utc))
        #expect(try desk.pass([desk.item("x", "A destroyer")]).editions.map(\.name) == ["", "evening"])
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("y", "A second destroyer")]).editions.map(\.name) == [""])
        #expect(titles(try desk.edition()) == ["A second destroyer"])
        desk.wait(11 * Desk.hour)
        #expect(try desk.pass([desk.item("z", "A third destroyer")]).editions.map(\.name) == ["evening"])
        let evening = try #require(try desk.edition("evening"))
        #expect(evening.name == "evening")
        #expect(Set(titles(evening)) == ["A second destroyer", "A third destroyer"])
        desk.wait(13 * Desk.hour)
        try desk.pass()
        #expect(titles(try desk.edition()) == ["A third destroyer"])
    }

    @Test func `a digest that joins others begins with the last day, not with all that was ever told`() throws {
        try desk.pass([desk.item("x", "A destroyer")])
        desk.wait(9 * Desk.day)
        try desk.pass([desk.item("y", "A second destroyer")])
        desk.settings.digests.append(Settings.DigestPlan(name: "evening", secondsOfDay: 64_800, zone: .utc))
        desk.wait(12 * Desk.hour)
        #expect(try desk.pass([desk.item("z", "A third destroyer")]).editions.map(\.name).contains("evening"))
        let evening = try #require(try desk.edition("evening"))
        #expect(!evening.isFirst && evening.from == desk.now.advanced(bySeconds: -Desk.day))
        #expect(Set(titles(evening)) == ["A second destroyer", "A third destroyer"])
    }

    @Test func `a story that several rules caught stands once, under the highest, with the others named`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "A destroyer in the Taiwan Strait in fair weather")])
        let digest = try #require(try desk.edition())
        #expect(digest.sections.map(\.rule) == [RuleID("strait")])
        #expect(digest.stories.map { $0.rules.map(\.id) } == [[RuleID("strait"), RuleID("navy")]])
        #expect(digest.ledger.matched == 1 && digest.ledger.told == 1)
    }

    @Test func `a rule that joins a story which was told does so quietly, and the ledger says folded`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "A destroyer")])
        #expect(titles(try desk.edition()) == ["A destroyer"])
        desk.wait(Desk.day)
        try desk.pass([desk.item("x", "A destroyer in the Taiwan Strait")])
        let digest = try #require(try desk.edition())
        #expect(digest.stories == [])
        #expect(digest.ledger.matched == 1 && digest.ledger.folded == 1 && digest.ledger.told == 0)
    }

    @Test func `what joined a story told before is named, and no rule that caught it is called quiet`() throws {
        desk.sources.append(Desk.source("b"))
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "A destroyer sails for the southern islands")])
        let told = try #require(try desk.edition()?.stories.first)
        desk.wait(Desk.day)
        let pass = try desk.pass([
            desk.item("y", "A destroyer sails for the southern islands", feed: "b"), desk.item("n", "Nothing"),
        ])
        let digest = try #require(try desk.edition())
        #expect(digest.stories == [] && digest.ledger.joined == 1)
        let joined = try #require(digest.joined?.first)
        #expect(joined.item.feed == FeedID("b") && joined.story == told.id && joined.title == told.title)
        #expect(joined.rule == RuleName(RuleID("navy"), "Navies"))
        #expect(digest.quietRules.map(\.rule) == [RuleID("strait")])
        let page = HTMLRenderer.render(digest)
        #expect(page.contains("Nothing new: 2 new items; the one that a rule caught belongs to a story told before."))
        #expect(page.contains("Joined stories told before: 1 item") && page.contains("stories/\(told.id).html"))
        // Nothing is quiet an hour after an edition.
        desk.wait(Desk.hour)
        try desk.pass(unchanged: ["a"])
        let soFar = HTMLRenderer.render(try desk.daySoFar(pass.book))
        #expect(soFar.contains("Nothing new since the edition of 07:00: no source had a new item."))
        #expect(soFar.contains("Since the edition of 07:00 (nothing new then)") && !soFar.contains("Quiet"))
    }

    @Test func `a story that goes on was first seen when it began, not when more of it came`() throws {
        desk.sources.append(Desk.source("b"))
        try desk.pass([desk.item("old", "Nothing"), desk.item("old", "Nothing", feed: "b")])
        desk.wait(Desk.hour)
        let begin = desk.now
        let words = (0..<10).map { "term\($0)x" }
        try desk.pass([desk.item("x", "Destroyer drill " + words.joined(separator: " "))])
        desk.wait(23 * Desk.hour)
        let near =
            "Destroyer drill " + words.prefix(4).joined(separator: " ")
            + " other0y other1y other2y other3y other4y other5y"
        let book = try desk.pass([desk.item("y", near, feed: "b")]).book
        let story = try #require(try desk.daySoFar(book).stories.first)
        #expect(story.state == .continuing && story.firstSeen == begin && story.dayNumber == 2)
    }

    @Test func `an item is frozen with when it was seen, who wrote it and which rules caught it`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        var item = desk.item("x", "A destroyer in the Taiwan Strait", age: 7200)
        item.author = "A. Writer"
        try desk.pass([item])
        let digest = try #require(try desk.edition())
        let frozen = try #require(digest.stories.first?.items.first)
        #expect(frozen.seen == desk.now && frozen.author == "A. Writer")
        #expect(Set(frozen.rules ?? []) == [RuleID("navy"), RuleID("strait")])
        let cited = try #require(CitedItem.items(of: digest).first)
        #expect(cited.seen == desk.now && cited.author == "A. Writer" && cited.rules == frozen.rules)
    }

    @Test func `a rule on trial alerts nobody, tells nothing and is counted behind the news`() throws {
        desk.rules["new.yaml"] = "title: Frigates\npriority: critical\ntrial: true\nany: [frigate]\n"
        try desk.pass()
        desk.wait(Desk.hour)
        let outcome = try desk.pass(
            [desk.item("x", "A frigate and a destroyer")]
                + (1...4).map { desk.item("f\($0)", "Frigate \($0)", age: 60 * $0) }
        )
        #expect(outcome.messages.filter { $0.kind == .alert } == [])
        let digest = try #require(try desk.edition())
        #expect(titles(digest) == ["A frigate and a destroyer"])
        #expect(digest.stories.map { $0.rules.map(\.id) } == [[RuleID("navy")]])
        #expect(digest.sections.map(\.rule) == [RuleID("navy")])
        let trial = try #require(digest.trialRules?.first)
        #expect(trial.rule == RuleID("new") && trial.title == "Frigates" && trial.caught == 5)
        #expect(trial.headlines.map(\.title) == ["A frigate and a destroyer", "Frigate 1", "Frigate 2"])
        #expect(digest.ledger.matched == 5 && digest.ledger.told == 1 && digest.ledger.trial == 4)
        #expect(digest.quietRules.map(\.rule) == [RuleID("strait")])
        // Each is counted in one edition.
        desk.wait(Desk.day)
        try desk.pass()
        #expect(try desk.edition()?.trialRules == nil)
    }

    @Test func `what a rule on trial caught is told where a rule that speaks catches it later`() throws {
        desk.rules["new.yaml"] = "trial: true\nany: [frigate]\n"
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "A frigate")])
        #expect(titles(try desk.edition()) == [])
        desk.wait(Desk.day)
        let outcome = try desk.pass([desk.item("x", "A frigate in the Taiwan Strait")])
        #expect(titles(try desk.edition()) == ["A frigate in the Taiwan Strait"])
        #expect(outcome.alerts.map(\.body.isEmpty) == [false])
        #expect(outcome.alerts.allSatisfy { !$0.record.contains("new") })
    }

    @Test func `the end of a trial tells nothing of what was caught during it`() throws {
        desk.rules["new.yaml"] = "priority: alert\ntrial: true\nany: [frigate]\n"
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "A frigate")])
        desk.rules["new.yaml"] = "priority: alert\nany: [frigate]\n"
        desk.wait(Desk.day)
        let outcome = try desk.pass([desk.item("y", "Another frigate")])
        #expect(outcome.alerts.count == 1)
        let digest = try #require(try desk.edition())
        #expect(titles(digest) == ["Another frigate"])
        #expect(digest.newRules == [] && digest.trialRules == nil)
    }

    @Test func `the first look leaves out what only a rule on trial caught`() throws {
        desk.rules["new.yaml"] = "priority: alert\ntrial: true\nany: [frigate]\n"
        let outcome = try desk.pass([desk.item("x", "A frigate"), desk.item("y", "A destroyer")])
        let look = try #require(outcome.messages.first { $0.kind == .firstLook })
        #expect(outcome.messages.count == 1 && look.body.contains("1 development") && !look.body.contains("rigate"))
        #expect(try desk.edition()?.trialRules?.map(\.caught) == [1])
    }

    @Test func `a date in the future is told as the time at which the item was seen`() throws {
        try desk.pass()
        desk.wait(Desk.hour)
        try desk.pass([desk.item("x", "A destroyer", age: -5 * Desk.day)])
        let digest = try #require(try desk.edition())
        #expect(digest.stories.first?.items.first?.published == desk.now)
    }

    @Test func `the same feeds, rules and times give the same bytes`() throws {
        func run() throws -> [String] {
            let desk = try Desk(rules: self.desk.rules, feeds: ["a", "b", "c"])
            var bodies: [String] = []
            for number in 0..<6 {
                let outcome = try desk.pass(
                    ["c", "a", "b"].flatMap { feed in
                        (0..<4).map { desk.item("\(number)-\($0)", "Destroyer \($0) of the Taiwan Strait", feed: feed) }
                    }
                )
                bodies += try outcome.editions.map { _ in try desk.stored()?.body ?? "" }
                bodies += outcome.messages.map(\.body)
                desk.wait(11 * Desk.hour)
            }
            return bodies
        }
        let first = try run()
        #expect(first.count > 5)
        #expect(try run() == first)
    }
}
