import FeedParsing
import Foundation
import TestSupport
import Testing

struct HostileInputTests {
    /// Documents of about `size` bytes that each make some parser take the square of it.
    private static let hostile: [(name: String, make: @Sendable (Int) -> String)] = [
        ("unclosed comments", { "<rss>" + String(repeating: "<!--", count: $0 / 4) }),
        ("unclosed sections", { "<rss><channel><title>" + String(repeating: "<![CDATA[", count: $0 / 9) }),
        ("one section without end", { "<rss><channel><title><![CDATA[" + String(repeating: "</x", count: $0 / 3) }),
        ("bare ampersands", { "<rss><channel><title>" + String(repeating: "&", count: $0) }),
        ("references", { "<rss><channel><title>" + String(repeating: "&nbsp;", count: $0 / 6) }),
        // Three times as long, for what it makes slow is fast in itself.
        ("end tags that break off", { "<rss><channel>" + String(repeating: "</x", count: $0) }),
        ("comments at the head", { String(repeating: "<!--", count: 16_000) + String(repeating: "-", count: $0) }),
        ("end tags", { "<rss><channel>" + String(repeating: "</item>", count: $0 / 7) }),
        ("deep but closed", { "<rss>" + String(repeating: "<a><b></b></a>", count: $0 / 14) + "</rss>" }),
        ("open quotes", { "<rss>" + String(repeating: "<a b=\"", count: $0 / 6) }),
        ("tags without end", { "<rss>" + String(repeating: "<a ", count: $0 / 3) }),
        ("document types", { String(repeating: "<!DOCTYPE [", count: $0 / 11) + "<rss/>" }),
        ("instructions", { String(repeating: "<?x ", count: $0 / 4) }),
        ("long comment", { "<rss><!--" + String(repeating: "-x", count: $0 / 2) + "--><channel/></rss>" }),
        (
            "escaped HTML",
            {
                "<rss><channel><item><description>" + String(repeating: "&lt;a href='", count: $0 / 12)
                    + "</description></item></channel></rss>"
            }
        ),
        (
            "categories",
            {
                "<rss><channel><item>" + String(repeating: "<category>a</category>", count: $0 / 22)
                    + "</item></channel></rss>"
            }
        ),
        (
            "authors",
            { count in
                "<rss><channel><item>" + (0..<(count / 30)).map { "<author>a\($0)</author>" }.joined()
                    + "</item></channel></rss>"
            }
        ),
        (
            "enclosures",
            { count in
                "<rss><channel><item>" + (0..<(count / 30)).map { "<enclosure url='http://a/\($0)'/>" }.joined()
                    + "</item></channel></rss>"
            }
        ),
        ("names", { count in "<rss>" + (0..<(count / 12)).map { "<a\($0)/>" }.joined() + "</rss>" }),
        (
            "bases",
            {
                "<rss xml:base='http://a/'><channel>" + String(repeating: "<x xml:base='a/'/>", count: $0 / 18)
                    + "</channel></rss>"
            }
        ),
        (
            "dots",
            {
                "<rss xml:base='http://a/'><channel><item><link>" + String(repeating: "../x/", count: $0 / 5)
                    + "</link></item></channel></rss>"
            }
        ),
        (
            "a base that is long",
            {
                let base = "http://a/" + String(repeating: "x", count: $0 / 2)
                let links = String(repeating: "&lt;a href='b'&gt;", count: $0 / 36)
                return
                    "<rss xml:base='\(base)/'><channel><item><description>\(links)</description></item></channel></rss>"
            }
        ),
        ("sections", { "<rss><channel><title>" + String(repeating: "<![CDATA[a]]>", count: $0 / 13) }),
        (
            "sections that are not closed",
            {
                "<rss><channel><item><title>" + String(repeating: "<![CDATA[a</title>", count: $0 / 18)
                    + "]]></title></item><x></channel></rss>"
            }
        ),
        (
            "elements in an open element",
            {
                "<rss><channel><item><title>" + String(repeating: "<guid><id></id></guid>", count: $0 / 22)
                    + "</title></item><x></channel></rss>"
            }
        ),
        (
            "open elements with many prefixes",
            { count in
                "<rss><channel><title>T & U</title><item>" + (0..<(count / 10)).map { "<b\($0):link>" }.joined()
            }
        ),
        (
            "comments in comments",
            {
                "<rss><channel>" + String(repeating: "<!--</item>", count: $0 / 11) + "--><x></channel></rss>"
            }
        ),
        (
            "roots that end",
            { "<rss><channel>" + String(repeating: "</rss></item>", count: $0 / 13) + "<item/>" }
        ),
        (
            "open elements in turn",
            {
                "<rss><channel><item>" + String(repeating: "<guid><id><link><date>", count: $0 / 22)
                    + "</item><x></channel></rss>"
            }
        ),
        (
            "signs in values",
            { "<rss><channel><item>" + String(repeating: "<x a=\"<\"b", count: $0 / 9) + "</item></channel></rss>" }
        ),
        ("section ends", { "<rss><channel><title><![CDATA[" + String(repeating: "]]", count: $0 / 2) }),
        ("empty elements in text", { "<rss><channel><description>" + String(repeating: "a<b/>", count: $0 / 5) }),
        (
            "markup in markup",
            {
                "<rss><channel><item><body>" + String(repeating: "<p>a</p>", count: $0 / 8)
                    + "</body></item></channel></rss>"
            }
        ),
        (
            "namespaces",
            { count in "<rss>" + (0..<(count / 30)).map { "<a xmlns:n\($0)='u\($0)'/>" }.joined() + "</rss>" }
        ),
        (
            "brackets in HTML",
            {
                "<rss><channel><item><description>" + String(repeating: "[&lt;![", count: $0 / 7)
                    + "</description></item></channel></rss>"
            }
        ),
        (
            "SVG",
            {
                "<rss><channel><item><description><![CDATA[<svg>" + String(repeating: "<svg></g/", count: $0 / 9)
                    + "]]></description></item></channel></rss>"
            }
        ),
        (
            "divisions",
            {
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='html'>"
                    + String(repeating: "&lt;div&gt;", count: $0 / 11) + "</content></entry></feed>"
            }
        ),
        (
            "base64",
            {
                "<feed version='0.3'><entry><content mode='base64'>" + String(repeating: "QUJD\n", count: $0 / 5)
                    + "</content></entry></feed>"
            }
        ),
        (
            "numbers",
            { "<rss><channel><item><title>&#" + String(repeating: "9", count: $0) + ";</title></item></channel></rss>" }
        ),
        (
            "dates",
            {
                "<rss><channel>" + String(repeating: "<item><pubDate>1 1 1 1</pubDate></item>", count: $0 / 800)
                    + "<item><pubDate>" + String(repeating: "年", count: $0 / 3) + "</pubDate></item></channel></rss>"
            }
        ),
        (
            "items that end alike",
            { count in
                "<rss><channel>"
                    + (0..<(count / 2100)).map {
                        "<item><description>\($0)&lt;p&gt;" + String(repeating: "x", count: 2000)
                            + "</description></item>"
                    }.joined() + "</channel></rss>"
            }
        ),
        ("words between signs", { "<rss>&<channel><title>" + String(repeating: "<y>", count: $0 / 3) }),
        ("instructions that never end", { "<rss>&<channel><title>" + String(repeating: "<?x >", count: $0 / 5) }),
        (
            "instructions with one end", { "<rss>&<channel><title>" + String(repeating: "<?x >", count: $0 / 5) + "?>" }
        ),
        (
            "words in HTML",
            {
                "<rss><channel><item><description><![CDATA[" + String(repeating: "<y></", count: $0 / 5)
                    + "]]></description></item></channel></rss>"
            }
        ),
        ("names of one letter", { count in "<rss>" + String(repeating: "<b and c>", count: count / 9) }),
        ("JSON commas", { "{\"title\":\"a\",\"items\":[" + String(repeating: "{},", count: $0 / 3) + "]}" }),
        (
            "JSON that breaks off deep",
            { "{\"title\":\"a\",\"items\":[{\"id\":1},[" + String(repeating: "[1],", count: $0 / 4) }
        ),
        ("JSON objects", { "{\"items\":[" + String(repeating: "{\"a\":", count: $0 / 5) }),
        ("JSON numbers", { "{\"title\":" + String(repeating: "1", count: $0) + ",\"items\":[]}" }),
        ("JSON arrays", { "{\"items\":[" + String(repeating: "1,", count: $0 / 2) + "1]}" }),
        ("JSON escapes", { "{\"title\":\"" + String(repeating: "\\u12", count: $0 / 4) }),
    ]

