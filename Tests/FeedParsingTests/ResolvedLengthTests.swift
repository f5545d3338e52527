import FeedParsing
import Testing

/// A base that stands in for a reference of one byte, again and again.
struct ResolvedLengthTests {
    /// As long as a base may be, each ampersand of it five bytes once it is escaped.
    private static let base = "http://a.example/" + String(repeating: "&", count: 2000) + "/"

    private static func rss(_ items: String) -> String {
        let base = base.replacing("&", with: "&amp;")
        return "<rss xml:base=\"\(base)\"><channel>\(items)</channel></rss>"
    }

    private static let hostile: [(name: String, document: String)] = [
        (
            "links in HTML",
            rss("<item><description>" + String(repeating: "&lt;a href=x&gt;", count: 60_000) + "</description></item>")
        ),
        ("links", rss(String(repeating: "<item><link>x</link></item>", count: 30_000))),
        ("links in attributes", rss(String(repeating: "<item><link href='x'/></item>", count: 30_000))),
        ("identifiers", rss(String(repeating: "<item><guid>x</guid></item>", count: 30_000))),
        (
            "enclosures",
            rss(
                String(
                    repeating: "<item>" + (0..<100).map { "<enclosure url='\($0)'/>" }.joined() + "</item>",
                    count: 300
                )
            )
        ),
        (
            "attachments of JSON",
            """
            {"version": "https://jsonfeed.org/version/1.1", "items": [
            """ + String(repeating: "{\"attachments\":[{\"url\":\"x\"},{\"url\":\"y\"}]},", count: 20_000) + "{}]}"
        ),
        (
            "links of JSON",
            """
            {"version": "https://jsonfeed.org/version/1.1", "items": [
            """ + String(repeating: "{\"url\":\"x\"},", count: 40_000) + "{}]}"
        ),
    ]

    private static func length(_ feed: ParsedFeed) -> Int {
        feed.items.reduce(0) { sum, item in
            // An identifier that is the link too is one text.
            let link = item.link == item.guid ? nil : item.link
            let texts = [item.guid, link, item.summary?.value, item.content?.value] + item.enclosures.map(\.address)
            return sum + texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) }
        }
    }

    @Test(arguments: hostile.indices)
    func `references made absolute do not make a document many times its length`(index: Int) throws {
        let (name, document) = ResolvedLengthTests.hostile[index]
        let isJSON = document.hasPrefix("{")
        let length = ResolvedLengthTests.length(try feed(document, baseURL: isJSON ? ResolvedLengthTests.base : nil))
        #expect(length <= 3 * document.utf8.count + 1_100_000, "\(name): \(length)")
        // As many as the bound allows are made absolute all the same.
        #expect(length > 1_000_000, "\(name): \(length)")
    }

    @Test func `beyond the bound references stay as they were written`() throws {
        let items = String(repeating: "<item><link> x?a=1&amp;b </link></item>", count: 30_000)
        let links = try feed(ResolvedLengthTests.rss(items)).items.map(\.link)
        #expect(links.first == ResolvedLengthTests.base + "x?a=1&b")
        #expect(links.last == "x?a=1&b")
        let page = "<a href='x?a=1&amp;amp;b'>y</a>"
        let escaped = page.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let description = "<item><description>\(escaped)</description></item>"
        let last = try feed(ResolvedLengthTests.rss(items + description)).items.last
        #expect(last?.summary?.value == "<a href='x?a=1&amp;b'>y</a>")
    }

    @Test func `a feed of many whole items with relative links is made absolute throughout`() throws {
        let text = String(repeating: "word ", count: 100)
        let items = (0..<2000).map { number in
            "<item><link>/\(number)</link><description>\(text)&lt;a href='/x/\(number)'&gt;</description></item>"
        }
        let document = "<rss><channel>\(items.joined())</channel></rss>"
        let last = try feed(document, baseURL: "https://news.example/feed").items.last
        #expect(last?.link == "https://news.example/1999")
        #expect(last?.summary?.value.hasSuffix("<a href='https://news.example/x/1999'>") == true)
    }
}
