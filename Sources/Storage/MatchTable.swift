import GRDB
package import LookoutModel

/// The verbs on matches.
package struct MatchTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Stores a match; false where this rule had caught this item before.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    @discardableResult
    package func insert(_ match: Match, item: Int64, origin: StoredMatch.Origin, at now: Instant) throws -> Bool {
        try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO match (item, rule, origin, holdsWithoutContent, texts, matchedAt)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            item, match.rule.rawValue, origin.rawValue, match.holdsWithoutContent, try StoredJSON.text(match.texts),
            now.seconds,
        ])
        return database.changesCount > 0
    }

    /// The highest sequence so far; 0 where there is none.
    ///
    /// - Throws: `StoreError`.
    package func lastSequence() throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(seq) FROM match") ?? 0
    }

    /// The highest sequence of the matches that were made before a time; 0 where there is none.
    ///
    /// - Throws: `StoreError`.
    package func lastSequence(before time: Instant) throws -> Int64 {
        try Int64.fetchOne(
            database,
            sql: "SELECT max(seq) FROM match WHERE matchedAt < ?",
            arguments: [time.seconds]
        ) ?? 0
    }

    /// The matches with a sequence after `first` and up to `last`, in order.
    ///
    /// - Throws: `StoreError`.
    package func window(after first: Int64, upTo last: Int64) throws -> [StoredMatch] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM match WHERE seq > ? AND seq <= ? ORDER BY seq",
            arguments: [first, last]
        ).map(MatchTable.stored)
    }

    /// Every match of one item, in order.
    ///
    /// - Throws: `StoreError`.
    package func of(item: Int64) throws -> [StoredMatch] {
        try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM match WHERE item = ? ORDER BY seq"),
            arguments: [item]
        )
        .map(MatchTable.stored)
    }

    /// How many developments a rule caught from `start` and before `end`: stories, those in other languages that are read
    /// as the same counted once; what was old or found by looking back is none.
    ///
    /// - Throws: `StoreError`.
    package func stories(of rule: RuleID, from start: Instant, to end: Instant) throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT count(DISTINCT coalesce(story.leader, story.id))
                FROM match JOIN item ON item.seq = match.item JOIN storyItem ON storyItem.item = item.seq
                    JOIN story ON story.id = storyItem.story
                WHERE match.rule = ? AND match.origin = 'live' AND item.isBackground = 0
                    AND story.madeAt >= ? AND story.madeAt < ?
                """,
            arguments: [rule.rawValue, start.seconds, end.seconds]
        ) ?? 0
    }

    /// Hands over each rule that caught a development, and when it first did, from `start` on: those in other languages
    /// that are read as the same once; what was old or found by looking back is none.
    ///
    /// A development that the rule caught before `start` is not handed over, however much of it came later.
    ///
    /// - Throws: `StoreError`.
    package func forEachDevelopment(since start: Instant, _ body: (RuleID, Instant) -> Void) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                WITH recent AS (
                    SELECT match.rule AS rule, coalesce(story.leader, story.id) AS leader,
                        min(match.matchedAt) AS first
                    FROM match JOIN item ON item.seq = match.item JOIN storyItem ON storyItem.item = item.seq
                        JOIN story ON story.id = storyItem.story
                    WHERE match.seq > coalesce((SELECT max(lastMatch) FROM edition WHERE toAt < :start), 0)
                        AND match.matchedAt >= :start AND match.origin != 'earlier' AND item.isBackground = 0
                    GROUP BY match.rule, coalesce(story.leader, story.id)
                )
                SELECT recent.rule, recent.first
                FROM recent JOIN story AS head ON head.id = recent.leader
                WHERE head.madeAt >= :start OR NOT EXISTS (
                    SELECT 1
                    FROM story JOIN storyItem ON storyItem.story = story.id JOIN item ON item.seq = storyItem.item
                        JOIN match ON match.item = item.seq
                    WHERE (story.id = recent.leader OR story.leader = recent.leader) AND match.rule = recent.rule
                        AND match.matchedAt < :start AND match.origin != 'earlier' AND item.isBackground = 0
                )
                """,
            arguments: ["start": start.seconds]
        )
        while let row = try rows.next() { body(RuleID(row[0]), Instant(seconds: row[1])) }
    }

    /// The developments that a rule caught for the first time from `start` on, the latest first: when it did, and the item
    /// that it caught; counted as `forEachDevelopment` hands them over.
    ///
    /// - Throws: `StoreError`.
    package func developments(of rule: RuleID, since start: Instant) throws -> [(item: Int64, at: Instant)] {
        // Of a group SQLite hands over the row that holds the least.
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    WITH caught AS (
                        SELECT coalesce(story.leader, story.id) AS leader, match.item AS item, match.seq AS seq,
                            min(match.matchedAt) AS first
                        FROM match JOIN item ON item.seq = match.item JOIN storyItem ON storyItem.item = item.seq
                            JOIN story ON story.id = storyItem.story
                        WHERE match.rule = :rule AND match.origin != 'earlier' AND item.isBackground = 0
                        GROUP BY coalesce(story.leader, story.id)
                    )
                    SELECT item, first FROM caught WHERE first >= :start ORDER BY first DESC, seq DESC
                    """
            ),
            arguments: ["rule": rule.rawValue, "start": start.seconds]
        ).map { (item: $0[0], at: Instant(seconds: $0[1])) }
    }

    /// When a rule last caught something, old items and what was found by looking back among them; nil where it never has.
    ///
    /// - Throws: `StoreError`.
    package func last(of rule: RuleID) throws -> Instant? {
        try Int64.fetchOne(
            database,
            sql: """
                SELECT max(min(item.firstSeen, coalesce(item.published, item.firstSeen)))
                FROM match JOIN item ON item.seq = match.item WHERE match.rule = ?
                """,
            arguments: [rule.rawValue]
        ).map { Instant(seconds: $0) }
    }

    /// The items that a rule caught last, in the order of their dates, the latest first, at most `limit`.
    ///
    /// A date is that of the publisher, at the latest when the item was first seen.
    ///
    /// - Throws: `StoreError`.
    package func latest(of rule: RuleID, limit: Int) throws -> [Int64] {
        // Dates go back and forth among what came in last, not among all that a rule ever caught.
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT item FROM (
                        SELECT match.item, match.seq,
                            min(item.firstSeen, coalesce(item.published, item.firstSeen)) AS date
                        FROM match JOIN item ON item.seq = match.item
                        WHERE match.rule = ? ORDER BY match.seq DESC LIMIT ?
                    ) ORDER BY date DESC, seq DESC LIMIT ?
                    """
            ),
            arguments: [rule.rawValue, max(limit, 100), limit]
        )
    }

    /// The latest items that a rule caught as news from `start` on, the oldest first, at most `limit`.
    ///
    /// - Throws: `StoreError`.
    package func items(of rule: RuleID, from start: Instant, limit: Int) throws -> [Int64] {
        try Int64.fetchAll(
            database,
            sql: """
                SELECT match.item FROM match JOIN item ON item.seq = match.item
                WHERE match.rule = ? AND match.origin = 'live' AND item.isBackground = 0 AND match.matchedAt >= ?
                ORDER BY match.seq DESC LIMIT ?
                """,
            arguments: [rule.rawValue, start.seconds, limit]
        ).reversed()
    }

    /// When each rule last caught an item.
    ///
    /// - Throws: `StoreError`.
    package func lastByRule() throws -> [RuleID: Instant] {
        let rows = try Row.fetchAll(
            database,
            sql:
                "SELECT match.rule, max(item.firstSeen) FROM match JOIN item ON item.seq = match.item GROUP BY match.rule"
        )
        return Dictionary(uniqueKeysWithValues: rows.map { (RuleID($0[0]), Instant(seconds: $0[1])) })
    }

    private static func stored(_ row: Row) -> StoredMatch {
        StoredMatch(
            sequence: row["seq"],
            itemSequence: row["item"],
            match: Match(
                rule: RuleID(row["rule"]),
                holdsWithoutContent: row["holdsWithoutContent"],
                texts: StoredJSON.value(row["texts"]) ?? []
            ),
            origin: StoredMatch.Origin(rawValue: row["origin"]) ?? .live,
            matchedAt: Instant(seconds: row["matchedAt"])
        )
    }
}
