import GRDB
package import LookoutModel

/// The verbs on items that are held back: old ones that a feed published again.
package struct HoldTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// The items of one feed that are held back.
    package struct Held: Hashable, Sendable {
        package let count: Int
        /// When the last of them is released by itself.
        package let until: Instant
    }

    /// What is held back, by feed.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func all() throws -> [FeedID: Held] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT feed.key, count(*), max(item.heldUntil) FROM item JOIN feed ON feed.id = item.feed
                WHERE item.heldUntil IS NOT NULL GROUP BY feed.key
                """
        )
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (FeedID(row[0]), Held(count: row[1], until: Instant(seconds: row[2])))
            }
        )
    }

    /// Releases what is held back of a feed: the next edition tells of it; returns how many items.
    ///
    /// - Throws: `StoreError`.
    package func release(_ feed: FeedID, at now: Instant) throws -> Int {
        let items = try Int64.fetchAll(
            database,
            sql: """
                SELECT item.seq FROM item JOIN feed ON feed.id = item.feed
                WHERE item.heldUntil IS NOT NULL AND feed.key = ? ORDER BY item.seq
                """,
            arguments: [feed.rawValue]
        )
        try release(items, at: now)
        return items.count
    }

    /// Releases all that was held back until `now`; returns how many items.
    ///
    /// - Throws: `StoreError`.
    package func releaseDue(at now: Instant) throws -> Int {
        let items = try Int64.fetchAll(
            database,
            sql: "SELECT seq FROM item WHERE heldUntil <= ? ORDER BY seq",
            arguments: [now.seconds]
        )
        try release(items, at: now)
        return items.count
    }

    /// Its matches come after all others, so that they stand in the window of the next edition.
    private func release(_ items: [Int64], at now: Instant) throws {
        let select = try database.cachedStatement(
            sql: "SELECT rule, origin, holdsWithoutContent, texts FROM match WHERE item = ? ORDER BY seq"
        )
        let remove = try database.cachedStatement(sql: "DELETE FROM match WHERE item = ?")
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO match (item, rule, origin, holdsWithoutContent, texts, matchedAt) VALUES (?, ?, ?, ?, ?, ?)
                """
        )
        let free = try database.cachedStatement(sql: "UPDATE item SET heldUntil = NULL WHERE seq = ?")
        for item in items {
            let rows = try Row.fetchAll(select, arguments: [item])
            try remove.execute(arguments: [item])
            for row in rows {
                let values: [any DatabaseValueConvertible] = [
                    item, row[0] as String, row[1] as String, row[2] as Int64, row[3] as String, now.seconds,
                ]
                try insert.execute(arguments: StatementArguments(values))
            }
            try free.execute(arguments: [item])
        }
    }
}
