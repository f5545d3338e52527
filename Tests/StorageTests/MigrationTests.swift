import LookoutModel
import TestSupport
import Testing

@testable import Storage

/// Stores of earlier versions.
@Suite struct MigrationTests {
    private let now = Instant(seconds: 1_800_000_000)

    private static let contents = """
        INSERT INTO feed (id, key, address, title, addedAt, etag, bodyHash, nextDue, lastDocument)
            VALUES (1, 'a', 'https://example.org/a', 'A', 1799000000, '"x"', 'abc', 1799003600, 1799000000);
        INSERT INTO item (seq, id, feed, identity, link, language, published, firstSeen, lastSeen, textHash)
            VALUES (7, 'id7', 1, 'guid:7', 'https://example.org/7', 'ko', 1798999000, 1799000000, 1799000500, 42);
        INSERT INTO itemText (item, title, summary, content, categories)
            VALUES (7, 'Title', 'Summary', 'Content', '["one"]');
        INSERT INTO story (id, firstItem, madeAt, alerts, alertedPriority) VALUES ('id7', 7, 1799000000, 2, 'alert');
        INSERT INTO storyItem (item, story) VALUES (7, 'id7');
        INSERT INTO match (seq, item, rule, origin, holdsWithoutContent, texts, matchedAt)
            VALUES (3, 7, 'rule', 'live', 1, '[]', 1799000000);
        INSERT INTO told (digest, story, day) VALUES ('', 'id7', 20820);
        INSERT INTO pass (id, startedAt, isComplete) VALUES (1, 1799000000, 1);
        """

    @Test func `a store of version 1 is brought up to date by a run and keeps what it holds`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("lookout.db")
        try Schema.makeFirstVersion(at: path, sql: Self.contents)
        #expect(throws: StoreError.older(path: "", version: 1)) { try Store(path: path, access: .reader) }
        let store = try Store(path: path, access: .writer)
        try store.write { transaction in
            let feed = try #require(try transaction.feeds.all()[FeedID("a")])
            #expect(feed.title == "A" && feed.bodyHash == "abc" && feed.identityScheme == nil)
            #expect(feed.crashes == 0 && !feed.isQuarantined)
            let item = try #require(try transaction.items.fetch([7]).first)
            #expect(item.id == "id7" && item.item.title == "Title" && item.item.language == "ko")
            #expect(item.item.categories == ["one"] && item.heldUntil == nil && !item.isBackground)
            let story = try #require(try transaction.stories.of(item: 7))
            #expect(story.id == "id7" && story.alerts == 2 && story.alertedPriority == .alert)
            #expect(story.leader == "id7" && story.language == nil && story.lists.isEmpty)
            #expect(try transaction.stories.membership(of: 7) == StoryMember(story: "id7"))
            #expect(try transaction.stories.toldDay("id7", digest: "") == Day(number: 20820))
            #expect(try transaction.matches.lastSequence() == 3)
            #expect(try transaction.titles.of(item: 7).isEmpty && transaction.editions.withUnwrittenPages().isEmpty)
            #expect(try transaction.items.known(in: FeedID("a"), among: ["guid:7"])["guid:7"]?.textHash == 42)
            try transaction.items.alias("guid:new", in: FeedID("a"), to: 7)
            #expect(try transaction.items.known(in: FeedID("a"), among: ["guid:new"])["guid:new"]?.id == "id7")
        }
        store.close()
        // Once is enough, and a reader may look now.
        try Store(path: path, access: .writer).close()
        #expect(try Store(path: path, access: .reader).read { try $0.items.lastSequence() } == 7)
    }

    @Test func `a new store and one that was brought up to date hold the same tables`() throws {
        let folder = try TemporaryFolder()
        try Schema.makeFirstVersion(at: folder.path("old.db"), sql: "")
        let old = try Store(path: folder.path("old.db"), access: .writer)
        let new = try Store(path: folder.path("new.db"), access: .writer)
        #expect(try old.read { try $0.schema() } == new.read { try $0.schema() })
        #expect(try new.read { try $0.schema() }.contains { $0.contains("CREATE TABLE alias") })
    }
}
