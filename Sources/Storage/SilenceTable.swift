import GRDB
package import LookoutModel

/// The verbs on silences.
package struct SilenceTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Puts a silence in, and returns it with its number.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func add(
        _ subject: Silence.Subject,
        author: String,
        reason: String,
        until end: Instant,
        at now: Instant
    ) throws -> Silence {
        var (rule, story): (String?, String?) = (nil, nil)
        switch subject {
        case .rule(let id): rule = id.rawValue
        case .story(let id): story = id
        }
        try database.execute(
            sql: "INSERT INTO silence (rule, story, author, reason, createdAt, endsAt) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [rule, story, author, reason, now.seconds, end.seconds]
        )
        return Silence(
            id: database.lastInsertedRowID,
            subject: subject,
            author: author,
            reason: reason,
            createdAt: now,
            endsAt: end
        )
    }

    /// The silences that hold at a time, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func holding(at now: Instant) throws -> [Silence] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM silence WHERE createdAt <= ? AND endsAt > ? AND liftedAt IS NULL ORDER BY id"
            ),
            arguments: [now.seconds, now.seconds]
        ).compactMap(SilenceTable.stored)
    }

    /// Ends a silence before its time.
    ///
    /// - Throws: `StoreError`.
    package func lift(_ id: Int64, at now: Instant) throws {
        try database.execute(
            sql: "UPDATE silence SET liftedAt = ? WHERE id = ? AND liftedAt IS NULL",
            arguments: [now.seconds, id]
        )
    }

    private static func stored(_ row: Row) -> Silence? {
        let rule: String? = row["rule"]
        let story: String? = row["story"]
        guard let subject = rule.map({ Silence.Subject.rule(RuleID($0)) }) ?? story.map({ .story($0) }) else {
            return nil
        }
        return Silence(
            id: row["id"],
            subject: subject,
            author: row["author"],
            reason: row["reason"],
            createdAt: Instant(seconds: row["createdAt"]),
            endsAt: Instant(seconds: row["endsAt"])
        )
    }
}