    /// `LOOKOUT_HOSTILE_BYTES=8000000` makes them as long as the longest that are fetched.
    private static let length =
        ProcessInfo.processInfo.environment["LOOKOUT_HOSTILE_BYTES"].flatMap { Int($0) } ?? 1_000_000

    @Test(arguments: hostile.indices)
    func `a megabyte made to be slow is read in time by its length`(index: Int) {
        let (name, make) = HostileInputTests.hostile[index]
        let bytes = Array(make(HostileInputTests.length).utf8)
        var outcome = "refused"
        let elapsed = ProcessorTime.measure {
            if let feed = try? FeedParser.parse(bytes) { outcome = "\(feed.items.count) items" }
        }
        // Linear reading takes well under a second even in a debug build on a busy machine; the square takes minutes.
        #expect(elapsed < .seconds(20), "\(name): \(outcome)")
    }

    @Test(arguments: hostile.indices)
    func `what is four times as long takes about four times as long`(index: Int) {
        let (name, make) = HostileInputTests.hostile[index]
        func time(_ length: Int) -> Duration {
            let bytes = Array(make(length).utf8)
            return ProcessorTime.measure {
                guard let feed = try? FeedParser.parse(bytes) else { return }
                for item in feed.items { _ = (item.summary?.plainText, item.content?.plainText) }
            }
        }
        let short = time(100_000)
        // Four times, and as much again for what other work on the machine does to the caches; the square is sixteen times.
        #expect(time(400_000) < short * 10 + .milliseconds(100), "\(name): \(short)")
    }

