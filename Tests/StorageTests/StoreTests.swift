import Foundation
import LookoutModel
import Storage
import TestSupport
import Testing

@Suite struct StoreTests {
    private let folder: TemporaryFolder
    private let now = Instant(seconds: 1_800_000_000)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(_ access: Store.Access = .writer) throws(StoreError) -> Store {
        try Store(path: folder.path("lookout.db"), access: access)
    }

    private func feed(_ name: String) -> FeedState {
        FeedState(id: FeedID(name), address: "https://example.org/" + name, addedAt: now)
    }

    private func item(_ name: String, feed: String = "a", background: Bool = false) -> NewItem {
        NewItem(
            id: name + "-id",
            item: Item(
                identity: "guid:" + name,
                feed: FeedID(feed),
                title: "Title of " + name,
                link: "https://example.org/" + name,
                summary: "Summary",
                content: "Content",
                author: "Author",
                language: "ja",
                categories: ["one", "two"],
                published: Instant(seconds: 1_799_999_000)
            ),
            textHash: 42,
            isBackground: background
        )
    }

    @Test func `a store that is not there is made by a writer and refused to a reader`() throws {
        #expect(throws: StoreError.absent(path: folder.path("lookout.db"))) { try open(.reader) }
        _ = try open()
        _ = try open(.reader)
    }

