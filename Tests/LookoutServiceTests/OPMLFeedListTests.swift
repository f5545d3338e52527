import FeedParsing
import LookoutModel
import LookoutService
import Testing

@Suite struct OPMLFeedListTests {
    private func lists(_ text: String) -> FeedLists {
        FeedLists([FeedLists.File(path: "Feeds/export.opml", bytes: Array(text.utf8))])
    }

    @Test func `the outlines of an export are feeds with their titles, folders and places`() {
        let lists = lists(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0"><head><title>Subscriptions</title></head><body>
              <outline text="Japan">
                <outline type="rss" text="Example" title="Example Daily" xmlUrl="https://example.org/a"/>
              </outline>
              <outline type="rss" text="Plain" xmlUrl="http://example.org/b"/>
            </body></opml>
            """
        )
        #expect(lists.problems == [])
        #expect(
            lists.sources.map(\.location) == [.address("https://example.org/a"), .address("http://example.org/b")]
        )
        #expect(lists.sources.map(\.region) == ["Japan", nil])
        #expect(lists.sources.compactMap(\.title).count == 2)
        #expect(lists.sources.map(\.place.line) == [4, 6])
        #expect(lists.sources.map(\.place.column) == [5, 3])
        #expect(lists.sources.map(\.place.file) == ["Feeds/export.opml", "Feeds/export.opml"])
    }

    @Test func `an outline that is not to be fetched is a warning, and the rest is read`() {
        let lists = lists(
            """
            <opml version="2.0"><body>
            <outline text="Bad" xmlUrl="exec:rm"/>
            <outline text="Good" xmlUrl="https://example.org/a"/>
            </body></opml>
            """
        )
        #expect(lists.sources.map(\.id.rawValue) == ["https://example.org/a"])
        #expect(lists.problems.map(\.fact) == [.badAddress("exec:rm")])
        #expect(lists.problems.map(\.level) == [.warning])
        #expect(lists.problems.map(\.place.line) == [2])
    }

    @Test func `a list without feeds is a warning`() {
        #expect(lists("<opml version=\"2.0\"><body></body></opml>").problems.map(\.fact) == [.emptyList])
    }

    @Test func `what a file is instead of a list is told`() {
        #expect(lists("<html><body>No</body></html>").problems.map(\.fact) == [.notOPML(.notOPML(root: "html"))])
        #expect(lists("").problems.map(\.fact) == [.notOPML(.empty)])
    }

    @Test(arguments: ["", "nothing like it", "<rss version=\"2.0\"><channel/></rss>", "<html><body>No</body></html>"])
    func `what is no list is an error of the file`(text: String) {
        let lists = lists(text)
        #expect(lists.sources == [])
        #expect(lists.problems.count == 1)
        #expect(lists.problems.allSatisfy { $0.level == .error })
        guard case .notOPML? = lists.problems.first?.fact else {
            Issue.record("\(lists.problems)")
            return
        }
    }
}
