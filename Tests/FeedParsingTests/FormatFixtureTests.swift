import FeedParsing
import LookoutModel
import Testing
import Text

/// Whole feeds of formats and vocabularies that are seldom met.
struct FormatFixtureTests {
    private func time(_ text: String) -> Int64? { FeedDate.seconds(text) }

    @Test func `media RSS gives titles, texts and files where nothing better does`() throws {
        let feed = try Fixture.feed("rss/media.xml")
        #expect(!feed.isRepaired)
        #expect(feed.link == "https://harbour.example/")
        #expect(feed.relations.map(\.name) == ["self", "hub"])
        #expect(feed.relations.last?.address == "https://hub.example/")
        #expect(feed.schedule.updateSeconds == 21_600)
        #expect(feed.items.map(\.title) == ["Tanker arrives", "Ferry leaves"])
        #expect(feed.items.map { $0.summary?.plainText } == ["Seen from the pier", "On time."])
        #expect(feed.items.map(\.author) == [nil, nil])
        let first = try #require(feed.items.first)
        #expect(first.categories == ["shipping", "tanker", "pier"])
        #expect(
            first.enclosures.prefix(2) == [
                ParsedEnclosure(address: "https://harbour.example/1.mp4", type: "video/mp4", length: "900"),
                ParsedEnclosure(address: "https://harbour.example/1-small.mp4", type: "video/mp4"),
            ]
        )
        #expect(feed.items.last?.enclosures.first?.address == "https://harbour.example/2.jpg")
    }

    @Test func `what itunes says counts where the feed itself says nothing`() throws {
        let feed = try Fixture.feed("rss/podcast.xml")
        #expect(feed.title == "Strait Talk" && feed.description?.plainText == "Talks on the strait")
        #expect(feed.items.map(\.title) == ["1: The median line", "The second"])
        #expect(feed.items.map { $0.summary?.plainText } == ["Longer", "Notes"])
        #expect(feed.items.map(\.author) == ["Lin Mei", "Somebody"])
        #expect(feed.items.first?.categories == ["strait", "line", "News", "Politics"])
        #expect(
            feed.items.map { $0.enclosures.map(\.address) } == [
                ["https://talk.example/1.mp3"], ["https://talk.example/2.mp3"],
            ]
        )
        #expect(feed.items.first?.link == "https://talk.example/1.mp3")
    }

    @Test func `RSS 0_90 has its items beside the channel`() throws {
        let feed = try Fixture.feed("rdf/netscape.xml")
        #expect(feed.format == .rss090 && !feed.isRepaired)
        #expect(feed.title == "Old Port" && feed.link == "http://port.example/")
        #expect(feed.description?.plainText == "News of the port")
        #expect(feed.items.map(\.title) == ["First ship", "Second ship"])
        #expect(feed.items.map(\.link) == ["http://port.example/1", "http://port.example/2"])
    }

    @Test func `RSS 0_91 has letters of a document type that is not fetched`() throws {
        let feed = try Fixture.feed("rss/netscape-091.xml")
        #expect(feed.format == .rss091)
        #expect(feed.title == "Café du Port" && feed.description?.plainText == "Dépêches" && feed.language == "fr")
        #expect(feed.updated?.seconds == time("1999-03-11T08:00:00Z"))
        #expect(feed.schedule.skipDays == [6, 0] && feed.schedule.skipHours == [1])
        #expect(feed.items.map(\.title) == ["L’été & l’hiver"])
        #expect(feed.items.first?.summary?.plainText == "Brève")
    }

    @Test func `RSS 0_92 has items without a title`() throws {
        let feed = try Fixture.feed("rss/userland-092.xml")
        #expect(feed.format == .rss092 && !feed.isRepaired)
        #expect(feed.title == "Weblog")
        #expect(feed.items.map(\.title) == [nil, "With a title"])
        let first = try #require(feed.items.first)
        #expect(first.summary?.plainText == "Read this.")
        #expect(first.categories == ["ships/tankers"])
        #expect(
            first.enclosures == [
                ParsedEnclosure(address: "http://weblog.example/a.mp3", type: "audio/mpeg", length: "1024")
            ]
        )
    }

    @Test func `Atom 0_3 has content in three ways`() throws {
        let feed = try Fixture.feed("atom/wrapped.xml")
        #expect(feed.format == .atom03 && !feed.isRepaired)
        #expect(feed.title == "Dock & Desk" && feed.link == "http://dock.example/" && feed.language == "en")
        #expect(feed.items.map(\.title) == ["One", "Two"])
        #expect(feed.items.map(\.author) == ["Desk", "Kim"])
        #expect(feed.items.map { $0.content?.plainText } == ["First", "Second"])
        let first = try #require(feed.items.first)
        #expect(first.link == "http://dock.example/1")
        #expect(first.published?.seconds == time("2004-06-01T11:00:00Z"))
        #expect(first.updated?.seconds == time("2004-06-01T12:00:00Z"))
        #expect(feed.items.last?.summary == ParsedText("Less < more", .plain))
    }

    @Test func `JSON Feed 1_0 has one author and may have numbers for ids`() throws {
        let feed = try Fixture.feed("json/first.json")
        #expect(feed.format == .jsonFeed10 && !feed.isRepaired)
        #expect(feed.title == "Pier" && feed.link == "https://pier.example/")
        #expect(feed.items.map(\.guid) == ["17", "18"])
        #expect(feed.items.map(\.author) == ["Pier Desk", "Kim"])
        #expect(feed.items.map(\.link) == ["https://pier.example/17", "https://else.example/"])
        #expect(feed.items.map { $0.content?.plainText } == ["Moored < sunk", "See it"])
        #expect(feed.items.first?.published?.seconds == time("2017-06-02T13:05:47Z"))
    }
}
