import GRDB
package import LookoutModel

/// The verbs on passes.
package struct PassTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Notes that a pass begins.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func begin(at now: Instant) throws -> Int64 {
        try database.execute(sql: "INSERT INTO pass (startedAt) VALUES (?)", arguments: [now.seconds])
        return database.lastInsertedRowID
    }

    /// Notes that a pass came to its end.
    ///
    /// - Throws: `StoreError`.
    package func complete(_ id: Int64, counts: PassCounts) throws {
        try database.execute(
            sql: "UPDATE pass SET isComplete = 1, counts = ? WHERE id = ?",
            arguments: [try StoredJSON.text(counts), id]
        )
    }

    /// The newest pass that came to its end; nil before the first.
    ///
    /// - Throws: `StoreError`.
    package func lastComplete() throws -> StoredPass? {
        try Row.fetchOne(database, sql: "SELECT * FROM pass WHERE isComplete = 1 ORDER BY id DESC LIMIT 1").map { row in
            StoredPass(
                id: row["id"],
                startedAt: Instant(seconds: row["startedAt"]),
                isComplete: true,
                counts: StoredJSON.value(row["counts"]) ?? PassCounts()
            )
        }
    }

    /// When the pass began that ended the first run of the addresses; nil where none has yet.
    ///
    /// It came to its end, and an address answered in it, or none had to be asked.
    ///
    /// - Throws: `StoreError`.
    package func endOfFirstRun() throws -> Instant? {
        try Int64.fetchOne(
            database,
            sql: """
                SELECT startedAt FROM pass WHERE isComplete = 1 AND (json_extract(counts, '$.unreached') = 0
                    OR coalesce(json_extract(counts, '$.answered'), 1) > 0)
                ORDER BY id LIMIT 1
                """
        ).map { Instant(seconds: $0) }
    }

    /// On how many of the days of 24 hours from `start` on, that are over at `end`, a pass came to its end.
    ///
    /// - Throws: `StoreError`.
    package func days(from start: Instant, to end: Instant) throws -> Int {
        let whole = max(0, end.seconds(since: start) / 86_400)
        return try Int.fetchOne(
            database,
            sql: """
                SELECT count(DISTINCT (startedAt - ?1) / 86400) FROM pass
                WHERE isComplete = 1 AND startedAt >= ?1 AND startedAt < ?2
                """,
            arguments: [start.seconds, start.seconds + whole * 86_400]
        ) ?? 0
    }

    /// Whether a pass was begun after `start` and up to `end`, whatever became of it.
    ///
    /// - Throws: `StoreError`.
    package func wasBegun(after start: Instant, upTo end: Instant) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM pass WHERE startedAt > ? AND startedAt <= ?)",
            arguments: [start.seconds, end.seconds]
        ) ?? false
    }

    /// Whether a pass was begun after `start` and up to `end` that came to its end.
    ///
    /// - Throws: `StoreError`.
    package func wasCompleted(after start: Instant, upTo end: Instant) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM pass WHERE isComplete = 1 AND startedAt > ? AND startedAt <= ?)",
            arguments: [start.seconds, end.seconds]
        ) ?? false
    }

    /// When the first pass of all began; nil before it.
    ///
    /// - Throws: `StoreError`.
    package func firstStart() throws -> Instant? {
        try Int64.fetchOne(database, sql: "SELECT startedAt FROM pass ORDER BY id LIMIT 1")
            .map { Instant(seconds: $0) }
    }

    /// The newest time that any record carries; nil in an empty store.
    ///
    /// - Throws: `StoreError`.
    package func newestRecord() throws -> Instant? {
        try Int64.fetchOne(
            database,
            sql: "SELECT max(at) FROM (SELECT max(startedAt) AS at FROM pass UNION ALL SELECT max(firstSeen) FROM item)"
        ).map { Instant(seconds: $0) }
    }
}
