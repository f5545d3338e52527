import Digests
import LookoutModel
import Rules
import Storage
import TestSupport
import Testing

@testable import LookoutService

@Suite struct ArchiveSearchTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let book = SourceBook([], states: [:])
    private let now = Instant(seconds: 1_800_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("lookout.db"), access: .writer)
        try store.write { transaction in
            for name in ["wire", "press", "ministry"] {
                try transaction.feeds.save(FeedState(id: FeedID(name), address: name, addedAt: Instant(seconds: 0)))
            }
        }
    }

    private func add(_ items: [Item]) throws {
        try store.write { transaction in
            for item in items {
                let new = NewItem(id: item.identity, item: item, textHash: 0, isBackground: false)
                _ = try transaction.items.insert(new, firstSeen: now)
            }
        }
    }

    private func query(_ text: String) throws -> SearchQuery {
        try SearchQuery(text, files: [])
    }

    private func search(_ query: SearchQuery?, lookLimit: Int = 1000) throws -> ArchiveSearch.Outcome {
        try ArchiveSearch(store: store, book: book).run(ArchiveSearch.Request(query: query), lookLimit: lookLimit)
    }

    /// What the matcher says of every item, without an index.
    private func naive(_ query: SearchQuery) throws -> [String] {
        let rules = RuleSet([query.rule])
        var found: [String] = []
        try store.read { transaction in
            try transaction.items.forEach(after: 0, since: Instant(seconds: 0)) { stored in
                let subject = ItemMatcher.subject(of: stored.item, book: book, now: stored.firstSeen)
                if !rules.indices(catching: subject).isEmpty { found.append(stored.id) }
            }
        }
        return found.reversed()
    }

    /// 3 seeds (or those of `LOOKOUT_SEEDS`), each 120 items and some 150 expressions: what is indexed, what is not yet,
    /// and what has changed since.
    @Test(arguments: Seeds.of(1...3))
    func `a search finds what the matcher alone would find, whatever the index knows`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let random = RandomArchive(using: &generator)
        try add((0..<100).map { random.item($0, using: &generator) })
        #expect(try ArchiveIndexing(store: store).run() == 100)
        try store.write { transaction in
            for sequence in [3, 50, 51, 99] as [Int64] {
                let item = random.item(Int(sequence) - 1, using: &generator)
                try transaction.items.update(sequence, with: item, textHash: 1, at: Instant(seconds: 1))
            }
        }
        try add((100..<120).map { random.item($0, using: &generator) })
        var (asked, hits, looked) = (0, 0, 0)
        for round in 0..<200 {
            if round == 100 { #expect(try ArchiveIndexing(store: store).run() == 24) }
            let text = random.expression(depth: round % 4, using: &generator)
            guard let query = try? query(text) else { continue }
            let outcome = try search(query)
            try #require(try outcome.hits.map(\.item.id) == naive(query), "seed \(seed): \(text)")
            #expect(outcome.total == outcome.hits.count && !outcome.isCut)
            asked += 1
            hits += outcome.total
            looked += outcome.looked
        }
        #expect(asked > 100)
        #expect(hits > asked)
        // The index is of use: without one every search would look at all of the 120.
        #expect(looked < asked * 80, "\(looked) items for \(asked) expressions")
    }

    @Test func `indexing goes on where it was, and ends`() throws {
        try add((0..<1200).map { Item(identity: "\($0)", feed: FeedID("wire"), title: "Item \($0)") })
        #expect(try store.write { try $0.search.indexNext(limit: 70, bytes: 1 << 20) } == 70)
        #expect(try ArchiveIndexing(store: store).run() == 1130)
        #expect(try ArchiveIndexing(store: store).run() == 0)
        let outcome = try search(query("item 777"))
        #expect(outcome.hits.map(\.item.id) == ["777"])
        #expect(outcome.looked == 1)
    }

    @Test func `the latest are found first, and how many there are in all is told`() throws {
        try add(
            (0..<9).map { number in
                var item = Item(identity: "\(number)", feed: FeedID("wire"), title: "Talks")
                item.published = now.advanced(bySeconds: -Int64((number * 4) % 9) * 100)
                return item
            }
        )
        var request = ArchiveSearch.Request(query: try query("talks"))
        request.limit = 2
        let outcome = try ArchiveSearch(store: store, book: book).run(request)
        #expect(outcome.hits.map(\.item.id) == ["0", "7"])
        #expect(outcome.total == 9)
    }

    @Test func `a search that would look at too much looks at the latest, and says so`() throws {
        try add((0..<9).map { Item(identity: "\($0)", feed: FeedID("wire"), title: "Talks", language: "en") })
        let cut = try search(query("lang:en"), lookLimit: 5)
        #expect(cut.isCut && cut.isEvery && cut.looked == 5)
        #expect(cut.hits.map(\.item.id) == ["8", "7", "6", "5", "4"])
        let whole = try search(query("lang:en"), lookLimit: 9)
        #expect(!whole.isCut && whole.isEvery && whole.total == 9)
        _ = try ArchiveIndexing(store: store).run()
        #expect(try !search(query("talks")).isEvery)
    }

    @Test func `a feed is named by its id, title, owner or host`() {
        var wire = Desk.source("wire-en", title: "Meridian Wire")
        wire.owner = "Meridian"
        let sources = [wire, Desk.source("hanbit")]
        var gone = FeedState(id: FeedID("https://old.example.org/feed"), address: "x", addedAt: now)
        gone.title = "Old News"
        let book = SourceBook(sources, states: [gone.id: gone])
        for name in ["wire-en", "MERIDIAN WIRE", "meridian", "wire-en.example"] {
            #expect(book.feeds(named: name) == [FeedID("wire-en")], "\(name)")
        }
        #expect(book.feeds(named: "example") == [FeedID("hanbit"), FeedID("wire-en")])
        #expect(book.feeds(named: "Old News") == [gone.id])
        #expect(book.feeds(named: "example.org") == [gone.id])
        #expect(book.feeds(named: "nobody").isEmpty)
        #expect(book.names.contains("Meridian"))
    }
}
