import Delivery
import Foundation
import LookoutModel
import Storage
import TestSupport
import Testing
import Text

@Suite struct AlertFeedTests {
    private static let identity = UUID(uuid: (1, 2, 3, 4, 5, 6, 0x47, 8, 0x89, 10, 11, 12, 13, 14, 15, 16))
    private let feed = AlertFeed(identity: identity, address: "https://desk.example/Alerts/alerts.atom")

    @Test func `the feed has the alerts, the latest first`() throws {
        var later = SampleMessages.plain
        later.id = "ffeeddccbbaa99887766554433221100"
        later.created = later.created.advanced(bySeconds: 60)
        let entries = [SampleMessages.plain, later].map { AlertFeedEntry($0) }
        try expectGolden(feed.document(entries), "alerts.atom")
        #expect(feed.document(entries) == feed.document(entries.reversed()))
    }

    @Test func `a feed without alerts is a feed`() throws {
        try expectGolden(AlertFeed(identity: Self.identity).document([]), "alerts-none.atom")
        #expect(AlertFeed(identity: UUID()).document([]) != AlertFeed(identity: UUID()).document([]))
    }

    @Test func `only the latest hundred are kept, each once`() {
        let entries = (0..<250).map { number in
            var message = SampleMessages.plain
            message.id = String(number)
            message.created = Instant(seconds: Int64(number))
            return AlertFeedEntry(message)
        }
        let document = feed.document(entries + entries)
        #expect(document.components(separatedBy: "<entry>").count == 101)
        #expect(document.contains("<updated>1970-01-01T00:04:09Z</updated>"))
    }

    @Test func `an entry of the outbox gives the same as its message`() {
        var message = SampleMessages.plain
        message.record = [
            "title": .string(message.headline), "rules": ["trilateral-secretariat", "from-the-desk"],
            "items": [["link": nil], ["link": .string("https://news.example.org/a_b?b=1&c=2")]],
        ]
        message.link = nil
        let entry = SampleMessages.entry(message, body: message.text)
        #expect(AlertFeedEntry(entry) == AlertFeedEntry(message))
        var broken = entry
        broken.record = "no JSON"
        #expect(AlertFeedEntry(broken).title == "(no title)")
    }

    @Test func `hostile text is text, and every character is one of XML`() {
        var message = SampleMessages.hostile
        message.text =
            "]]></content>\u{0}\u{1}\u{FFFE}\u{B}<script>\n  javascript:alert(1)\n  https://evil.example/\"x\n"
        let document = feed.document([AlertFeedEntry(message)])
        #expect(!document.contains("<script") && document.contains("&lt;script&gt;"))
        #expect(document.components(separatedBy: "</content>").count == 2)
        #expect(!document.contains("javascript:\"") && !document.contains("href=&quot;javascript"))
        let isXML = document.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE || $0 == "\n" || $0 == "\t"
        }
        #expect(isXML)
    }
}
