import LookoutModel
import Storage
import TestSupport
import Testing

@Suite struct TitleTableTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let item = Item(identity: "guid:x", feed: FeedID("a"), title: "First")

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("lookout.db"), access: .writer)
        try store.write { [item] transaction in
            let now = Instant(seconds: 1_800_000_000)
            try transaction.feeds.save(FeedState(id: item.feed, address: "https://a.example/", addedAt: now))
            _ = try transaction.items.insert(
                NewItem(id: "x", item: item, textHash: 0, isBackground: false),
                firstSeen: now
            )
        }
    }

    private func change(_ title: String, summary: String = "", at seconds: Int64) throws {
        var item = item
        item.title = title
        item.summary = summary
        try store.write { [item] transaction in
            try transaction.items.update(1, with: item, textHash: seconds, at: Instant(seconds: seconds))
        }
    }

    private func titles() throws -> [String] {
        try store.read { try $0.titles.of(item: 1).map(\.title) }
    }

    @Test func `a headline is kept when another takes its place, and only then`() throws {
        try change("First", summary: "More", at: 10)
        #expect(try titles() == [])
        try change("Second", at: 20)
        try change("Second", summary: "More", at: 30)
        try change("First", at: 40)
        #expect(try titles() == ["First", "Second"])
        #expect(try store.read { try $0.titles.of(item: 1).map(\.replacedAt.seconds) } == [20, 40])
        #expect(try store.read { try $0.items.fetch([1]).first?.item.title } == "First")
    }

    @Test func `of an item whose headline changes again and again the first and the last are kept`() throws {
        for number in 0..<100 { try change("Title \(number)", at: Int64(number)) }
        let titles = try titles()
        #expect(titles.count == TitleTable.limit)
        #expect(titles.first == "First" && titles[1] == "Title 0" && titles.last == "Title 98")
    }
}
