import Digests
import LookoutModel
import LookoutService
import Rules
import Storage
import TestSupport
import Testing

/// Items of several feeds and languages that tell one development, over a real store.
@Suite struct StoryPassTests {
    private let desk: Desk
    private let title = "Navies of three countries begin a joint drill south of Jeju island"
    private let lead = "Destroyers and patrol aircraft practise tracking submarines until Friday, the ministry said."

    init() throws {
        desk = try Desk(
            rules: [
                "lists.yaml": """
                lists:
                  place: [Jeju, 제주, 済州島, 济州岛]
                  drill: [drill, 연합훈련, 共同訓練, 联合演习]

                """,
                "drill.yaml": "title: Drills\npriority: alert\nall:\n  - any: [$place]\n  - any: [$drill]\n",
                "war.yaml": "title: War\npriority: critical\nany: [torpedo]\n",
                "sea.yaml": "title: The sea\nany: [submarines, aircraft]\n",
            ],
            feeds: ["a", "b", "c", "d"]
        )
        desk.sources.append(Desk.source("gov", kind: .official))
        try desk.pass(["a", "b", "c", "d", "gov"].map { desk.item("old", "Nothing", feed: $0) })
        desk.wait(2 * Desk.hour)
        try desk.pass()
        desk.wait(Desk.hour)
    }

    private func korean(_ name: String = "k", feed: String = "b", age: Int64 = 60) -> Item {
        var item = desk.item(name, "한미일, 제주 남방서 연합훈련 시작", age: age, feed: feed)
        item.language = "ko"
        return item
    }

    private func japanese(feed: String = "c") -> Item {
        var item = desk.item("j", "日米韓、済州島の南方で共同訓練を開始", feed: feed)
        item.language = "ja"
        return item
    }

    @Test func `copies in other feeds are one alert and one digest entry, and count as one source`() throws {
        let outcome = try desk.pass([
            desk.item("x", title, summary: lead), desk.item("y", title + " - Daily", summary: lead, feed: "b"),
        ])
        #expect(outcome.alerts.count == 1 && outcome.counts.newItems == 2)
        desk.wait(Desk.hour)
        let later = try desk.pass([desk.item("z", title, summary: lead + " More follows.", feed: "c")])
        #expect(later.messages.isEmpty)
        let story = try #require(try desk.daySoFar(later.book).stories.first)
        #expect(story.items.count == 3 && story.sourceCount == 1)
        let ledger = try desk.daySoFar(later.book).ledger
        #expect(ledger.matched == 3 && ledger.told == 1 && ledger.folded == 2)
    }

    @Test func `a copy that a higher rule catches alerts again for the same story`() throws {
        let first = try desk.pass([desk.item("x", title, summary: lead)]).alerts
        desk.wait(Desk.hour)
        let raised = try desk.pass([desk.item("y", title, summary: lead + " A torpedo was fired.", feed: "b")]).alerts
        #expect(first.count == 1 && raised.count == 1)
        #expect(first.first?.story == raised.first?.story && first.first?.id != raised.first?.id)
    }

    @Test func `other languages under the same rule and lists are read as the same`() throws {
        #expect(try desk.pass([desk.item("x", title, summary: lead)]).alerts.count == 1)
        desk.wait(Desk.hour)
        let others = try desk.pass([korean(), japanese()])
        #expect(others.messages.isEmpty)
        let digest = try desk.daySoFar(others.book)
        #expect(digest.stories.count == 1)
        #expect(digest.stories.first?.items.map(\.language) == ["en", "ko", "ja"])
        #expect(digest.stories.first?.title == title)
    }

