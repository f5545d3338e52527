import FeedParsing
import LookoutModel
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
        #expect(try feed(start).items.map(\.title) == ["A"])
        #expect(try feed(start + "<link>http://a.example/1</link>").items.count == 1)
        #expect(try feed(start + "<guid>1</guid>").isTruncated)
    }

    /// An item whose elements are `body`, between two that are whole, in a feed that is not well-formed.
    private func items(_ body: String) throws -> [ParsedItem] {
        func whole(_ number: Int) -> String {
            "<item><title><![CDATA[T\(number)]]></title><guid>\(number)</guid></item>"
        }
        let feed = try feed("<rss><channel><title>A</title>\(whole(1))\(body)\(whole(3))</channel></rss>")
        #expect(feed.isRepaired && !feed.isTruncated)
        #expect(feed.items.first?.guid == "1" && feed.items.last?.guid == "3")
        #expect(feed.items.first?.title == "T1" && feed.items.last?.title == "T3")
        return Array(feed.items.dropFirst().dropLast())
    }

    @Test(arguments: [
        "<item><title>Two & more<link>http://a.example/2</link><guid>2</guid><pubDate>2026-11-29</pubDate></item>",
        "<item><title>Two & more</TITLE><LINK>http://a.example/2</link><guid>2</GUID><pubdate>2026-11-29</pubDate></item>",
        "<item><title>Two & more</title><link>http://a.example/2<guid>2<pubDate>2026-11-29</item>",
        "<item><guid>2</guid><pubDate>2026-11-29<title>Two & more<link>http://a.example/2</item>",
        "<item><title>Two & more<category>a<category>b</category><link>http://a.example/2<guid>2</guid>"
            + "<pubDate>2026-11-29</pubDate></item>",
    ])
    func `an element that is not closed takes nothing from the next`(body: String) throws {
        let items = try items(body)
        #expect(items.map(\.title) == ["Two & more"] && items.map(\.guid) == ["2"])
        #expect(items.map(\.link) == ["http://a.example/2"])
        #expect(items.allSatisfy { $0.published?.seconds == 1_795_910_400 })
    }

    @Test func `markup in a description that is not closed ends it no sooner than the next element`() throws {
        let items = try items(
            "<item><description><p>One <summary>two</summary> & three</p><guid>2</guid><title>Two</title></item>"
        )
        #expect(items.map(\.guid) == ["2"] && items.map(\.title) == ["Two"])
        #expect(items.first?.summary?.value == "<p>One <summary>two</summary> &amp; three</p>")
    }

    @Test func `names of elements inside one that is closed end nothing`() throws {
        let items = try items("<item><title>The <link> & the <guid> tags</title><guid>2</guid></item>")
        #expect(items.map(\.guid) == ["2"])
        #expect(items.first?.title?.contains("tags") == true)
    }

    @Test func `a section that is not closed takes no item with it`() throws {
        let items = try items(
            "<item><title>Two</title><description><![CDATA[<p>Text</p></description><guid>2</guid></item>"
        )
        #expect(items.map(\.guid) == ["2"] && items.map(\.title) == ["Two"])
        #expect(items.first?.summary?.plainText == "Text")
    }

    @Test func `an empty element of an item's name is no item`() throws {
        let items = try items("<item><item /><title>A & B</title><guid>2</guid></item>")
        #expect(items.map(\.guid) == ["2"] && items.map(\.title) == ["A & B"])
    }

    @Test func `a sign in the value of an attribute is part of it`() throws {
        let items = try items(
            "<item><enclosure url=\"http://a.example/x<b>.mp3\" type=\"audio/mpeg\"/><title>Two</title><guid>2</guid></item>"
        )
        #expect(items.first?.enclosures.first?.address.hasPrefix("http://a.example/x") == true)
        #expect(items.map(\.guid) == ["2"] && items.map(\.title) == ["Two"])
        let unquoted = try self.items(
            "<item><enclosure url=\"http://a.example/x.mp3><title>Two</title><guid isPermaLink=\"false\">2</guid></item>"
        )
        #expect(unquoted.map(\.guid) == ["2"] && unquoted.map(\.title) == ["Two"])
    }

    @Test func `a carriage return that is written as a reference stays in what is mended`() throws {
        let start = "<rss><channel><item><guid>1</guid><description>a&#13;\nb"
        let whole = try feed(start + "</description></item></channel></rss>")
        let mended = try feed(start + "</description><x></item></channel></rss>")
        #expect(mended.isRepaired && whole.items == mended.items)
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

    @Test func `an item that breaks off before its guid is left out where the others have theirs`() throws {
        let first = "<rss><channel><item><title>A</title><link>http://a.example/1</link><guid>1</guid></item>"
        let second = "<item><title>B</title><link>http://a.example/2</link>"
        #expect(try feed(first + second).items.map(\.guid) == ["1"])
        #expect(try feed(first + second + "<guid>2</guid>").items.map(\.guid) == ["1", "2"])
        let plain = "<rss><channel><item><title>A</title><link>http://a.example/1</link></item>"
        #expect(try feed(plain + second).items.map(\.title) == ["A", "B"])
        #expect(try feed(plain + "<item><title>B</title>").items.map(\.title) == ["A"])
    }

    @Test(arguments: [
        "x<y and z>w", "a<b and c>d", "vector<int> of <T>", "Kim <kim@island.example> said", "see <http://a.example/b>",
        "see <https://a.example/?b=c>",
        "p < q and r > s", "1<2>3",
    ])
    func `words between signs are not lost, escaped or not`(text: String) throws {
        for part in ["title", "description"] {
            let raw = try feed("<rss><channel><item><\(part)>\(text)</\(part)></item></channel></rss>").items.first
            let escaped = text.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            let mended = try item("<\(part)>\(escaped)</\(part)>")
            #expect((part == "title" ? raw?.title : raw?.summary?.plainText) == text)
            #expect((part == "title" ? mended.title : mended.summary?.plainText) == text)
        }
    }

    @Test func `elements that HTML does not know, and have an end, are no words`() throws {
        let math =
            "<math><semantics><mrow><mi>x</mi><mo>=</mo><mfrac><mrow><mi>y</mi></mrow></mfrac></mrow></semantics></math>"
        let html = "\(math) <foo>a</foo> <o:p></o:p><x-y>b</x-y> <p class>c</p> <b hidden>d</b> <u1 x='1'>e"
        let item = try item("<description><![CDATA[\(html)]]></description>")
        #expect(item.summary?.plainText == "x=y a b\nc\nd e")
    }

    @Test func `instructions end where they say, and hide nothing where they do not`() throws {
        let feed = try feed(
            "<rss><channel><?php if (a > 1) echo ?><title>a & b<?x y > z?>c</title><?x foo><item><title>d</title></item>"
                + "</channel></rss>"
        )
        #expect(feed.title == "a & bc")
        #expect(feed.items.map(\.title) == ["d"])
    }

    @Test func `a title within a picture is none of the feed`() throws {
        let feed = try feed(
            "<rss><channel><image><wrap><title>No</title></wrap></image><title>Yes</title>"
                + "<image><a><b><title>No</title></b></a></image></channel></rss>"
        )
        #expect(feed.title == "Yes")
    }

    @Test(arguments: [
        ("<title>a</ title><guid>1</guid>", "a"), ("<TITLE>a</title><Guid>1</GUID>", "a"),
        ("<description/ ><title>a</title><guid>1</guid>", "a"),
        ("<title>How to use <title> in HTML</title><guid>1</guid>", "How to use <title> in HTML"),
        ("<title>an <item> & more</title><guid>1</guid>", "an <item> & more"),
        ("<title>한국 <속보> 북한 & 미사일</title><guid>1</guid>", "한국 <속보> 북한 & 미사일"),
        ("<title a=\"x\"y\">a</title><guid>1</guid>", "a"),
    ])
    func `tags that are written wrongly, or only spoken of, cost nothing`(content: String, title: String) throws {
        let items = try feed("<rss><channel><item>\(content)</item><item><title>b</title></item></channel></rss>").items
        #expect(items.map(\.title) == [title, "b"])
        #expect(items.first?.guid == "1")
    }
}
