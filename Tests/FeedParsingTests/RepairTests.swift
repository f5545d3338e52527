import FeedParsing
import Testing

struct RepairTests {
    @Test func `bare ampersands and unknown references stay as they are`() throws {
        let feed = try Fixture.feed("illformed/ampersands.xml")
        #expect(feed.isRepaired && !feed.isTruncated)
        #expect(feed.title == "AT&T News & more")
        #expect(feed.link == "http://news.example/?a=1&b=2")
        let item = try #require(feed.items.first)
        #expect(item.title == "R&D: Q&A at 5 < 6")
        #expect(item.link == "http://news.example/1?x=1&copy=2")
        #expect(item.summary?.plainText == "café \u{A0}… &unknown; done")
    }

    @Test func `elements that are closed wrongly are read all the same`() throws {
        let feed = try Fixture.feed("illformed/mismatched.xml")
        #expect(feed.isRepaired && !feed.isTruncated)
        #expect(feed.language == "en-us")
        #expect(feed.items.map(\.title) == ["One", "Two", "Three"])
        #expect(feed.items.first?.summary?.plainText == "para\nnext")
        #expect(feed.items.map(\.link) == [nil, "http://news.example/2", "http://news.example/3"])
    }

    @Test func `what stands before the declaration is passed over`() throws {
        let feed = try Fixture.feed("illformed/prefaced.xml")
        #expect(feed.isRepaired)
        #expect(feed.title == "速報")
        #expect(feed.items.map(\.guid) == ["1"])
    }

    @Test func `control characters fall away`() throws {
        let feed = try Fixture.feed("illformed/controls.xml")
        #expect(feed.isRepaired)
        #expect(feed.title == "abc")
        #expect(feed.items.first?.title == "xy – z")
    }

    @Test func `of a document that breaks off the whole items are kept`() throws {
        let feed = try Fixture.feed("illformed/truncated.xml")
        #expect(feed.isTruncated && feed.isRepaired)
        #expect(feed.items.map(\.guid) == ["1", "2"])
    }

    @Test func `an item that breaks off between its elements is kept if it has its identity`() throws {
        let start = "<rss><channel><item><title>A</title>"
        #expect(try feed(start + "<guid>1</guid>").items.map(\.guid) == ["1"])
        #expect(try feed(start + "<guid>1</guid><link>http://a").items.isEmpty)
        #expect(try feed(start).items.isEmpty)
        #expect(try feed(start + "<guid>1</guid>").isTruncated)
    }

    @Test func `undeclared prefixes mean what they usually mean`() throws {
        let feed = try Fixture.feed("illformed/prefixes.xml")
        #expect(feed.isRepaired)
        let item = try #require(feed.items.first)
        #expect(item.author == "Ann")
        #expect(item.content?.value == "<p>Body</p>")
        #expect(
            item.enclosures == [ParsedEnclosure(address: "http://x.example/a.mp3", type: "audio/mpeg", length: "1")]
        )
    }

    @Test func `no entity of a document type is read`() throws {
        let feed = try Fixture.feed("illformed/entities.xml")
        #expect(feed.title == "&c;")
        #expect(feed.items.first?.title == "&file;")
        #expect(feed.items.first?.summary?.plainText == "&net; &q; €")
    }

    @Test(arguments: [
        ("<title>a & b", "a & b"), ("<title>a <![CDATA[b & c", "a b & c"), ("<title>x ]]> y", "x ]]> y"),
        ("<title>a &lt b &copy c", "a < b © c"), ("<title>&#x1F600; &#xFFFF; &#0;</title", "😀"),
        ("<title>a<!-- b --c", "a"), ("<title>profit <expected, sources say", "profit <expected, sources say"),
        ("<title>5 <6 and 7> 3", "5 <6 and 7> 3"),
    ])
    func `what stands in a title that is not closed is not lost`(content: String, title: String) throws {
        let document = "<rss><channel><item>\(content)</title><guid>1</guid></item></channel></rss>"
        let parsed = try feed(document)
        #expect(parsed.isRepaired)
        #expect(parsed.items.first?.title?.hasPrefix(title) == true, "\(parsed.items)")
    }
}
