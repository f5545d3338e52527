import Delivery
import Foundation
import LookoutModel
import TestSupport
import Testing
import Text

@Suite struct EditionFeedTests {
    private static let identity = UUID(uuid: (1, 2, 3, 4, 5, 6, 0x47, 8, 0x89, 10, 11, 12, 13, 14, 15, 16))

    private func entry(_ day: Int, name: String = "", text: String = "One new development.\n  https://a.example/b\n")
        -> EditionFeedEntry
    {
        EditionFeedEntry(
            name: name,
            day: Day(number: 20_781 + day),
            to: Instant(seconds: 1_795_500_000 + Int64(day) * 86_400),
            title: "Digest, a day: 1 new <development> & more",
            fileName: "2026-11-\(24 + day)\(name.isEmpty ? "" : "-" + name).html",
            text: text
        )
    }

    @Test func `the feed has the editions, the latest first`() throws {
        let feed = EditionFeed(identity: Self.identity, base: "https://desk.example/lookout")
        let entries = [entry(0), entry(1), entry(1, name: "evening")]
        try expectGolden(feed.document(entries), "digests.atom")
        #expect(feed.document(entries) == feed.document(entries.reversed()))
    }

    @Test func `where nothing is served, a link leads to the file beside the feed`() {
        let document = EditionFeed(identity: Self.identity).document([entry(0)])
        #expect(document.contains("<link href=\"2026-11-24.html\"/>") && !document.contains("rel=\"self\""))
    }

    @Test func `only the latest twenty are kept, each with an id of its own`() {
        let feed = EditionFeed(identity: Self.identity)
        let document = feed.document((0..<60).map { entry($0) } + (0..<60).map { entry($0, name: "b") })
        #expect(document.components(separatedBy: "<entry>").count == EditionFeed.longest + 1)
        let ids = document.components(separatedBy: "<id>").dropFirst().map { $0.prefix(45) }
        #expect(Set(ids).count == EditionFeed.longest + 1)
        #expect(
            EditionFeed(identity: UUID()).id(name: "", day: Day(number: 1)) != feed.id(name: "", day: Day(number: 1))
        )
    }

    @Test func `a long edition is cut at a line, and hostile text is text`() {
        let lines = (0..<9_000).map { "Line \($0) ]]></content><script>\u{0}\u{1}" }.joined(separator: "\n")
        let document = EditionFeed(identity: Self.identity).document([entry(0, text: lines)])
        #expect(document.utf8.count < 250_000)
        #expect(document.contains("more lines. The page has them."))
        #expect(!document.contains("<script") && document.components(separatedBy: "</content>").count == 2)
        #expect(document.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }
}
