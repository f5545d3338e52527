import GRDB
package import LookoutModel

/// The verbs on alerts that were withheld.
package struct WithheldTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Notes that an alert was withheld; of the same story, recipient, priority and reason the latest stands.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func note(_ withheld: Withheld) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO withheld (story, sink, recipient, priority, reason, rule, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            withheld.story, withheld.sink, withheld.recipient, withheld.priority.rawValue, withheld.reason.rawValue,
            withheld.rule.rawValue, withheld.at.seconds,
        ])
    }

    /// What was withheld of a story, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func of(story: String) throws -> [Withheld] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM withheld WHERE story = ? ORDER BY at, sink, recipient"),
            arguments: [story]
        ).compactMap(WithheldTable.stored)
    }

    /// What was withheld after `start` and up to `end`, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func between(_ start: Instant, _ end: Instant) throws -> [Withheld] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM withheld WHERE at > ? AND at <= ? ORDER BY at, story, sink, recipient",
            arguments: [start.seconds, end.seconds]
        ).compactMap(WithheldTable.stored)
    }

    private static func stored(_ row: Row) -> Withheld? {
        guard let priority = Priority(rawValue: row["priority"]), let reason = Withheld.Reason(rawValue: row["reason"])
        else { return nil }
        return Withheld(
            story: row["story"],
            sink: row["sink"],
            recipient: row["recipient"],
            priority: priority,
            reason: reason,
            rule: RuleID(row["rule"]),
            at: Instant(seconds: row["at"])
        )
    }
}
