import GRDB
package import LookoutModel

/// The verbs on editions.
package struct EditionTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// The edition of a digest that was made last, whatever its day; nil where there is none yet.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func last(of name: String) throws -> StoredEdition? {
        try editions("WHERE name = ? ORDER BY rowid DESC LIMIT 1", [name]).first
    }

    /// The edition of a digest that was made last of those that end before a time; nil where there is none.
    ///
    /// - Throws: `StoreError`.
    package func last(of name: String, before time: Instant) throws -> StoredEdition? {
        try editions("WHERE name = ? AND toAt < ? ORDER BY rowid DESC LIMIT 1", [name, time.seconds]).first
    }

    /// The editions that were made last, of whatever digests, the newest first.
    ///
    /// - Throws: `StoreError`.
    package func latest(limit: Int) throws -> [StoredEdition] {
        try editions("ORDER BY rowid DESC LIMIT ?", [limit])
    }

    /// The edition that was made last of the digests that have none of these names; nil where there is none.
    ///
    /// - Throws: `StoreError`.
    package func last(ofNoneOf names: Set<String>) throws -> StoredEdition? {
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return try editions(
            "WHERE name NOT IN (\(marks)) ORDER BY rowid DESC LIMIT 1",
            StatementArguments(names.sorted())
        ).first
    }

    /// One edition.
    ///
    /// - Throws: `StoreError`.
    package func fetch(name: String, day: Day) throws -> StoredEdition? {
        try editions("WHERE name = ? AND day = ?", [name, day.number]).first
    }

    /// Editions whose files are still to be written, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func unwritten() throws -> [StoredEdition] {
        try editions("WHERE isWritten = 0 ORDER BY day, name", [])
    }

    /// Freezes an edition.
    ///
    /// A day's edition of a digest can be frozen once.
    ///
    /// - Throws: `StoreError`.
    package func insert(_ edition: StoredEdition) throws {
        try database.execute(
            sql: """
                INSERT INTO edition (name, day, firstMatch, lastMatch, firstItem, lastItem, fromAt, toAt, body, summary, isWritten)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                edition.name, edition.day.number, edition.firstMatch, edition.lastMatch, edition.firstItem,
                edition.lastItem, edition.from.seconds, edition.to.seconds, edition.body, edition.summary,
                edition.isWritten,
            ]
        )
        try database.execute(
            sql: "INSERT OR IGNORE INTO unwrittenPages (edition) VALUES (?)",
            arguments: [database.lastInsertedRowID]
        )
    }

    /// Notes that an edition's files were written.
    ///
    /// - Throws: `StoreError`.
    package func noteWritten(name: String, day: Day) throws {
        try database.execute(
            sql: "UPDATE edition SET isWritten = 1 WHERE name = ? AND day = ?",
            arguments: [name, day.number]
        )
    }

    /// Editions beside which pages are still to be written, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func withUnwrittenPages() throws -> [StoredEdition] {
        try editions("WHERE rowid IN (SELECT edition FROM unwrittenPages) ORDER BY day, name", [])
    }

    /// Notes that the pages beside an edition were written.
    ///
    /// - Throws: `StoreError`.
    package func notePagesWritten(name: String, day: Day) throws {
        try database.execute(
            sql: "DELETE FROM unwrittenPages WHERE edition IN (SELECT rowid FROM edition WHERE name = ? AND day = ?)",
            arguments: [name, day.number]
        )
    }

    /// Whether an edition of any digest ended before a time.
    ///
    /// - Throws: `StoreError`.
    package func hasEnded(before time: Instant) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM edition WHERE toAt < ?)",
            arguments: [time.seconds]
        ) ?? false
    }

    /// The archive lines of all editions, the newest first.
    ///
    /// - Throws: `StoreError`.
    package func summaries() throws -> [String] {
        try String.fetchAll(database, sql: "SELECT summary FROM edition ORDER BY day DESC, name")
    }

    /// The editions that cover a match, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func covering(match sequence: Int64) throws -> [StoredEdition] {
        try editions("WHERE firstMatch < ? AND lastMatch >= ? ORDER BY day, name", [sequence, sequence])
    }

    private func editions(_ condition: String, _ arguments: StatementArguments) throws -> [StoredEdition] {
        try Row.fetchAll(database, sql: "SELECT * FROM edition " + condition, arguments: arguments).map { row in
            StoredEdition(
                name: row["name"],
                day: Day(number: row["day"]),
                firstMatch: row["firstMatch"],
                lastMatch: row["lastMatch"],
                firstItem: row["firstItem"],
                lastItem: row["lastItem"],
                from: Instant(seconds: row["fromAt"]),
                to: Instant(seconds: row["toAt"]),
                body: row["body"],
                summary: row["summary"],
                isWritten: row["isWritten"]
            )
        }
    }
}
