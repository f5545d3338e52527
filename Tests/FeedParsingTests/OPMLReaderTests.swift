import FeedParsing
import Testing

struct OPMLReaderTests {
    @Test func `feeds come with their folders and places, commands are dropped`() throws {
        let list = try OPMLReader.read(Fixture.bytes("opml/nested.opml"))
        #expect(list.title == "Reader & more")
        #expect(list.isRepaired)
        #expect(
            list.outlines.map(\.xmlURL) == [
                "https://seoul.example/rss", "http://harbour.example/feed", "https://rnd.example/?a=1&b=2",
            ]
        )
        #expect(list.outlines.map(\.title) == ["서울 신문", nil, "R&D"])
        #expect(list.outlines.map(\.folders) == [["Asia", "Korea"], ["Asia"], []])
        #expect(list.outlines.map(\.line) == [5, 6, 10])
        #expect(list.outlines.map(\.column) == [5, 15, 3])
        let first = try #require(list.outlines.first)
        #expect(first.htmlURL == "https://seoul.example/")
        #expect(first.language == "ko")
        #expect(first.categories == ["/news", "/asia"])
        #expect(
            list.dropped.map(\.address) == [
                "exec:/bin/sh -c id", "file:///etc/passwd", "https://else.example/list.opml",
            ]
        )
        #expect(list.dropped.map(\.reason) == [.notWeb, .notWeb, .include])
        #expect(list.dropped.map(\.line) == [8, 8, 9])
    }

    @Test(arguments: [
        ("", OPMLError.empty), ("<rss/>", .notOPML(root: "feed")), ("<note/>", .notOPML(root: "note")),
        ("{}", .notOPML(root: nil)), ("<html/>", .notOPML(root: "html")),
    ])
    func `what is no OPML is refused`(document: String, error: OPMLError) {
        #expect(throws: error) { try OPMLReader.read(Array(document.utf8)) }
    }

    @Test func `OPML that breaks off keeps its whole outlines`() throws {
        let list = try OPMLReader.read(
            Array("<opml><body><outline xmlUrl='http://a.example/'/><outline xmlUrl='http".utf8)
        )
        #expect(list.isTruncated)
        #expect(list.outlines.map(\.xmlURL) == ["http://a.example/"])
    }

    @Test func `places are found in one pass`() throws {
        let outline = "<outline xmlUrl='http://a.example/'/>"
        let document = "<opml><body>" + String(repeating: outline, count: 20_000) + "</body></opml>"
        let list = try OPMLReader.read(Array(document.utf8))
        #expect(list.outlines.count == 20_000)
        #expect(list.outlines.last?.line == 1)
        #expect(list.outlines.last?.column == 13 + 19_999 * outline.utf8.count)
    }
}
