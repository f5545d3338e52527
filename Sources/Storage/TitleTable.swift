import GRDB
package import LookoutModel

/// The verbs on headlines that items had before their publishers changed them.
package struct TitleTable {
    private let database: Database

    /// The most headlines that are kept of an item: the first ones, and the last before the present one.
    package static let limit = 20

    init(_ database: Database) {
        self.database = database
    }

    /// Notes a headline of an item that another one took the place of at `now`.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func note(_ title: String, of item: Int64, replacedAt now: Instant) throws {
        let count =
            try Int.fetchOne(
                database.cachedStatement(sql: "SELECT count(*) FROM itemTitle WHERE item = ?"),
                arguments: [item]
            ) ?? 0
        // Of an item whose headline is changed again and again the last one gives way.
        try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO itemTitle (item, number, title, replacedAt) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [item, min(count, TitleTable.limit - 1), title, now.seconds])
    }

    /// The headlines that an item had before its present one, the first of them first.
    ///
    /// - Throws: `StoreError`.
    package func of(item: Int64) throws -> [(title: String, replacedAt: Instant)] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT title, replacedAt FROM itemTitle WHERE item = ? ORDER BY number"),
            arguments: [item]
        ).map { ($0[0], Instant(seconds: $0[1])) }
    }
}
