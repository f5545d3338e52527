import FeedParsing
import LookoutModel
import Testing
import Text

struct FeedFormatTests {
    private func time(_ text: String) -> Int64? { FeedDate.seconds(text) }

    @Test func `RSS 2.0 with the modules of news sites`() throws {
        let feed = try Fixture.feed("rss/modules.xml", baseURL: "https://monitor.example/feed.xml")
        #expect(feed.format == .rss20)
        #expect(feed.title == "Strait Monitor")
        #expect(feed.link == "https://monitor.example/")
        #expect(feed.description?.plainText == "Ships & straits")
        #expect(feed.language == "en-GB")
        #expect(feed.updated?.seconds == time("2026-11-01T10:00:00Z"))
        #expect(feed.schedule.ttlMinutes == 30)
        #expect(feed.schedule.skipHours == [0, 5])
        #expect(feed.schedule.skipDays == [0])
        #expect(feed.schedule.updateSeconds == 1800)
        #expect(feed.relations.map(\.name) == ["self", "hub"])
        #expect(!feed.isRepaired && !feed.isTruncated)
        let item = try #require(feed.items.first)
        #expect(feed.items.count == 1)
        #expect(item.guid == "sm-1" && !item.isPermalink)
        #expect(item.title == "Patrol enters the strait")
        #expect(item.link == "https://monitor.example/2026/patrol")
        #expect(item.author == "Ana Reyes, Li Wei")
        #expect(item.published?.seconds == time("2026-11-01T09:00:00Z"))
        #expect(item.summary == ParsedText("<p>Two ships.</p>", .html))
        #expect(item.content?.value == "<p>Two ships entered. <a href=\"https://monitor.example/map\">Map</a></p>")
        #expect(item.content?.plainText == "Two ships entered. Map")
        #expect(item.categories == ["Navy", "Strait & sea"])
        #expect(
            item.enclosures.map(\.address) == ["https://monitor.example/p.jpg", "https://monitor.example/audio.mp3"]
        )
        #expect(item.enclosures.first?.length == "1234")
    }

    @Test func `RSS 1.0 with items beside the channel`() throws {
        let feed = try Fixture.feed("rdf/two-items.xml")
        #expect(feed.format == .rss10)
        #expect(feed.title == "港新聞")
        #expect(feed.language == "ja")
        #expect(feed.items.map(\.guid) == ["https://shimbun.example/1", "https://shimbun.example/2"])
        #expect(feed.items.first?.published?.seconds == time("2026-11-01T23:00:00Z"))
        #expect(feed.items.first?.categories == ["外交"])
        #expect(feed.items.last?.published == nil)
    }

    @Test func `Atom 1.0 with its text constructs, bases and authors`() throws {
        let feed = try Fixture.feed("atom/constructs.xml")
        #expect(feed.format == .atom10)
        #expect(feed.title == "Wire & desk")
        #expect(feed.description == ParsedText("Plain <b>", .plain))
        #expect(feed.link == "https://atom.example/news/")
        #expect(feed.language == "en")
        #expect(feed.items.map(\.title) == ["Talks resume", "A <b> c"])
        #expect(feed.items.map(\.link) == ["https://atom.example/news/talks.html", "https://other.example/x"])
        #expect(feed.items.map(\.author) == ["Desk", "Kim"])
        let first = try #require(feed.items.first)
        #expect(first.published?.seconds == time("2026-11-02T11:00:00Z"))
        #expect(first.updated?.seconds == time("2026-11-02T02:30:00Z"))
        #expect(first.summary == ParsedText("Less than 5 < 6", .plain))
        #expect(first.content?.value == "<p>See <a href=\"https://atom.example/map\">the map</a>.<br>End &amp; out</p>")
        #expect(first.content?.plainText == "See the map.\nEnd & out")
        #expect(
            first.enclosures == [
                ParsedEnclosure(address: "https://atom.example/news/talks.mp3", type: "audio/mpeg", length: "5")
            ]
        )
        #expect(feed.items.last?.content?.plainText == "One\nTwo")
    }

    @Test func `Atom 0.3 with its modes`() throws {
        let feed = try Fixture.feed("atom/old.xml")
        #expect(feed.format == .atom03)
        #expect(feed.description == ParsedText("<i>t</i>", .html))
        #expect(feed.updated?.seconds == time("2004-06-02T23:07:55Z"))
        let item = try #require(feed.items.first)
        #expect(item.content == ParsedText("<p>hello</p>", .html))
        #expect(item.published?.seconds == time("2004-06-01T15:00:00Z"))
        #expect(item.updated?.seconds == time("2004-06-01T16:00:00Z"))
    }

    @Test func `an item without a guid keeps none`() throws {
        let feed = try Fixture.feed("rss/no-guid.xml")
        #expect(feed.items.map(\.guid) == [nil])
        #expect(feed.items.first?.link == "https://gazette.example/ferry")
        #expect(feed.items.first?.published?.seconds == time("2026-11-01T22:30:00Z"))
    }

    @Test(arguments: [
        ("<rss version=\"0.91\"><channel/></rss>", FeedFormat.rss091),
        ("<rss version=\"0.92\"><channel/></rss>", .rss092), ("<rss><channel/></rss>", .rss),
        ("<RSS version=\"2.0\"><CHANNEL/></RSS>", .rss20),
        (
            "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><channel/></r:RDF>",
            .rss090
        ),
        ("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"/>", .atom10),
        ("<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"/>", .atom03),
        ("<CHANNEL HREF=\"http://a.example/\"><ITEM HREF=\"http://a.example/1\"/></CHANNEL>", .cdf),
        ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", .jsonFeed10),
        ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", .jsonFeed11),
    ])
    func `the format is told by the root`(document: String, format: FeedFormat) throws {
        #expect(try feed(document).format == format)
    }
}
