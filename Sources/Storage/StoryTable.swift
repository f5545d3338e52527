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

    /// Makes a story of one item.
    ///
    /// - Throws: `StoreError`.
    package func make(id: String, firstItem: Int64, at now: Instant) throws -> StoredStory {
        try database.cachedStatement(sql: "INSERT INTO story (id, firstItem, madeAt) VALUES (?, ?, ?)")
            .execute(arguments: [id, firstItem, now.seconds])
        try database.cachedStatement(sql: "INSERT INTO storyItem (item, story) VALUES (?, ?)")
            .execute(arguments: [firstItem, id])
        return StoredStory(id: id, firstItem: firstItem, madeAt: now, alerts: 0, alertedPriority: nil)
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

    /// Notes that an edition tells a story.
    ///
    /// - Throws: `StoreError`.
    package func noteTold(_ id: String, digest: String, day: Day) throws {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO told (digest, story, day) VALUES (?, ?, ?)")
            .execute(arguments: [digest, id, day.number])
    }

    private static func stored(_ row: Row) -> StoredStory {
        StoredStory(
            id: row["id"],
            firstItem: row["firstItem"],
            madeAt: Instant(seconds: row["madeAt"]),
            alerts: row["alerts"],
            alertedPriority: (row["alertedPriority"] as String?).flatMap { Priority(rawValue: $0) }
        )
    }
}
