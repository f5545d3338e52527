import LookoutModel
import LookoutService
import Testing

@Suite struct SourceBookTests {
    private let now = Instant(seconds: 1_800_000_000)

    private func source(_ id: String, title: String? = nil, owner: String? = nil) -> FeedSource {
        FeedSource(
            id: FeedID(id),
            location: .address("https://www.news.example/\(id)"),
            title: title,
            kind: .official,
            owner: owner,
            isStateMedia: true,
            place: SourcePlace(file: "Feeds/a.yaml")
        )
    }

    private func state(_ id: String, title: String?) -> FeedState {
        var state = FeedState(id: FeedID(id), address: "https://www.news.example/\(id)", addedAt: now)
        state.title = title
        return state
    }

    @Test func `a feed is called by the list, else by itself, else by its host`() {
        var book = SourceBook(
            [source("a", title: "List"), source("b"), source("c")],
            states: [FeedID("a"): state("a", title: "Own"), FeedID("b"): state("b", title: "Own")]
        )
        #expect(book.title(FeedID("a")) == "List")
        #expect(book.title(FeedID("b")) == "Own")
        #expect(book.title(FeedID("c")) == "news.example")
        book.note(title: "New", of: FeedID("c"))
        book.note(title: "", of: FeedID("b"))
        #expect(book.title(FeedID("c")) == "New")
        #expect(book.title(FeedID("b")) == "Own")
    }

    @Test func `a feed that is listed no more keeps a name and is plain press`() {
        let book = SourceBook([], states: [FeedID("old"): state("old", title: "Old")])
        #expect(book.title(FeedID("old")) == "Old")
        #expect(book.title(FeedID("https://www.gone.example/rss")) == "gone.example")
        #expect(book.title(FeedID("gone")) == "gone")
        #expect(book.kind(FeedID("old")) == .press)
        #expect(!book.isStateMedia(FeedID("old")))
        #expect(book.source(FeedID("old")) == nil)
    }

    @Test func `the owner counts as one source, and without one the host of an address`() {
        let book = SourceBook([source("a", owner: "house")], states: [:])
        #expect(book.owner(FeedID("a")) == "house")
        #expect(book.owner(FeedID("https://www.other.example/rss")) == "other.example")
        #expect(book.owner(FeedID("plain")) == "plain")
        #expect(book.kind(FeedID("a")) == .official)
        #expect(book.isStateMedia(FeedID("a")))
    }

    @Test func `without an owner two feeds of one host are one source, whatever their ids`() {
        let book = SourceBook([source("a"), source("b")], states: [:])
        #expect(book.owner(FeedID("a")) == "news.example")
        #expect(book.owner(FeedID("b")) == "news.example")
    }
}
