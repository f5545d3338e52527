import FeedParsing
import LookoutModel
import Testing
import Text

struct ItemElementTests {
    @Test(arguments: [
        ("<title>AT&amp;T</title>", "AT&T"), ("<title>A &lt; B</title>", "A < B"), ("<title>A&lt;B</title>", "A<B"),
        ("<title>R&amp;amp;D</title>", "R&D"), ("<title>&lt;b&gt;Bold&lt;/b&gt; claim</title>", "Bold claim"),
        ("<title>Use &lt;gorilla&gt; tags</title>", "Use <gorilla> tags"), ("<title>Two\n  lines</title>", "Two lines"),
        ("<title><![CDATA[5 &#8217; 6]]></title>", "5 ’ 6"), ("<title>Naked <b>markup</b></title>", "Naked markup"),
        ("<title>T</title><media:content url=\"a\"><title>No</title></media:content>", "T"),
        ("<title>&lt;img src=\"x\" alt=\"y\"&gt; After</title>", "After"),
        ("<media:title>M</media:title><title>T</title>", "T"), ("<title>T</title><media:title>M</media:title>", "T"),
        ("<media:title>M</media:title>", "M"), ("<dc:title>D</dc:title>", "D"),
        ("<title>Fran\u{C3}\u{A7}ais</title>", "Français"), ("<title>It\u{92}s</title>", "It’s"),
        ("<image><title>No</title></image><title>Yes</title>", "Yes"),
        ("<title>&lt;![CDATA[a &amp; b]]&gt;</title>", "a & b"),
        ("<title><![CDATA[a <![CDATA[ b]]></title>", "a <![CDATA[ b"),
        ("<x:y xmlns:x=\"urn:x\"><title>Inner</title></x:y><title>Outer</title>", "Outer"),
        ("<title>Outer</title><x:y xmlns:x=\"urn:x\"><title>Inner</title></x:y>", "Outer"),
    ])
    func `a title is plain text on one line`(content: String, title: String) throws {
        #expect(try item(content).title == title)
    }

    @Test(arguments: [
        ("<link>https://a.example/1</link>", "https://a.example/1"),
        ("<link> \n https://a.example/1 \n</link>", "https://a.example/1"),
        ("<link>/1?a=1&amp;b=2</link>", "https://n.example/1?a=1&b=2"),
        ("<link href=\"https://a.example/1\"/>", "https://a.example/1"),
        ("<guid>https://a.example/g</guid>", "https://a.example/g"),
        ("<guid isPermaLink=\"false\">https://a.example/g</guid>", nil), ("<guid>abc</guid>", nil),
        ("<guid>https://a.example/g</guid><link>https://a.example/1</link>", "https://a.example/1"),
        ("<atom:link rel=\"alternate\" href=\"2\"/>", "https://n.example/f/2"),
        ("<link>https://a.example/1</link><atom:link href=\"https://a.example/2\"/>", "https://a.example/1"),
        ("<atom:link rel=\"related\" href=\"2\"/>", nil), ("<link></link>", nil),
        ("<link xml:base=\"https://b.example/\">x</link>", "https://b.example/x"),
        ("<enclosure url=\"https://a.example/a.mp3\"/>", "https://a.example/a.mp3"),
    ])
    func `a link is absolute, and a permalink will do`(content: String, link: String?) throws {
        #expect(try item(content, baseURL: "https://n.example/f/rss.xml").link == link)
    }

    @Test(arguments: [
        ("<author>ann@a.example (Ann)</author>", "ann@a.example (Ann)"), ("<dc:creator>Ann</dc:creator>", "Ann"),
        ("<dc:creator>Ann &lt;ann@a.example&gt;</dc:creator>", "Ann"),
        ("<author>&lt;ann@a.example&gt;</author>", "<ann@a.example>"),
        ("<author>by <a href=\"/x\">Foo Bar</a></author>", "by Foo Bar"),
        ("<author><name>Ann</name><email>ann@a.example</email></author>", "Ann"),
        ("<author><email>ann@a.example</email></author>", "ann@a.example"),
        ("<itunes:author>I</itunes:author><dc:creator>D</dc:creator>", "D"),
        ("<dc:creator>A</dc:creator><dc:creator>B</dc:creator><dc:creator>A</dc:creator>", "A, B"), ("", nil),
    ])
    func `an author is a name`(content: String, author: String?) throws {
        #expect(try item(content).author == author)
    }

    @Test(arguments: [
        ("<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>", "2004-01-01T19:48:21Z"),
        ("<pubDate>2004-01-01T19:48:21Z</pubDate>", "2004-01-01T19:48:21Z"),
        ("<dc:date>2004-01-01</dc:date>", "2004-01-01T00:00:00Z"),
        ("<dc:date>2003-01-01</dc:date><pubDate>01 Jan 2004 00:00 GMT</pubDate>", "2004-01-01T00:00:00Z"),
        ("<pubDate>soon</pubDate>", nil), ("<pubDate/>", nil),
        ("<atom:published>2004-01-01</atom:published>", "2004-01-01T00:00:00Z"),
        ("<dcterms:issued>2004-01-01</dcterms:issued>", "2004-01-01T00:00:00Z"),
    ])
    func `a date is when the publisher says`(content: String, date: String?) throws {
        #expect(try item(content).published.map { Timestamp.iso($0.seconds) } == date)
    }

    @Test(arguments: [
        ("<description>&lt;p&gt;A&lt;/p&gt;</description>", "<p>A</p>", nil as String?),
        ("<description>A</description><content:encoded>B</content:encoded>", "A", "B"),
        ("<content:encoded>B</content:encoded><description>A</description>", "A", "B"),
        ("<description>A</description><media:description>M</media:description>", "A", nil),
        ("<media:group><media:description>M</media:description></media:group>", "M", nil),
        ("<description>A</description><itunes:summary>I</itunes:summary>", "A", nil),
        ("<media:description>M</media:description><description>A</description>", "A", nil),
        ("<itunes:summary>I</itunes:summary><description>A</description>", "A", nil),
        ("<description>A</description><dc:description>D</dc:description>", "A", nil),
        ("<dc:description>D</dc:description><description>A</description>", "A", nil),
        (
            "<media:group><media:description>M</media:description></media:group><description>A</description>"
                + "<content:encoded>B</content:encoded>", "A", "B"
        ),
        (
            "<content:encoded>B</content:encoded><itunes:summary>I</itunes:summary><description>A</description>", "A",
            "B"
        ),
        ("<description>A</description><description>B</description>", "A", "B"),
        ("<summary>S</summary><description>B</description>", "S", "B"),
        ("<atom:summary>S</atom:summary><description>B</description>", "B", nil),
        ("<description>B</description><atom:summary>S</atom:summary>", "B", nil),
        ("<description><p>One<br/>Two &amp; three</p></description>", "<p>One<br>Two &amp; three</p>", nil),
        ("<description>  </description>", nil, nil),
        ("<body xmlns=\"http://www.w3.org/1999/xhtml\"><p>B</p></body>", nil, "<p>B</p>"),
    ])
    func `summary and content are as they were given`(content: String, summary: String?, body: String?) throws {
        let item = try item(content)
        #expect(item.summary?.value == summary)
        #expect(item.content?.value == body)
    }

    @Test func `an item within an item is an item of its own, if anything is in it`() throws {
        let document = """
            <rss version="2.0"><channel><item><title>Outer</title><item/><item><title>Inner</title></item><link>http://a.example/</link></item></channel></rss>
            """
        let items = try feed(document).items
        #expect(items.map(\.title) == ["Inner", "Outer"])
        #expect(items.last?.link == "http://a.example/")
    }
}
