import Delivery
import LookoutModel
import LookoutService
import Platform
import Storage
import Testing

@Suite struct AlertMakerTests {
    private let now = Instant(seconds: 1_795_500_000)

    private func entry(rule: String, revision: Int = 0) -> OutboxEntry {
        let source = FeedSource(
            id: FeedID("a"),
            location: .address("https://a.example/feed"),
            title: "A",
            kind: .official,
            isStateMedia: true,
            place: SourcePlace(file: "Feeds/a.yaml")
        )
        let facts = RuleFacts(
            id: RuleID(rule),
            title: "The rule",
            priority: .alert,
            alertsOnContent: false,
            asksForAnalysis: false,
            order: 0
        )
        let match = Match(
            rule: facts.id,
            holdsWithoutContent: true,
            texts: [MatchedText(field: "title", text: "word")]
        )
        let item = Item(identity: "guid:x", feed: source.id, title: "A word", summary: "Of the day.")
        let maker = AlertMaker(book: SourceBook([source], states: [:]), time: LocalTime(zone: .utc), now: now)
        return maker.entry(
            story: "story",
            revision: revision,
            causes: [AlertPolicy.Catch(rule: facts, match: match)],
            itemID: "0123456789abcdef",
            item: item
        )
    }

    @Test func `a message carries the id that its sink, reader, story and revision give`() {
        let entry = entry(rule: "rule", revision: 2)
        let id = OutboxID.of(sink: "files", recipient: "reader", kind: "alert", story: "story", revision: 2)
        #expect(entry.id == id && entry.record.hasPrefix("{\"id\":\"\(id)\""))
        #expect(entry.sink == "files" && entry.recipient == "reader" && entry.story == "story")
        #expect(entry.createdAt == now && entry.nextTry == now)
        #expect(entry.expiresAt == now.advanced(bySeconds: Outbox.lifetime))
        #expect(entry.fileName == "2026-11-24-rule-\(id.prefix(12)).txt")
        #expect(entry.body.contains("A word") && entry.body.contains("official, state media"))
    }

    @Test(arguments: ["a", "한", "𠀋", "क्"])
    func `however long a rule's id, the name of the file is one that file systems take`(piece: String) {
        let name = entry(rule: String(repeating: piece, count: 80 / piece.unicodeScalars.count)).fileName
        #expect(name.utf8.count <= 200, "\(name.utf8.count) bytes")
        #expect(name.unicodeScalars.starts(with: ("2026-11-24-" + piece).unicodeScalars))
        #expect(name.hasSuffix(".txt") && !name.contains("/"))
    }
}
