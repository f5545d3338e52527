import Foundation
import LookoutModel
import LookoutService
import Storage
import TestSupport
import Testing

@Suite struct BatchCommitterTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(
            rules: [
                "strait.yaml": "title: The strait\npriority: alert\nany: [Taiwan Strait]\n",
                "navy.yaml": "title: Navies\npriority: digest\nany: [destroyer]\n",
                "war.yaml": "title: War\npriority: critical\nany: [blockade]\n",
                "quiet.yaml": "priority: mute\nany: [weather]\n",
            ],
            feeds: ["a", "b"]
        )
    }

    /// A pass that brings nothing of note, so that the first run is over.
    private func settle() throws {
        try desk.pass([desk.item("old", "Nothing"), desk.item("old", "Nothing", feed: "b")])
        desk.wait(Desk.hour)
    }

    private struct Record: Decodable {
        let rules: [String]
    }

    private func rules(_ message: OutboxEntry?) throws -> [String] {
        try JSONDecoder().decode(Record.self, from: Data((message?.record ?? "{}").utf8)).rules
    }

    @Test func `an item that several rules catch is one alert that names them all, the highest first`() throws {
        try settle()
        let outcome = try desk.pass([desk.item("x", "A destroyer in the Taiwan Strait, fair weather, no blockade")])
        #expect(outcome.alerts.count == 1)
        #expect(try rules(outcome.alerts.first) == ["war", "strait", "navy"])
        #expect(outcome.counts.alerts == 1)
        #expect(outcome.counts.newItems == 1)
        #expect(outcome.counts.matches == 4)
    }

    @Test func `what was seen before is neither stored nor told again`() throws {
        try settle()
        let items = [desk.item("x", "In the Taiwan Strait"), desk.item("y", "Else")]
        #expect(try desk.pass(items).alerts.count == 1)
        desk.wait(Desk.hour)
        let again = try desk.pass(items)
        #expect(again.messages.isEmpty)
        #expect(again.counts.newItems == 0 && again.counts.changedItems == 0 && again.counts.matches == 0)
    }

    @Test func `a match in the content alone is no alert`() throws {
        try settle()
        let outcome = try desk.pass([desk.item("x", "Shipping", content: "It sailed through the Taiwan Strait.")])
        #expect(outcome.messages.isEmpty)
        #expect(outcome.counts.matches == 1)
    }

    @Test func `a changed text that an alert rule now catches is an alert`() throws {
        try settle()
        #expect(try desk.pass([desk.item("x", "Ships on the move")]).messages.isEmpty)
        desk.wait(Desk.hour)
        let changed = try desk.pass([desk.item("x", "Ships on the move in the Taiwan Strait")])
        #expect(changed.counts.changedItems == 1)
        #expect(changed.alerts.count == 1)
    }

    @Test func `a changed text that raises the priority alerts again under another id, and else stays quiet`() throws {
        try settle()
        let first = try desk.pass([desk.item("x", "In the Taiwan Strait")]).alerts
        #expect(first.count == 1)
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("x", "A destroyer in the Taiwan Strait")]).messages.isEmpty)
        desk.wait(Desk.hour)
        let raised = try desk.pass([desk.item("x", "A blockade in the Taiwan Strait")]).alerts
        #expect(raised.count == 1)
        #expect(raised.first?.id != first.first?.id)
        #expect(raised.first?.story == first.first?.story)
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("x", "The blockade in the Taiwan Strait goes on")]).messages.isEmpty)
    }

    @Test func `what the first look told does not alert when its text changes`() throws {
        let first = try desk.pass([desk.item("x", "In the Taiwan Strait")])
        #expect(first.messages.map(\.kind) == [.firstLook])
        desk.wait(Desk.hour)
        let changed = try desk.pass([desk.item("x", "In the Taiwan Strait: corrected")])
        #expect(changed.counts.changedItems == 1)
        #expect(changed.messages.isEmpty)
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("x", "A blockade in the Taiwan Strait")]).alerts.count == 1)
    }

    @Test func `what a new rule found earlier does not alert when its text changes`() throws {
        try settle()
        #expect(try desk.pass([desk.item("x", "A typhoon nears")]).messages.isEmpty)
        desk.rules["storm.yaml"] = "priority: alert\nany: [typhoon]\n"
        desk.wait(Desk.hour)
        #expect(try desk.pass(unchanged: ["a"]).messages.isEmpty)
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("x", "A typhoon nears the coast")]).messages.isEmpty)
        #expect(try desk.pass([desk.item("y", "Another typhoon")]).alerts.count == 1)
    }

    @Test func `in a feed that is added later only what is younger than six hours alerts`() throws {
        try settle()
        desk.sources.append(Desk.source("c"))
        let outcome = try desk.pass([
            desk.item("young", "In the Taiwan Strait", age: 6 * Desk.hour - 1, feed: "c"),
            desk.item("old", "In the Taiwan Strait", age: 6 * Desk.hour, feed: "c"),
            desk.item("undated", "In the Taiwan Strait", age: nil, feed: "c"),
        ])
        #expect(outcome.alerts.count == 1)
        #expect(outcome.alerts.first?.record.contains("https://c.example/young") == true)
        desk.wait(Desk.hour)
        // From its second document on whatever is new is news.
        #expect(try desk.pass([desk.item("late", "In the Taiwan Strait", age: Desk.day, feed: "c")]).alerts.count == 1)
    }

    @Test func `a new address under the same identity keeps the history`() throws {
        try settle()
        let moved = FeedSource(
            id: FeedID("a"),
            location: .address("https://new.example/feed"),
            place: SourcePlace(file: "Feeds/desk.yaml")
        )
        desk.sources[0] = moved
        let outcome = try desk.pass([desk.item("old", "Nothing"), desk.item("x", "The Taiwan Strait", age: Desk.day)])
        #expect(outcome.counts.newItems == 1)
        #expect(outcome.alerts.count == 1)
        #expect(try desk.state("a")?.address == "https://new.example/feed")
    }

    @Test func `validators, times and the state of a feed are committed with its items`() throws {
        try desk.pass([desk.item("x", "X")])
        let first = try #require(try desk.state("a"))
        #expect(first.validators == Validators(etag: "\"new\""))
        #expect(first.lastDocument == desk.now && first.lastSuccess == desk.now && first.failures == 0)
        #expect(first.nextDue > desk.now && first.nextDue <= desk.now.advanced(bySeconds: 1800))
        #expect(try desk.state("b") == nil)
        let before = desk.now
        desk.wait(Desk.hour)
        let outcome = try desk.pass(unchanged: ["a"])
        #expect(outcome.counts.unchanged == 1 && outcome.counts.documents == 0)
        let second = try #require(try desk.state("a"))
        #expect(second.validators == Validators(etag: "\"same\""))
        #expect(second.lastDocument == before && second.lastSuccess == desk.now)
    }

    @Test func `the oldest of a document comes first in the store`() throws {
        try desk.pass([desk.item("new", "New"), desk.item("mid", "Mid"), desk.item("old", "Old")])
        let titles = try desk.store.read { transaction in
            var titles: [String] = []
            try transaction.items.forEach(after: 0, since: Instant(seconds: 0)) { titles.append($0.item.title) }
            return titles
        }
        #expect(titles == ["Old", "Mid", "New"])
    }
}