    @Test func `a forecast counts what was told in another language as told`() throws {
        let first = try desk.pass([desk.item("x", title, summary: lead)])
        desk.wait(Desk.hour)
        let second = try desk.pass([korean()])
        let facts = try #require(second.book.facts[RuleID("drill")])
        let match = Match(rule: RuleID("drill"), holdsWithoutContent: true, texts: [])
        func forecast(of story: StoredStory?, in transaction: StoreTransaction) throws -> AlertForecast {
            try AlertForecast(
                [AlertPolicy.Catch(rule: facts, match: match)],
                kind: .press,
                story: story,
                settings: desk.settings,
                book: SourceBook(desk.sources, states: [:]),
                now: desk.now,
                in: transaction
            )
        }
        try desk.store.read { transaction in
            let leader = try #require(try transaction.stories.fetch(first.alerts.first?.story ?? ""))
            let other = try #require(try transaction.stories.kin(of: leader).first { $0.id != leader.id })
            #expect(other.alertedPriority == nil)
            let told = try forecast(of: other, in: transaction)
            #expect(told.isAgain && told.lines.map(\.fate) == [.toldBefore])
            let new = try forecast(of: nil, in: transaction)
            #expect(!new.isAgain && new.lines.map(\.fate) == [.told(at: desk.now)])
        }
    }

    @Test func `two stories in one language alert separately, beside a third in another`() throws {
        #expect(try desk.pass([korean()]).alerts.count == 1)
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("x", title, summary: lead)]).messages.isEmpty)
        let other = desk.item("y", "Fishermen protest as a second drill closes the waters of Jeju harbour", feed: "c")
        #expect(try desk.pass([other]).alerts.count == 1)
    }

    @Test func `another language after a day is another development`() throws {
        #expect(try desk.pass([desk.item("x", title, summary: lead)]).alerts.count == 1)
        desk.wait(25 * Desk.hour)
        #expect(try desk.pass([korean()]).alerts.count == 1)
    }

    @Test func `what is possibly the same is quiet, keeps a line of its own, and alerts where it is official`() throws {
        let words = (0..<10).map { "term\($0)x" }
        let first = "Jeju drill " + words.joined(separator: " ")
        let near =
            "Jeju drill " + words.prefix(4).joined(separator: " ") + " other0y other1y other2y other3y other4y other5y"
        #expect(try desk.pass([desk.item("x", first)]).alerts.count == 1)
        desk.wait(Desk.hour)
        let second = try desk.pass([desk.item("y", near, feed: "b")])
        #expect(second.messages.isEmpty)
        let items = try #require(try desk.daySoFar(second.book).stories.first).items
        #expect(items.map { $0.isPossible ?? false } == [false, true])
        desk.wait(Desk.hour)
        let third = try desk.pass([desk.item("z", near, feed: "gov")])
        #expect(third.alerts.count == 1)
        // Its edit is no news.
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("z", near + " edited", feed: "gov")]).messages.isEmpty)
    }

    @Test func `a possible join to a story that an edition has told is told itself`() throws {
        let words = (0..<10).map { "term\($0)x" }
        try desk.pass([desk.item("x", "Jeju drill " + words.joined(separator: " "))])
        desk.wait(23 * Desk.hour)
        #expect(try desk.pass(unchanged: ["a"]).editions.count == 1)
        let near =
            "Jeju drill " + words.prefix(4).joined(separator: " ") + " other0y other1y other2y other3y other4y other5y"
        let pass = try desk.pass([desk.item("y", near, feed: "b")])
        let story = try #require(try desk.daySoFar(pass.book).stories.first)
        #expect(story.state == .continuing && story.items.map(\.isPossible) == [true])
    }

    @Test func `explain knows how an item joined`() throws {
        try desk.pass([desk.item("x", title, summary: lead)])
        desk.wait(Desk.hour)
        try desk.pass([desk.item("y", title, summary: lead, feed: "b")])
        let history = try desk.store.read { transaction in
            let stored = try #require(try transaction.items.fetch(idPrefix: "", limit: 100).last)
            return try ItemHistory(stored, digests: desk.settings.editions, facts: [:], in: transaction)
        }
        #expect(history.member?.grade == "firm" && (history.member?.similarity ?? 0) > 0.99)
        #expect(history.member?.copiedFrom == "a.example")
    }

    @Test func `the first look counts developments, not copies`() throws {
        let desk = try Desk(rules: ["drill.yaml": "priority: alert\nany: [drill]\n"], feeds: ["a", "b"])
        let first = try desk.pass([
            desk.item("x", title, summary: lead), desk.item("y", title, summary: lead, feed: "b"),
        ])
        #expect(first.messages.map(\.kind) == [.firstLook])
        #expect(first.messages.first?.body.contains("1 development") == true)
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("z", title, summary: lead + " Updated.", feed: "b")]).messages.isEmpty)
    }
}
