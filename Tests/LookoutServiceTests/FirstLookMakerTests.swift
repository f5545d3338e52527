import Delivery
import LookoutModel
import LookoutService
import Storage
import TestSupport
import Testing

@Suite struct FirstLookMakerTests {
    private let desk: Desk

    init() throws {
        desk = try Desk(
            rules: [
                "strait.yaml": "title: The strait\npriority: alert\nany: [Taiwan Strait]\n",
                "navy.yaml": "title: Navies\nany: [destroyer]\n", "mute.yaml": "priority: mute\nany: [weather]\n",
            ],
            feeds: ["a", "think"]
        )
        desk.sources[1].kind = .analysis
    }

    @Test func `a first run is one alert in all that counts each development once`() throws {
        let outcome = try desk.pass([
            desk.item("x", "A destroyer in the Taiwan Strait"), desk.item("y", "A destroyer"),
            desk.item("z", "Taiwan Strait, long ago", age: 3 * Desk.day), desk.item("w", "The weather"),
            desk.item("t", "An essay on the Taiwan Strait", feed: "think"),
        ])
        #expect(outcome.messages.map(\.kind) == [.firstLook])
        let message = try #require(outcome.messages.first)
        #expect(message.fileName == "2026-11-24-first-look-\(message.id.prefix(12)).txt")
        let lines = message.body.split(separator: "\n").map(String.init)
        #expect(lines.first == "FIRST LOOK: 3 developments of the last 24 hours")
        #expect(lines.contains("- The strait: 2 new, 1 older [strait, alert]"))
        #expect(lines.contains("- Navies: 2 new [navy, digest]"))
        #expect(!message.body.contains("mute"))
        // Only what would have been an alert is named.
        #expect(lines.contains("A destroyer in the Taiwan Strait"))
        #expect(!lines.contains("A destroyer") && !message.body.contains("essay") && !message.body.contains("long ago"))
    }

    @Test func `the latest ten are named`() throws {
        let outcome = try desk.pass((1...12).map { desk.item("n\($0)", "Taiwan Strait \($0)", age: Int64($0) * 60) })
        let named = outcome.messages.first?.body.split(separator: "\n").filter { $0.hasPrefix("Taiwan Strait ") }
        #expect(named.map { $0.map(String.init) } == (1...10).map { "Taiwan Strait \($0)" })
        #expect(outcome.messages.first?.body.contains("\nand 2 more, which the digest has\n") == true)
    }

    @Test func `a first run in which nothing was caught tells nothing`() throws {
        #expect(try desk.pass([desk.item("w", "The weather"), desk.item("n", "Nothing")]).messages.isEmpty)
    }

    @Test func `the second run tells no first look`() throws {
        try desk.pass([desk.item("y", "A destroyer")])
        desk.wait(Desk.hour)
        #expect(try desk.pass([desk.item("z", "A destroyer again")]).messages.isEmpty)
    }

    @Test func `each is told of its own rules alone, and nothing where none of them caught anything`() throws {
        func plan(_ name: String, _ rules: String...) -> SinkPlan {
            let settings = WebhookSettings(name: name, url: .plain("http://127.0.0.1/"))
            return SinkPlan(name: name, way: .webhook(settings), rules: RuleChoice(rules.map { .id($0) }))
        }
        desk.settings.sinks = [plan("bob", "navy"), plan("carol", "strait"), plan("dan", "mute"), plan("all")]
        let outcome = try desk.pass([
            desk.item("x", "Taiwan Strait"), desk.item("y", "A destroyer"), desk.item("w", "The weather"),
        ])
        #expect(outcome.messages.map(\.sink) == ["files"])
        let others = try desk.store.write { [desk] transaction in
            try ["bob", "carol", "dan", "all"].flatMap {
                try transaction.outbox.claim(sink: $0, at: desk.now, limit: 9)
            }
        }
        let messages = outcome.messages + others
        #expect(messages.map(\.sink) == ["files", "bob", "carol", "all"])
        #expect(Set(messages.map(\.id)).count == 4)
        let bodies = Dictionary(uniqueKeysWithValues: messages.map { ($0.sink, $0.body) })
        #expect(bodies["bob"]?.contains("1 development of") == true && bodies["bob"]?.contains("strait") == false)
        #expect(bodies["carol"]?.contains("Taiwan Strait") == true && bodies["carol"]?.contains("navy") == false)
        #expect(bodies["all"]?.contains("2 developments of") == true)
    }
}
