import GRDB
package import LookoutModel

/// The verbs on stories, and on which editions have told them.
package struct StoryTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// The story that an item belongs to; nil where it belongs to none yet.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func of(item: Int64) throws -> StoredStory? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT story.* FROM storyItem JOIN story ON story.id = storyItem.story WHERE storyItem.item = ?"
            ),
            arguments: [item]
        ).map(StoryTable.stored)
    }

    /// The story of an id; nil where there is none.
    ///
    /// - Throws: `StoreError`.
    package func fetch(_ id: String) throws -> StoredStory? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM story WHERE id = ?"),
            arguments: [id]
        ).map(StoryTable.stored)
    }

    /// How an item belongs to its story; nil where it belongs to none yet.
    ///
    /// - Throws: `StoreError`.
    package func membership(of item: Int64) throws -> StoryMember? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM storyItem WHERE item = ?"),
            arguments: [item]
        ).map(StoryTable.member)
    }

    /// Makes a story of one item; `leader` is the story that it is read as the same with, where there is one.
    ///
    /// - Throws: `StoreError`.
    package func make(
        id: String,
        firstItem: Int64,
        at now: Instant,
        leader: String? = nil,
        language: String? = nil,
        lists: [RuleID: Set<String>] = [:],
        hasRecurringTitle: Bool = false,
        hasRecurringLead: Bool = false
    ) throws -> StoredStory {
        let named = Dictionary(uniqueKeysWithValues: lists.map { ($0.key.rawValue, $0.value.sorted()) })
        try database.cachedStatement(
            sql: "INSERT INTO story (id, firstItem, madeAt, leader, language, lists) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            id, firstItem, now.seconds, leader, language, lists.isEmpty ? nil : try StoredJSON.text(named),
        ])
        try add(
            firstItem,
            StoryMember(story: id, hasRecurringTitle: hasRecurringTitle, hasRecurringLead: hasRecurringLead)
        )
        return StoredStory(
            id: id,
            firstItem: firstItem,
            madeAt: now,
            alerts: 0,
            alertedPriority: nil,
            leader: leader ?? id,
            language: language,
            lists: lists
        )
    }

    /// Puts an item into a story.
    ///
    /// - Throws: `StoreError`.
    package func add(_ item: Int64, _ member: StoryMember) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO storyItem (item, story, grade, similarity, copiedFrom, hasRecurringTitle, hasRecurringLead)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            item, member.story, member.grade, member.similarity, member.copiedFrom, member.hasRecurringTitle,
            member.hasRecurringLead,
        ])
    }

    /// Stories that were made at or after `time`, in the order of their first items.
    ///
    /// - Throws: `StoreError`.
    package func made(since time: Instant) throws -> [StoredStory] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM story WHERE madeAt >= ? ORDER BY firstItem",
            arguments: [time.seconds]
        ).map(StoryTable.stored)
    }

    /// The stories that are read as the same with a story, itself included, in the order of their first items.
    ///
    /// - Throws: `StoreError`.
    package func kin(of story: StoredStory) throws -> [StoredStory] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM story WHERE id = ? OR leader = ? ORDER BY firstItem"),
            arguments: [story.leader, story.leader]
        ).map(StoryTable.stored)
    }

    /// The first stories of those of which something is different: a rule caught an item after the match `sequence`, or a
    /// headline was changed at or after `time`.
    ///
    /// - Throws: `StoreError`.
    package func leaders(matchedAfter sequence: Int64, retitledSince time: Instant) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT coalesce(story.leader, story.id)
                FROM match JOIN storyItem ON storyItem.item = match.item JOIN story ON story.id = storyItem.story
                WHERE match.seq > ?
                UNION
                SELECT coalesce(story.leader, story.id)
                FROM itemTitle JOIN storyItem ON storyItem.item = itemTitle.item
                    JOIN story ON story.id = storyItem.story
                WHERE itemTitle.replacedAt >= ?
                """,
            arguments: [sequence, time.seconds]
        )
    }

    /// The items of all stories that are read as the same with one of this leader, in the order in which they were seen.
    ///
    /// - Throws: `StoreError`.
    package func tellers(leader: String) throws -> [StoryTeller] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT storyItem.item, feed.key, storyItem.grade, storyItem.copiedFrom, item.firstSeen
                    FROM story JOIN storyItem ON storyItem.story = story.id JOIN item ON item.seq = storyItem.item
                        JOIN feed ON feed.id = item.feed
                    WHERE story.id = :leader OR story.leader = :leader ORDER BY storyItem.item
                    """
            ),
            arguments: ["leader": leader]
        ).map { row in
            StoryTeller(
                item: row[0],
                feed: FeedID(row[1]),
                seen: Instant(seconds: row[4]),
                isPossible: row[2] == "possible",
                copiedFrom: row[3]
            )
        }
    }

    /// Hands over the latest items that make terms rare, and those of stories, that were first seen at or after `since`, in
    /// the order in which they were seen: at most `limit` of each, before `sequence`, with no more text than stories need.
    ///
    /// - Throws: `StoreError`, or what `body` throws.
    package func forEachRecent(
        before sequence: Int64,
        since: Instant,
        limit: Int,
        textLength: Int,
        _ body: (StoredItem, StoryMember?) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: StoryTable.recent,
            arguments: [
                "length": textLength, "before": sequence, "since": since.seconds, "limit": limit,
            ]
        )
        while let row = try rows.next() {
            let story: String? = row["story"]
            try body(ItemTable.stored(row), story == nil ? nil : StoryTable.member(row))
        }
    }

    /// Notes that a story gave an alert under `priority`.
    ///
    /// - Throws: `StoreError`.
    package func noteAlert(_ id: String, priority: Priority) throws {
        try database.cachedStatement(sql: "UPDATE story SET alerts = alerts + 1, alertedPriority = ? WHERE id = ?")
            .execute(arguments: [priority.rawValue, id])
    }

    /// The day of the edition that told a story first; nil where none has.
    ///
    /// - Throws: `StoreError`.
    package func toldDay(_ id: String, digest: String) throws -> Day? {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT day FROM told WHERE digest = ? AND story = ?"),
            arguments: [digest, id]
        ).map { Day(number: $0) }
    }

    /// Has a digest count as told what another one has told up to the edition of `day`.
    ///
    /// - Throws: `StoreError`.
    package func inherit(by heir: String, from digest: String, upTo day: Day) throws {
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO told (digest, story, day)
                SELECT ?, story, day FROM told WHERE digest = ? AND day <= ?
                """,
            arguments: [heir, digest, day.number]
        )
    }

    /// The editions that told a story first, of each digest, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func editions(of id: String) throws -> [(digest: String, day: Day)] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT digest, day FROM told WHERE story = ? ORDER BY day, digest"),
            arguments: [id]
        ).map { ($0[0], Day(number: $0[1])) }
    }

    /// Notes that an edition tells a story.
    ///
    /// - Throws: `StoreError`.
    package func noteTold(_ id: String, digest: String, day: Day) throws {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO told (digest, story, day) VALUES (?, ?, ?)")
            .execute(arguments: [digest, id, day.number])
    }

    private static let recent = """
        SELECT item.seq, item.id, feed.key, item.identity, item.link, item.language, item.published, item.firstSeen,
            item.revision, item.isBackground, itemText.title, substr(itemText.summary, 1, :length),
            CASE WHEN itemText.summary = '' THEN substr(itemText.content, 1, :length) ELSE '' END, NULL, '[]',
            item.heldUntil, storyItem.story, storyItem.grade, storyItem.similarity, storyItem.copiedFrom,
            storyItem.hasRecurringTitle, storyItem.hasRecurringLead
        FROM item JOIN feed ON feed.id = item.feed JOIN itemText ON itemText.item = item.seq
            LEFT JOIN storyItem ON storyItem.item = item.seq
        WHERE item.seq IN (
            SELECT seq FROM (SELECT seq FROM item WHERE seq < :before ORDER BY seq DESC LIMIT :limit)
            UNION
            SELECT seq FROM (
                SELECT item.seq FROM item JOIN storyItem ON storyItem.item = item.seq
                WHERE item.firstSeen >= :since AND item.seq < :before ORDER BY item.seq DESC LIMIT :limit
            )
        )
        ORDER BY item.seq
        """

    private static func member(_ row: Row) -> StoryMember {
        StoryMember(
            story: row["story"],
            grade: row["grade"],
            similarity: row["similarity"],
            copiedFrom: row["copiedFrom"],
            hasRecurringTitle: row["hasRecurringTitle"],
            hasRecurringLead: row["hasRecurringLead"]
        )
    }

    private static func stored(_ row: Row) -> StoredStory {
        StoredStory(
            id: row["id"],
            firstItem: row["firstItem"],
            madeAt: Instant(seconds: row["madeAt"]),
            alerts: row["alerts"],
            alertedPriority: (row["alertedPriority"] as String?).flatMap { Priority(rawValue: $0) },
            leader: row["leader"] ?? row["id"],
            language: row["language"],
            lists: lists(row["lists"])
        )
    }

    private static func lists(_ text: String?) -> [RuleID: Set<String>] {
        let named: [String: [String]] = StoredJSON.value(text) ?? [:]
        return Dictionary(uniqueKeysWithValues: named.map { (RuleID($0.key), Set($0.value)) })
    }
}
