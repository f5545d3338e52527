import GRDB

/// The verbs on pages that are written again where what they show has changed.
package struct PageTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// What the page of this name was made from when it was last written; nil where it never was.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func basis(of name: String) throws -> String? {
        try String.fetchOne(database, sql: "SELECT basis FROM page WHERE name = ?", arguments: [name])
    }

    /// What all pages were made from when they were last written, by name.
    ///
    /// - Throws: `StoreError`.
    package func all() throws -> [String: String] {
        let rows = try Row.fetchAll(database, sql: "SELECT name, basis FROM page")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    /// Notes what a page was made from.
    ///
    /// - Throws: `StoreError`.
    package func note(_ basis: String, of name: String) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO page (name, basis) VALUES (?, ?)",
            arguments: [name, basis]
        )
    }
}
