import FeedParsing
import Testing

struct JSONFeedTests {
    @Test func `JSON Feed 1.1 is read whole`() throws {
        let feed = try Fixture.feed("json/whole.json", baseURL: "https://island.example/feed.json")
        #expect(feed.format == .jsonFeed11)
        #expect(feed.title == "Island — News")
        #expect(feed.language == "ko")
        #expect(feed.items.map(\.guid) == ["7", "eight"])
        #expect(feed.items.map(\.link) == ["https://island.example/seven", "https://else.example/8"])
        #expect(feed.items.map(\.author) == ["Desk", "Park, Lee"])
        #expect(feed.items.map(\.title) == ["Seven", "😀 \u{FFFD}"])
        let first = try #require(feed.items.first)
        #expect(first.content == ParsedText("<p>Seven</p>", .html))
        #expect(first.summary == ParsedText("short", .plain))
        #expect(first.categories == ["a", "b"])
        #expect(
            first.enclosures == [
                ParsedEnclosure(address: "https://island.example/seven.mp3", type: "audio/mpeg", length: "120")
            ]
        )
        #expect(feed.items.last?.content?.plainText == "Eight < 9")
    }

    @Test(arguments: [
        "{\"items\":tru}", "{\"a\":\"\\u12\"}",
        "{\"a\" 1}", "{\"a\":1}}", "{\"a\":", "{\"",
    ])
    func `JSON that is wrong is refused`(document: String) {
        do {
            _ = try feed(document)
            Issue.record("\(document) was accepted")
        } catch {
            guard case .malformedJSON = error else {
                Issue.record("\(document): \(error)")
                return
            }
        }
    }

    private static let start = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":["

    @Test(arguments: [
        ("{\"id\":\"1\"},{\"id\":\"2\"},]}", ["1", "2"]), ("{\"id\":\"1\",},{\"id\":\"2\"}]}", ["1", "2"]),
        ("{\"id\":\"1\"}{\"id\":\"2\"}]}", ["1", "2"]), ("{\"id\":\"1\"}]}\n<!-- from the cache -->", ["1"]),
        ("{\"id\":\"1\"}]}{}", ["1"]),
    ])
    func `commas too many or too few, and what follows the feed, cost nothing`(rest: String, ids: [String]) throws {
        let feed = try feed(Self.start + rest)
        #expect(feed.items.map(\.guid) == ids)
        #expect(feed.isRepaired && !feed.isTruncated && feed.diagnosis.repairLine != nil)
    }

    @Test(arguments: [
        ("{\"id\":\"1\"},{\"id\":\"2\"}", 2), ("{\"id\":\"1\"},{\"id\":\"2\",\"title\":\"b\"", 2),
        ("{\"id\":\"1\"},{\"id\":\"2\",", 2), ("{\"id\":\"1\"},{\"id\":\"2\",\"title\":\"b", 1),
        ("{\"id\":\"1\"},{\"id\":\"2\",\"tags\":[\"a\"", 1), ("{\"id\":\"1\"},{\"title\":\"b\"", 1),
        ("{\"id\":\"1\"},{\"url\":\"http://a.example/2\"", 1), ("{\"url\":\"http://a.example/2\"", 1),
        ("{\"id\":\"1\"},", 1), ("{\"id\":\"1\"},?", 1),
        ("{\"id\":\"1\"},{\"id\":\"2\",\"title\":\"a \"b\" c\"},{\"id\":\"3\"}]}", 1),
    ])
    func `of JSON that breaks off the whole items are kept`(rest: String, count: Int) throws {
        let feed = try feed(Self.start + rest)
        #expect(feed.title == "T")
        #expect(feed.items.count == count)
        #expect(feed.isRepaired && feed.isTruncated)
    }

    @Test func `a text of JSON has the bounds that one of XML has`() {
        var limits = FeedLimits.standard
        limits.textLength = 100
        let text = String(repeating: "a", count: 101)
        #expect(throws: FeedParseError.exceeds(.textLength, limit: 100)) {
            try feed(Self.start + "{\"content_html\":\"\(text)\"}]}", limits: limits)
        }
    }
}
