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
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\"},]}", "{\"items\":tru}",
        "{\"a\":\"\\u12\"}",
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
}
