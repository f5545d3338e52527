import GRDB
package import LookoutModel

/// The verbs on rules.
package struct RuleTable {
    private let database: Database

    private struct Problem: Codable {
        var place: SourcePlace
        var text: String
    }

    init(_ database: Database) {
        self.database = database
    }

    /// Every rule the store knows.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func all() throws -> [RuleID: StoredRule] {
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM rule")
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                var rule = StoredRule(id: RuleID(row["id"]), file: row["file"])
                rule.definitionHash = row["definitionHash"]
                rule.archive = row["archive"]
                rule.loadedAt = (row["loadedAt"] as Int64?).map { Instant(seconds: $0) }
                rule.brokenSince = (row["brokenSince"] as Int64?).map { Instant(seconds: $0) }
                let problem: Problem? = StoredJSON.value(row["problem"])
                rule.problem = problem?.place
                rule.problemText = problem?.text ?? ""
                rule.missedAfterItem = row["missedAfterItem"]
                return (rule.id, rule)
            }
        )
    }

    /// Writes all that is known of a rule.
    ///
    /// - Throws: `StoreError`.
    package func save(_ rule: StoredRule) throws {
        let problem = rule.problem.map { Problem(place: $0, text: rule.problemText) }
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO rule
                    (id, file, definitionHash, archive, loadedAt, brokenSince, problem, missedAfterItem)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            rule.id.rawValue, rule.file, rule.definitionHash, rule.archive, rule.loadedAt?.seconds,
            rule.brokenSince?.seconds, try problem.map { try StoredJSON.text($0) }, rule.missedAfterItem,
        ])
    }

    /// Forgets a rule that the user took away.
    ///
    /// - Throws: `StoreError`.
    package func remove(_ id: RuleID) throws {
        try database.execute(sql: "DELETE FROM rule WHERE id = ?", arguments: [id.rawValue])
    }
}