    @Test func `a file that is no database is refused and left as it is`() throws {
        try folder.write(String(repeating: "not a database ", count: 100), to: "lookout.db")
        #expect { try open() } throws: { error in
            if case StoreError.damaged? = error as? StoreError { true } else { false }
        }
        #expect(folder.read("lookout.db")?.hasPrefix("not a database") == true)
    }

    @Test func `a feed's state comes back as it was saved`() throws {
        var state = feed("a")
        state.validators = Validators(etag: "W/\"x\\y\"", lastModified: "Mon, 02 Nov 2026 00:00:00 GMT")
        state.failure = FeedFailure(.status, status: 503, detail: "busy")
        state.crashes = 1
        state.failures = 3
        state.failingSince = now
        state.nextDue = now.advanced(bySeconds: 60)
        state.lastSuccess = now
        state.bodyHash = "abc"
        state.title = "題"
        let store = try open()
        try store.write { try $0.feeds.save(state) }
        #expect(try store.read { try $0.feeds.all() } == [FeedID("a"): state])
        state.failure = nil
        state.failures = 0
        try store.write { try $0.feeds.save(state) }
        #expect(try store.read { try $0.feeds.all() } == [FeedID("a"): state])
    }

    @Test func `an item comes back as it was stored, and its sequence grows`() throws {
        let store = try open()
        let sequences = try store.write { transaction in
            try transaction.feeds.save(feed("a"))
            return try [item("1"), item("2", background: true)].map { try transaction.items.insert($0, firstSeen: now) }
        }
        #expect(sequences == [1, 2])
        let stored = try store.read { try $0.items.fetch(sequences) }
        #expect(stored.map(\.item) == [item("1").item, item("2").item])
        #expect(stored.map(\.isBackground) == [false, true])
        let known = try store.read { try $0.items.known(in: FeedID("a"), among: ["guid:1", "guid:3"]) }
        #expect(known == ["guid:1": known["guid:1"]])
        #expect(known["guid:1"]?.sequence == 1)
        #expect(known["guid:1"]?.textHash == 42)
    }

    @Test func `a changed text replaces the old one and counts a revision`() throws {
        let store = try open()
        try store.write { transaction in
            try transaction.feeds.save(feed("a"))
            _ = try transaction.items.insert(item("1"), firstSeen: now)
            var changed = item("1").item
            changed.title = "Another title"
            try transaction.items.update(1, with: changed, textHash: 43, at: now)
        }
        let stored = try #require(try store.read { try $0.items.fetch([1]) }.first)
        #expect(stored.item.title == "Another title")
        #expect(stored.revision == 1)
        #expect(stored.firstSeen == now)
    }

    @Test func `an item of a feed that was never saved is refused`() throws {
        let store = try open()
        #expect(throws: StoreError.self) { try store.write { try $0.items.insert(item("one"), firstSeen: now) } }
        #expect(try store.read { try $0.items.lastSequence() } == 0)
    }

    @Test func `a rule catches an item once`() throws {
        let store = try open()
        let match = Match(
            rule: RuleID("r"),
            holdsWithoutContent: true,
            texts: [MatchedText(field: "title", text: "Taiwan Strait")]
        )
        let inserted = try store.write { transaction in
            try transaction.feeds.save(feed("a"))
            let sequence = try transaction.items.insert(item("1"), firstSeen: now)
            return try (1...2).map { _ in
                try transaction.matches.insert(match, item: sequence, origin: .live, at: now)
            }
        }
        #expect(inserted == [true, false])
        let window = try store.read { try $0.matches.window(after: 0, upTo: 10) }
        #expect(window.map(\.match) == [match])
        #expect(window.map(\.origin) == [.live])
    }

    @Test func `a transaction that throws leaves no trace`() throws {
        struct Stop: Error {}
        let store = try open()
        #expect(throws: StoreError.self) {
            try store.write { transaction in
                try transaction.feeds.save(feed("a"))
                throw Stop()
            }
        }
        #expect(try store.read { try $0.feeds.all() }.isEmpty)
    }

    @Test func `what was committed is there after the store is opened again`() throws {
        let store = try open()
        try store.write { transaction in
            try transaction.feeds.save(feed("a"))
            _ = try transaction.items.insert(item("1"), firstSeen: now)
        }
        store.close()
        #expect(try open().read { try $0.items.lastSequence() } == 1)
    }

    @Test func `a reader reads while the writer holds the store open`() throws {
        let writer = try open()
        try writer.write { try $0.feeds.save(feed("a")) }
        let reader = try open(.reader)
        #expect(try reader.read { try $0.feeds.all() }.count == 1)
        try writer.write { try $0.feeds.save(feed("b")) }
        #expect(try reader.read { try $0.feeds.all() }.count == 2)
    }

    @Test func `a reader cannot write`() throws {
        _ = try open()
        let reader = try open(.reader)
        #expect(throws: StoreError.self) { try reader.write { try $0.feeds.save(feed("a")) } }
    }

    @Test func `an edition of a day is frozen once`() throws {
        let store = try open()
        let edition = StoredEdition(
            name: "",
            day: Day(number: 20_000),
            firstMatch: 0,
            lastMatch: 5,
            firstItem: 0,
            lastItem: 9,
            from: now,
            to: now,
            body: "{}",
            summary: "{}",
            isWritten: false
        )
        try store.write { try $0.editions.insert(edition) }
        #expect(throws: StoreError.self) { try store.write { try $0.editions.insert(edition) } }
        #expect(try store.read { try $0.editions.unwritten() } == [edition])
        try store.write { try $0.editions.noteWritten(name: "", day: edition.day) }
        #expect(try store.read { try $0.editions.unwritten() }.isEmpty)
        #expect(try store.read { try $0.editions.last(of: "") }?.day == edition.day)
    }

    @Test func `a rule's row comes back as it was saved`() throws {
        let store = try open()
        var rule = StoredRule(id: RuleID("r"), file: "Rules/r.yaml")
        rule.archive = "archive"
        rule.definitionHash = "hash"
        rule.loadedAt = now
        rule.brokenSince = now
        rule.problem = SourcePlace(file: "Rules/r.yaml", line: 3, column: 5)
        rule.problemText = "why"
        rule.missedAfterItem = 7
        try store.write { try $0.rules.save(rule) }
        #expect(try store.read { try $0.rules.all() } == [rule.id: rule])
        try store.write { try $0.rules.remove(rule.id) }
        #expect(try store.read { try $0.rules.all() }.isEmpty)
    }
}
