import LookoutModel
import Storage
import TestSupport
import Testing
import Text

@Suite struct SearchTableTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let now = Instant(seconds: 1_800_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("lookout.db"), access: .writer)
        try store.write { transaction in
            for name in ["a", "b"] {
                try transaction.feeds.save(FeedState(id: FeedID(name), address: name, addedAt: Instant(seconds: 0)))
            }
        }
    }

    private func item(_ name: String, _ title: String, feed: String = "a", published: Instant? = nil) -> Item {
        Item(identity: name, feed: FeedID(feed), title: title, published: published)
    }

    @discardableResult
    private func insert(_ items: Item...) throws -> [Int64] {
        try store.write { transaction in
            try items.map { item in
                let new = NewItem(id: item.identity, item: item, textHash: 1, isBackground: false)
                return try transaction.items.insert(new, firstSeen: now)
            }
        }
    }

    private func index(_ limit: Int = 100, bytes: Int = 1 << 20) throws -> Int {
        try store.write { try $0.search.indexNext(limit: limit, bytes: bytes) }
    }

    private func found(_ condition: IndexCondition, _ filter: ItemFilter = ItemFilter()) throws -> [Int64] {
        try store.read { try $0.search.candidates(condition, filter, limit: 100).sequences }
    }

    @Test func `an index that is up to date names the items that have the tokens, the latest first`() throws {
        try insert(item("1", "Ships in 台湾海峡"), item("2", "Ships and planes"), item("3", "북한군 훈련"))
        #expect(try index() == 3)
        #expect(try index() == 0)
        #expect(try found(.token("ships")) == [2, 1])
        let pairs = IndexTokens().line(of: ["臺灣"]).split(separator: " ").map { IndexCondition.beginning(String($0)) }
        #expect(try pairs.count == 2 && found(.all([.token("ships")] + pairs)) == [1])
        #expect(try found(.any([.token("planes"), .token("훈련")])) == [3, 2])
        #expect(try found(.beginning("pla")) == [2])
        #expect(try found(.containing("hip")) == [2, 1])
        #expect(try found(.token("nothing")).isEmpty)
        #expect(try found(.any([])).isEmpty)
        #expect(try found(.anything) == [3, 2, 1])
    }

    @Test func `what is not indexed yet is always named`() throws {
        try insert(item("1", "Ships"), item("2", "Planes"), item("3", "Trains"))
        #expect(try index(1) == 1)
        #expect(try store.read { try $0.search.unindexedCount() } == 2)
        #expect(try found(.token("cars")) == [3, 2])
        #expect(try index(1) == 1)
        #expect(try index(1) == 1)
        #expect(try found(.token("cars")).isEmpty)
        #expect(try store.read { try $0.search.unindexedCount() } == 0)
    }

    @Test func `a slice ends where its texts are long, and takes one item at least`() throws {
        try insert(item("1", String(repeating: "a ", count: 500)), item("2", "b"), item("3", "c"))
        #expect(try index(bytes: 10) == 1)
        #expect(try index(bytes: 10) == 2)
    }

    @Test func `an item whose text changes is found by its new words, at once and ever after`() throws {
        let sequences = try insert(item("1", "Ships"), item("2", "Planes"))
        #expect(try index() == 2)
        for (round, title) in ["Trains", "Cars", "Bikes", "Trains again"].enumerated() {
            try store.write { transaction in
                try transaction.items.update(
                    sequences[0],
                    with: item("1", title),
                    textHash: Int64(round),
                    at: Instant(seconds: 1)
                )
            }
            #expect(try found(.token("anything")) == [1], "not indexed anew yet")
            if round != 1 { #expect(try index() == 1) }
        }
        #expect(try found(.token("anything")).isEmpty)
        #expect(try found(.token("trains")) == [1])
        #expect(try found(.token("bikes")) == [1], "old words may stay")
        #expect(try found(.token("planes")) == [2])
    }

    @Test func `a change of an item that is not indexed yet makes no second work`() throws {
        let sequences = try insert(item("1", "Ships"))
        try store.write {
            try $0.items.update(sequences[0], with: item("1", "Trains"), textHash: 2, at: Instant(seconds: 1))
        }
        #expect(try index() == 1)
        #expect(try found(.token("ships")).isEmpty)
        #expect(try found(.token("trains")) == [1])
    }

    @Test func `author, link, categories and content are indexed too`() throws {
        var full = item("1", "Title")
        (full.summary, full.content, full.author, full.link) = ("one", "two", "three", "https://four.example/five")
        full.categories = ["six", "七八"]
        try insert(full)
        _ = try index()
        for word in ["title", "one", "two", "three", "four", "five", "six", "七八"] {
            #expect(try found(.token(word)) == [1], "\(word)")
        }
    }

    @Test func `feeds, dates and what a rule caught narrow it down`() throws {
        try insert(
            item("1", "Ships", published: now.advanced(bySeconds: -500)),
            item("2", "Ships", feed: "b"),
            item("3", "Ships", published: now.advanced(bySeconds: 999_999))
        )
        _ = try index()
        #expect(try found(.token("ships"), ItemFilter(feeds: [FeedID("a")])) == [3, 1])
        #expect(try found(.token("ships"), ItemFilter(feeds: [])).isEmpty)
        #expect(try found(.token("ships"), ItemFilter(from: now)) == [3, 2], "a date after it came in counts as that")
        #expect(try found(.token("ships"), ItemFilter(before: now)) == [1])
        try store.write { transaction in
            let match = Match(rule: RuleID("r"), holdsWithoutContent: true, texts: [])
            _ = try transaction.matches.insert(match, item: 2, origin: .live, at: now)
        }
        #expect(try found(.anything, ItemFilter(rule: RuleID("r"))) == [2])
    }

    @Test func `a condition of very many tokens, or very deep, still names all that may fulfil it`() throws {
        try insert(item("1", "Ships"), item("2", "Planes"))
        _ = try index()
        let many = IndexCondition.any((0..<5000).map { .token("w\($0)") } + [.token("ships")])
        #expect(try found(many).contains(1))
        var deep = IndexCondition.token("ships")
        for number in 0..<64 {
            deep = number % 2 == 0 ? .any([deep, .token("x")]) : .all([deep, .beginning("shi")])
        }
        #expect(try found(deep).contains(1))
        #expect(try found(.all([many, .token("planes")])) == [2])
    }

    @Test func `a reader may search while nothing can be written`() throws {
        try insert(item("1", "Ships"))
        _ = try index()
        let reader = try Store(path: folder.path("lookout.db"), access: .reader)
        let found = try reader.read { transaction in
            try transaction.search.candidates(.containing("hip"), ItemFilter(), limit: 10)
        }
        #expect(found.sequences == [1] && !found.isEvery)
    }
}