    @Test func `many attributes are refused before they cost anything`() {
        let attributes = (0..<60_000).map { " a\($0)=''" }.joined()
        #expect(throws: FeedParseError.exceeds(.attributes, limit: FeedLimits.standard.attributes)) {
            try feed("<rss><channel\(attributes)/></rss>")
        }
        #expect(throws: FeedParseError.exceeds(.attributes, limit: FeedLimits.standard.attributes)) {
            try feed("<rss>&<channel\(attributes)/></rss>")
        }
    }

    @Test func `no byte that is changed makes the parser trap or hide a whole feed's limits`() throws {
        var generator = SeededGenerator(seed: 20_261_124)
        let fixtures = try Fixture.names.map { try Fixture.bytes($0) }
        #expect(fixtures.count > 10)
        let splices = [
            "<", ">", "&", "\"", "]]>", "<![CDATA[", "<!--", "-->", "</", "/>", "<item>", "</item>", "&#", "\u{0}",
            "<?", "='",
        ]
        .map { Array($0.utf8) }
        var parsed = 0
        for round in 0..<3000 {
            var bytes = fixtures[round % fixtures.count]
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                guard !bytes.isEmpty else { break }
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: splices.randomElement(using: &generator) ?? [], at: place)
                case 3: bytes.removeSubrange(place..<min(bytes.count, place + 40))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
                }
            }
            if (try? FeedParser.parse(bytes, baseURL: "https://a.example/")) != nil { parsed += 1 }
            _ = try? OPMLReader.read(bytes)
        }
        #expect(parsed > 1000)
    }

    @Test func `every prefix of a feed is read or refused`() throws {
        for name in ["rss/modules.xml", "atom/constructs.xml", "json/whole.json"] {
            let bytes = try Fixture.bytes(name)
            let whole = try FeedParser.parse(bytes)
            for length in stride(from: 0, to: bytes.count - 8, by: 3) {
                guard let part = try? FeedParser.parse(Array(bytes[..<length])) else { continue }
                #expect(part.isTruncated)
                #expect(part.items.count <= whole.items.count)
                for (item, expected) in zip(part.items, whole.items) { #expect(item.guid == expected.guid) }
            }
        }
    }

    @Test(arguments: [
        "<!DOCTYPE rss [ <!-- don't --> ]>", "<!DOCTYPE rss [ <?it's ?> <!ENTITY a \"]>\"> ]>",
        "<!DOCTYPE rss SYSTEM \"it's\">",
    ])
    func `quotation marks in a document type do not hide the feed behind it`(type: String) throws {
        let feed = try FeedParser.parse(
            Array("\(type)<rss version=\"2.0\"><channel><title>Strait</title></channel></rss>".utf8)
        )
        #expect(feed.title == "Strait")
    }

    @Test func `what looks like a document type within a feed costs no more than its tag`() throws {
        let items = "<item><title>One &amp <!DOCTYPE it's> two</title></item><item><title>Three</title></item>"
        let feed = try FeedParser.parse(Array("<rss><channel>\(items)</channel></rss>".utf8))
        #expect(feed.items.count == 2 && feed.items.last?.title == "Three")
    }
}
