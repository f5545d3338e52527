import FeedParsing
import LookoutModel
import LookoutService
import Testing

@Suite struct ItemNormalizerTests {
    private func source(sample: Bool = false, language: String? = nil) -> FeedSource {
        FeedSource(
            id: FeedID("a"),
            location: .address("https://example.org/a"),
            language: language,
            isSample: sample,
            place: SourcePlace(file: "Feeds/a.yaml")
        )
    }

    private func feed(_ items: [ParsedItem], language: String? = nil) -> ParsedFeed {
        var feed = ParsedFeed(format: .rss20)
        feed.items = items
        feed.language = language
        return feed
    }

    private func parsed(_ change: (inout ParsedItem) -> Void = { _ in }) -> ParsedItem {
        var item = ParsedItem()
        item.guid = "g"
        item.title = "Title"
        change(&item)
        return item
    }

    private func item(_ change: (inout ParsedItem) -> Void, source: FeedSource? = nil) -> Item? {
        ItemNormalizer.items(of: feed([parsed(change)]), source: source ?? self.source()).first
    }

    @Test func `the title of a sample says so and its dates move`() {
        let item = parsed { $0.published = Instant(seconds: 1000) }
        let samples = ItemNormalizer.items(of: feed([item]), source: source(sample: true), shift: 500)
        #expect(samples.map(\.title) == ["SAMPLE Title"])
        #expect(samples.map(\.published) == [Instant(seconds: 1500)])
        let real = ItemNormalizer.items(of: feed([item]), source: source())
        #expect(real.map(\.title) == ["Title"])
        #expect(real.map(\.published) == [Instant(seconds: 1000)])
    }

    @Test func `an item without a title is called by the beginning of its text`() {
        let line = item {
            $0.title = nil
            $0.summary = ParsedText("First line\nSecond line", .plain)
        }
        #expect(line?.title.hasPrefix("First line") == true)
        let content = item {
            $0.title = ""
            $0.content = ParsedText("<p>Only <b>content</b></p><p>More</p>", .html)
        }
        #expect(content?.title == "Only content")
        let long = item {
            $0.title = nil
            $0.summary = ParsedText(String(repeating: "海", count: 300), .plain)
        }
        #expect(long?.title == String(repeating: "海", count: 100) + "…")
        let exact = item {
            $0.title = nil
            $0.summary = ParsedText(String(repeating: "x", count: 100), .plain)
        }
        #expect(exact?.title == String(repeating: "x", count: 100))
        #expect(item { $0.title = nil }?.title == "(untitled)")
    }

    @Test func `the item's language counts before the list's and the list's before the feed's`() {
        func language(item: String?, list: String?, feed: String?) -> String? {
            ItemNormalizer.items(
                of: self.feed([parsed { $0.language = item }], language: feed),
                source: source(language: list)
            ).first?.language
        }
        #expect(language(item: "ko", list: "ja", feed: "en") == "ko")
        #expect(language(item: nil, list: "ja", feed: "en") == "ja")
        #expect(language(item: nil, list: nil, feed: "en") == "en")
        #expect(language(item: nil, list: nil, feed: nil) == nil)
    }

    @Test func `content that only repeats the summary is left out`() {
        let same = item {
            $0.summary = ParsedText("The same words", .plain)
            $0.content = ParsedText("<p>The same words</p>", .html)
        }
        #expect(same?.summary == "The same words" && same?.content == "")
        let more = item {
            $0.summary = ParsedText("Short", .plain)
            $0.content = ParsedText("Short and long", .plain)
        }
        #expect(more?.content == "Short and long")
    }

    @Test(arguments: ["javascript:alert(1)", "/relative", "data:text/html,x", "https://"])
    func `a link that is no web address is left out`(link: String) {
        #expect(item { $0.link = link }?.link == nil)
    }

    @Test func `where there is no date of publication the date of change counts`() {
        #expect(item { $0.updated = Instant(seconds: 7) }?.published == Instant(seconds: 7))
        let both = item {
            $0.updated = Instant(seconds: 7)
            $0.published = Instant(seconds: 3)
        }
        #expect(both?.published == Instant(seconds: 3))
        #expect(item { _ in }?.published == nil)
    }

    @Test func `an item that repeats another of its document stands once`() {
        let items = ItemNormalizer.items(of: feed([parsed(), parsed(), parsed { $0.guid = "h" }]), source: source())
        #expect(items.count == 2)
        #expect(Set(items.map(\.identity)).count == 2)
    }

    @Test func `the newest date is found among both kinds`() {
        let items = [
            parsed { $0.published = Instant(seconds: 5) }, parsed { $0.updated = Instant(seconds: 9) }, parsed(),
        ]
        #expect(ItemNormalizer.newestDate(of: feed(items)) == Instant(seconds: 9))
        #expect(ItemNormalizer.newestDate(of: feed([parsed()])) == nil)
    }
}
