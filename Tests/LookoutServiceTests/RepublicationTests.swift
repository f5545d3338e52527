import Digests
import LookoutModel
import LookoutService
import Storage
import TestSupport
import Testing

/// Feeds that change ids, and feeds that publish old items again, over a real store.
@Suite struct RepublicationTests {
    private let desk: Desk
    private let topics = ["harbour", "bridge", "airport", "museum", "railway", "market", "hospital", "stadium"]

    init() throws {
        desk = try Desk(
            rules: [
                "strait.yaml": "title: The strait\npriority: alert\nany: [Taiwan Strait]\n",
                "all.yaml": "title: Works\nany: [opens]\n",
            ],
            feeds: ["a", "b"]
        )
        try desk.pass([desk.item("old", "Nothing"), desk.item("old", "Nothing", feed: "b")])
        desk.wait(2 * Desk.hour)
        try desk.pass()
        desk.wait(Desk.hour)
    }

    /// Items that an alert rule catches, each another development.
    private func news(age: Int64 = 60, ids: String = "") -> [Item] {
        topics.enumerated().map { number, topic in
            desk.item(
                "\(ids)\(number)",
                "Taiwan Strait \(topic) opens: \(topic)goers, \(topic)keepers and \(topic)works",
                age: age + Int64(number) * 600,
                summary: "\(topic)builders, \(topic)guards and \(topic)painters were there."
            )
        }
    }

    @Test func `a feed that changes all ids is told nothing of again, now and later`() throws {
        #expect(try desk.pass(news()).alerts.count == topics.count)
        desk.wait(Desk.hour)
        let moved = try desk.pass(news(age: 60 + Desk.hour, ids: "moved-"))
        #expect(moved.counts.newItems == 0 && moved.messages.isEmpty)
        #expect(moved.counts.changedIDs == ["a": topics.count])
        desk.wait(Desk.hour)
        let again = try desk.pass(news(age: 60 + 2 * Desk.hour, ids: "moved-"))
        #expect(again.counts.newItems == 0 && again.messages.isEmpty && again.counts.changedIDs == nil)
        // And what is new among them is news.
        desk.wait(Desk.hour)
        let next = [desk.item("moved-9", "Frigate crosses the Taiwan Strait while whales are watched from the shore")]
        #expect(try desk.pass(next + news(age: 60 + 3 * Desk.hour, ids: "moved-")).alerts.count == 1)
    }

    @Test func `news that reads like an item that is held back is told`() throws {
        try desk.pass(news())
        desk.wait(6 * Desk.day)
        try desk.pass([desk.item("x", "Nothing new")])
        desk.wait(Desk.hour)
        #expect(try desk.pass(news(ids: "again-")).alerts.isEmpty)
        for wait in [Desk.hour, 2 * Desk.hour] {
            desk.wait(wait)
            // Of another owner, in the next pass and in one that reads the stories anew.
            let like = news()[wait == Desk.hour ? 0 : 5]
            let fresh = desk.item("fresh\(wait)", like.title, summary: like.summary, feed: "b")
            #expect(try desk.pass([fresh]).alerts.count == 1)
        }
    }

    @Test func `a mass of old items with new ids and dates is held back, and a day later stands in the digest`() throws
    {
        try desk.pass(news())
        desk.wait(4 * Desk.day)
        try desk.pass([desk.item("x", "Nothing new")])
        desk.wait(Desk.hour)
        let flood = try desk.pass(
            news(ids: "again-") + [
                desk.item("fresh", "Frigate crosses the Taiwan Strait, whales watched from the shore")
            ]
        )
        #expect(flood.counts.newItems == topics.count + 1)
        #expect(flood.alerts.count == 1)
        #expect(try desk.store.read { try $0.holds.all() }[FeedID("a")]?.count == topics.count)
        let soFar = try desk.daySoFar(flood.book)
        #expect(soFar.ledger.held == topics.count && soFar.ledger.told == 1)
        // The same document brings nothing again.
        desk.wait(Desk.hour)
        #expect(try desk.pass(news(age: 60 + Desk.hour, ids: "again-")).messages.isEmpty)
        desk.wait(Desk.day)
        let later = try desk.pass(unchanged: ["a"])
        #expect(later.messages.isEmpty)
        #expect(try desk.store.read { try $0.holds.all() }.isEmpty)
        var told: Set<String> = []
        for _ in 0..<2 {
            told.formUnion(try desk.edition()?.stories.map(\.title) ?? [])
            desk.wait(Desk.day)
            try desk.pass(unchanged: ["a"])
        }
        #expect(told.isSuperset(of: news().map(\.title)))
    }

    @Test func `what is held back is released by a verb, without an alert`() throws {
        try desk.pass(news())
        desk.wait(4 * Desk.day)
        try desk.pass([desk.item("x", "Nothing new")])
        desk.wait(Desk.hour)
        try desk.pass(news(ids: "again-"))
        let now = desk.now
        #expect(try desk.store.write { try $0.holds.release(FeedID("a"), at: now) } == topics.count)
        desk.wait(Desk.hour)
        let pass = try desk.pass(unchanged: ["a"])
        #expect(pass.messages.isEmpty)
        #expect(try desk.daySoFar(pass.book).ledger.told == topics.count)
        #expect(try desk.daySoFar(pass.book).ledger.held == 0)
    }

    @Test func `an edit of a told item is no news, whatever becomes of its id`() throws {
        let title = "Frigate crosses the Taiwan Strait while whales are watched"
        #expect(try desk.pass([desk.item("one", title, age: 60)]).alerts.count == 1)
        desk.wait(Desk.hour)
        var edited = desk.item("two", title + " (updated)", age: Desk.hour, summary: "More was seen.")
        edited.link = "https://a.example/one"
        let pass = try desk.pass([edited])
        #expect(pass.counts.newItems == 0 && pass.counts.changedItems == 1 && pass.messages.isEmpty)
    }

    @Test func `an id that a feed uses for another item hides nothing`() throws {
        #expect(try desk.pass([desk.item("1", "Frigate crosses the Taiwan Strait")]).alerts.count == 1)
        desk.wait(2 * Desk.day)
        var other = desk.item("1", "Leaders speak of peace in the Taiwan Strait at a summit in Busan")
        other.link = "https://a.example/other"
        let pass = try desk.pass([other])
        #expect(pass.counts.newItems == 1 && pass.counts.matches == 1 && pass.alerts.count == 1)
        desk.wait(Desk.hour)
        other.summary = "Edited."
        #expect(try desk.pass([other]).alerts.isEmpty)
    }
}
