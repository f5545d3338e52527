import FeedParsing
import Testing

struct FeedFooterTests {
    private func texts(_ contents: [String]) throws -> [String?] {
        let items = contents.map { "<item><description><![CDATA[\($0)]]></description></item>" }.joined()
        return try feed("<rss><channel>\(items)</channel></rss>").items.map { $0.summary?.plainText }
    }

    @Test func `what all texts of a feed end with is its footer and no part of the article`() throws {
        let footer = "<hr><p>Our desk is in <a href='http://a.example/'>Tokyo</a>, call us at noon.</p>"
        let articles = ["One ship.", "Two ships.", "Three ships.", "Four boats."]
        #expect(try texts(articles.map { "<p>\($0)</p>" + footer }) == articles)
    }

    @Test func `the HTML keeps the footer`() throws {
        let items = (1...4).map {
            "<item><description>&lt;p&gt;\($0)&lt;/p&gt;&lt;p&gt;Desk&lt;/p&gt;</description></item>"
        }
        let feed = try feed("<rss><channel>\(items.joined())</channel></rss>")
        #expect(feed.items.first?.summary?.value == "<p>1</p><p>Desk</p>")
        #expect(feed.items.map { $0.summary?.plainText } == ["1", "2", "3", "4"])
    }

    @Test func `three items that end alike have no footer, and texts that are all the same stay`() throws {
        let three = ["<p>1</p><p>End</p>", "<p>2</p><p>End</p>", "<p>3</p><p>End</p>"]
        #expect(try texts(three) == ["1\nEnd", "2\nEnd", "3\nEnd"])
        let same = [String](repeating: "<p>All quiet.</p>", count: 5)
        #expect(try texts(same) == [String](repeating: "All quiet.", count: 5))
        // The end of a sentence is none: a footer begins with a tag.
        let sentences = ["Ships met in Tokyo", "Talks ended in Tokyo", "Boats left in Tokyo", "Men spoke in Tokyo"]
        #expect(try texts(sentences) == sentences)
    }
}
