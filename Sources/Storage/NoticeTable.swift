import GRDB
import LookoutModel

/// The verbs on standing problems.
package struct NoticeTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Every problem that stands.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func all() throws -> [String: StoredNotice] {
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM notice")
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let notice = StoredNotice(
                    key: row["key"],
                    since: Instant(seconds: row["since"]),
                    toldAt: Instant(seconds: row["toldAt"]),
                    text: row["text"]
                )
                return (notice.key, notice)
            }
        )
    }

    /// Writes a problem that stands.
    ///
    /// - Throws: `StoreError`.
    package func save(_ notice: StoredNotice) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO notice (key, since, toldAt, text) VALUES (?, ?, ?, ?)",
            arguments: [notice.key, notice.since.seconds, notice.toldAt.seconds, notice.text]
        )
    }

    /// Takes away a problem that has ended.
    ///
    /// - Throws: `StoreError`.
    package func remove(_ key: String) throws {
        try database.execute(sql: "DELETE FROM notice WHERE key = ?", arguments: [key])
    }
}
