import FeedParsing
import Testing

/// What is left open in a document that is not well-formed, or seems to end before its end: nothing behind it is lost.
@Suite struct UnclosedTests {
    private func feed(_ text: String) throws -> ParsedFeed {
        try FeedParser.parse(Array(text.utf8))
    }

    private func channel(_ items: String) -> String {
        "<rss version=\"2.0\"><channel><title>Feed</title>\(items)</channel></rss>"
    }

    private func item(_ number: Int) -> String {
        "<item><title>T\(number)</title><guid>\(number)</guid></item>"
    }

    @Test func `items behind the end of the root are read`() throws {
        let appended = try feed(channel(item(1)) + item(2) + item(3))
        #expect(appended.items.map(\.guid) == ["1", "2", "3"])
        #expect(appended.isRepaired && !appended.isTruncated)
        let twice = try feed(channel(item(1)) + channel(item(2)))
        #expect(twice.items.map(\.guid) == ["1", "2"] && !twice.isTruncated)
    }

    @Test func `a comment that is not closed hides no item`() throws {
        let read = try feed(channel(item(1) + "<!-- old " + item(2) + item(3) + "<!-- end -->" + item(4)))
        #expect(read.items.map(\.guid) == ["1", "2", "3", "4"])
        let whole = try feed(channel(item(1) + "<!-- " + item(2) + " -->" + item(3)))
        #expect(whole.items.map(\.guid) == ["1", "3"])
    }

    @Test func `an item that is spoken of in a description begins none`() throws {
        let read = try feed(
            channel(
                "<item><description>Use the <item> element & the <b>manual</b>.</description><link>http://a.example/1</link>"
                    + "<guid>1</guid></item>" + item(2)
            )
        )
        #expect(read.items.map(\.guid) == ["1", "2"])
        #expect(read.items.first?.link == "http://a.example/1")
        #expect(read.items.first?.summary?.plainText.contains("manual") == true)
    }

    @Test(arguments: ["<b>bold<pubDate>2026-11-29</pubDate>", "<p>text <i>more<link>http://a.example/1</link>"])
    func `a description that is not closed ends where the next element begins, whatever HTML is open`(
        body: String
    ) throws {
        let read = try feed(channel("<item><guid>1</guid><description>One \(body)</item>" + item(2)))
        #expect(read.items.map(\.guid) == ["1", "2"])
        let first = try #require(read.items.first)
        #expect(first.published != nil || first.link == "http://a.example/1")
    }

    @Test func `a quotation mark that is missing spoils no address`() throws {
        let read = try feed(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id>"
                + "<link href=\"http://a.example/1 rel=\"alternate\"/></entry></feed>"
        )
        #expect(read.items.first?.link == "http://a.example/1")
    }

    @Test func `a sign before a long text without spaces is no tag`() throws {
        let text = String(repeating: "三十五微克每立方米", count: 60)
        let read = try feed(channel("<item><guid>1</guid><description>PM2.5 <\(text)</description></item>" + item(2)))
        #expect(read.items.map(\.guid) == ["1", "2"])
        #expect(read.items.first?.summary?.plainText == "PM2.5 <" + text)
    }

    @Test func `hundreds of line breaks that are not escaped are not too deep`() throws {
        let text = String(repeating: "line<br>", count: 400)
        let read = try feed(channel("<item><guid>1</guid><description>\(text)</description></item>"))
        #expect(read.items.first?.summary?.plainText.utf8.count == 400 * 5 - 1)
    }

    @Test func `a stylesheet and blanks behind the end are no fault`() throws {
        let sheet = "<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"a.xsl\"?>\n"
        let blanks = String(repeating: " ", count: 100)
        let read = try feed(sheet + channel(item(1)) + "\n" + blanks + "<!-- made by x -->\n")
        #expect(!read.isRepaired && !read.diagnosis.isPrefaced)
    }
}
