import FeedParsing
import Foundation
import Testing

struct NeutralFeedTests {
    @Test func `neutral JSON is one line with members in a fixed order`() throws {
        let document = """
            <rss version="2.0"><channel><title>T "q" \\</title><item><guid>1</guid><title>A</title>
            <pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate><category>c</category>
            <description>line
            two</description><enclosure url="http://a.example/x" length="3"/></item></channel></rss>
            """
        let expected =
            #"{"feed":{"title":"T \"q\" \\","format":"rss-2.0"},"items":[{"id":"1","title":"A","link":"http://a.example/x","#
            + #""summary":"line\ntwo","published":"2004-01-01T19:48:21Z","categories":["c"],"#
            + #""enclosures":[{"url":"http://a.example/x","length":"3"}]}]}"#
        #expect(NeutralFeed.json(try feed(document)) == expected)
    }

    @Test func `neutral JSON of every fixture is JSON`() throws {
        var count = 0
        for name in Fixture.names {
            guard let feed = try? Fixture.feed(name) else { continue }
            let json = NeutralFeed.json(feed)
            #expect(!json.contains("\n"))
            let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
            #expect((object?["items"] as? [Any])?.count == feed.items.count)
            count += 1
        }
        #expect(count > 10)
    }
}
