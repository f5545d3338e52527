package import Foundation
import GRDB

/// The verbs on what a home is known by: made once, and the same wherever the home is moved.
package struct IdentityTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// The identity of a thing of the home; nil where it has none yet.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func fetch(_ name: String) throws -> UUID? {
        try String.fetchOne(database, sql: "SELECT value FROM identity WHERE name = ?", arguments: [name])
            .flatMap { UUID(uuidString: $0) }
    }

    /// Gives a thing an identity, in place of one that cannot be read.
    ///
    /// - Throws: `StoreError`.
    package func save(_ identity: UUID, of name: String) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO identity (name, value) VALUES (?, ?)",
            arguments: [name, identity.uuidString]
        )
    }
}
