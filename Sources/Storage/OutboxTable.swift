import GRDB
package import LookoutModel

/// The verbs on the outbox: enqueue, claim, settle, recover.
package struct OutboxTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Puts a message in; one with the same id is left as it is.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func enqueue(_ entry: OutboxEntry) throws {
        let sequence = (try Int64.fetchOne(database, sql: "SELECT max(seq) FROM outbox") ?? 0) + 1
        try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO outbox
                    (id, seq, sink, recipient, kind, story, fileName, body, record, createdAt, state, nextTry, expiresAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            entry.id, sequence, entry.sink, entry.recipient, entry.kind.rawValue, entry.story, entry.fileName,
            entry.body, entry.record, entry.createdAt.seconds, entry.state.rawValue, entry.nextTry.seconds,
            entry.expiresAt.seconds,
        ])
    }

    /// Whether a message has been put in, whatever became of it.
    ///
    /// - Throws: `StoreError`.
    package func has(_ id: String) throws -> Bool {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT 1 FROM outbox WHERE id = ?"), arguments: [id]) != nil
    }

    /// Claims what is due at a sink, the oldest first, at most `limit`; their state is `sending` once the transaction is on disk.
    ///
    /// A time two days ahead was set by a clock that was: nothing waits longer than a day. What was tried four times comes after
    /// what was not, and so on: a sink is let alone when it fails on a few in a row, and those must not be the same few each
    /// time.
    ///
    /// - Throws: `StoreError`.
    package func claim(sink: String, at now: Instant, limit: Int) throws -> [OutboxEntry] {
        let due = try entries(
            """
            WHERE state IN ('pending', 'retry') AND state NOT IN ('delivered', 'dead')
                AND (nextTry <= ? OR nextTry > ?) AND sink = ? ORDER BY attempts / 4, seq LIMIT ?
            """,
            [now.seconds, now.advanced(bySeconds: 2 * 86_400).seconds, sink, limit]
        )
        let statement = try database.cachedStatement(
            sql: "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = ?"
        )
        for entry in due { try statement.execute(arguments: [entry.id]) }
        return due.map { entry in
            var claimed = entry
            claimed.state = .sending
            claimed.attempts += 1
            return claimed
        }
    }

    /// Messages that were claimed by a run that did not live to settle them.
    ///
    /// - Throws: `StoreError`.
    package func unsettled() throws -> [OutboxEntry] {
        try entries("WHERE state = 'sending' ORDER BY seq", [])
    }

    /// Notes what became of an attempt.
    ///
    /// - Throws: `StoreError`.
    package func settle(
        _ entry: OutboxEntry,
        as state: OutboxEntry.State,
        result: String,
        nextTry: Instant,
        at now: Instant
    ) throws {
        try database.cachedStatement(sql: "UPDATE outbox SET state = ?, nextTry = ?, receipt = ? WHERE id = ?")
            .execute(arguments: [state.rawValue, nextTry.seconds, state == .delivered ? result : nil, entry.id])
        try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO attempt (outbox, number, at, result) VALUES (?, ?, ?, ?)"
        )
        .execute(arguments: [entry.id, entry.attempts, now.seconds, result])
    }

    /// How many messages are in each state.
    ///
    /// - Throws: `StoreError`.
    package func counts() throws -> [OutboxEntry.State: Int] {
        let rows = try Row.fetchAll(database, sql: "SELECT state, count(*) FROM outbox GROUP BY state")
        return rows.reduce(into: [:]) { counts, row in
            if let state = OutboxEntry.State(rawValue: row[0]) { counts[state] = row[1] }
        }
    }

    /// How many messages of a kind there have been.
    ///
    /// - Throws: `StoreError`.
    package func count(of kind: OutboxEntry.Kind) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM outbox WHERE kind = ?", arguments: [kind.rawValue]) ?? 0
    }

    /// The latest messages, the newest first, at most `limit`; those of some states alone where they are named.
    ///
    /// - Throws: `StoreError`.
    package func latest(in states: [OutboxEntry.State] = [], limit: Int) throws -> [OutboxEntry] {
        let marks = states.map { _ in "?" }.joined(separator: ", ")
        let condition = states.isEmpty ? "" : "WHERE state IN (\(marks)) "
        return try entries(
            condition + "ORDER BY seq DESC LIMIT ?",
            StatementArguments(states.map(\.rawValue)) + [limit]
        )
    }

    /// The messages whose id begins so, at most `limit`.
    ///
    /// - Throws: `StoreError`.
    package func fetch(idPrefix: String, limit: Int) throws -> [OutboxEntry] {
        try entries("WHERE substr(id, 1, ?) = ? ORDER BY seq LIMIT ?", [idPrefix.count, idPrefix, limit])
    }

    /// The alerts for a recipient that wait and of which certainly no byte has left, the oldest first: those not tried yet,
    /// and those at whose every attempt no connection could be made.
    ///
    /// - Throws: `StoreError`.
    package func unsent(sink: String, recipient: String) throws -> [OutboxEntry] {
        try entries(
            """
            WHERE state NOT IN ('delivered', 'dead') AND sink = ? AND recipient = ? AND kind = 'alert' AND (
                (state = 'pending' AND attempts = 0)
                OR (state = 'retry' AND NOT EXISTS (
                    SELECT 1 FROM attempt WHERE attempt.outbox = outbox.id
                    AND result NOT LIKE 'unreachable name %' AND result NOT LIKE 'unreachable connection %'
                ))
            ) ORDER BY seq
            """,
            [sink, recipient]
        )
    }

    /// Puts one message in the place of several: their receipt is its id, and they are never sent.
    ///
    /// - Throws: `StoreError`.
    package func merge(_ members: [OutboxEntry], into group: OutboxEntry) throws {
        try enqueue(group)
        let statement = try database.cachedStatement(
            sql: "UPDATE outbox SET state = 'merged', receipt = ? WHERE id = ? AND state IN ('pending', 'retry')"
        )
        for member in members { try statement.execute(arguments: [group.id, member.id]) }
    }

    /// Puts off until `wake` what would go to a recipient earlier, but for drills, editions and what is critical.
    ///
    /// When it is given up stays as it was: nights do not add up.
    ///
    /// - Throws: `StoreError`.
    package func hold(sink: String, recipient: String, until wake: Instant) throws {
        try database.cachedStatement(
            sql: """
                UPDATE outbox SET nextTry = ?
                WHERE sink = ? AND recipient = ? AND state IN ('pending', 'retry') AND nextTry < ?
                    AND kind NOT IN ('drill', 'digest')
                    AND coalesce(json_extract(record, '$.priority'), '') <> 'critical'
                """
        ).execute(arguments: [wake.seconds, sink, recipient, wake.seconds])
    }

    /// Puts off until `end` what would go to a sink earlier, whatever it is.
    ///
    /// - Throws: `StoreError`.
    package func rest(sink: String, until end: Instant) throws {
        try database.cachedStatement(
            sql: "UPDATE outbox SET nextTry = ? WHERE sink = ? AND state IN ('pending', 'retry') AND nextTry < ?"
        ).execute(arguments: [end.seconds, sink, end.seconds])
    }

    /// Makes a message that was given up due again, under the same id and with the same bytes, until `end`.
    ///
    /// - Throws: `StoreError`.
    package func revive(_ entry: OutboxEntry, until end: Instant, at now: Instant) throws {
        try database.execute(
            sql: "UPDATE outbox SET state = 'retry', nextTry = ?, expiresAt = ? WHERE id = ? AND state = 'dead'",
            arguments: [now.seconds, end.seconds, entry.id]
        )
    }

    /// Puts away what was given up, with the reason: it needs nobody any more.
    ///
    /// - Throws: `StoreError`.
    package func drop(_ entry: OutboxEntry, reason: String) throws {
        try database.execute(
            sql:
                "UPDATE outbox SET state = 'dropped', receipt = ? WHERE id = ? AND state IN ('dead', 'pending', 'retry')",
            arguments: [reason, entry.id]
        )
    }

    /// All that waits, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func waiting() throws -> [OutboxEntry] {
        try entries("WHERE state IN ('pending', 'retry') AND state NOT IN ('delivered', 'dead') ORDER BY seq", [])
    }

    /// Messages that were given up, the newest first.
    ///
    /// - Throws: `StoreError`.
    package func dead() throws -> [OutboxEntry] {
        try entries("WHERE state = 'dead' ORDER BY seq DESC", [])
    }

    /// The latest messages that arrived at a sink, the newest first, at most `limit`; drills are none.
    ///
    /// - Throws: `StoreError`.
    package func told(by sink: String, limit: Int) throws -> [OutboxEntry] {
        try entries(
            "WHERE state = 'delivered' AND sink = ? AND kind <> 'drill' ORDER BY createdAt DESC, id LIMIT ?",
            [sink, limit]
        )
    }

    /// What is tried again or was given up, by sink and state.
    ///
    /// - Throws: `StoreError`.
    package func stuck() throws -> [StuckMessages] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT sink, state, count(*), min(createdAt), (
                    SELECT attempt.result FROM attempt JOIN outbox AS tried ON tried.id = attempt.outbox
                    WHERE tried.sink = outbox.sink AND tried.state = outbox.state
                    ORDER BY attempt.at DESC, tried.seq DESC, attempt.number DESC LIMIT 1
                ), (
                    SELECT min(attempt.at) FROM attempt JOIN outbox AS tried ON tried.id = attempt.outbox
                    WHERE tried.sink = outbox.sink AND tried.state = outbox.state
                ) FROM outbox WHERE state IN ('retry', 'dead') GROUP BY sink, state ORDER BY sink, state
                """
        ).compactMap { row in
            guard let state = OutboxEntry.State(rawValue: row[1]) else { return nil }
            return StuckMessages(
                sink: row[0],
                state: state,
                count: row[2],
                oldest: Instant(seconds: row[3]),
                triedSince: (row[5] as Int64?).map { Instant(seconds: $0) },
                result: row[4]
            )
        }
    }

    /// The alerts that tell any of these stories and all first looks, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func telling(stories: [String]) throws -> [OutboxEntry] {
        let marks = stories.map { _ in "?" }.joined(separator: ", ")
        return try entries(
            "WHERE story IN (\(marks)) AND kind = 'alert' OR kind = 'first-look' ORDER BY seq",
            StatementArguments(stories)
        )
    }

    /// The alerts that tell any of these stories, the oldest first.
    ///
    /// - Throws: `StoreError`.
    package func alerts(of stories: [String]) throws -> [OutboxEntry] {
        let marks = stories.map { _ in "?" }.joined(separator: ", ")
        return try entries("WHERE story IN (\(marks)) AND kind = 'alert' ORDER BY seq", StatementArguments(stories))
    }

    /// How many messages that interrupt were made for a recipient from `start` until before `end`: a clock that once was ahead
    /// uses up no other day.
    ///
    /// - Throws: `StoreError`.
    package func interruptions(
        sink: String,
        recipient: String,
        from start: Instant,
        until end: Instant
    ) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) FROM outbox
                    WHERE sink = ? AND recipient = ? AND createdAt >= ? AND createdAt < ?
                        AND kind IN ('alert', 'surge', 'absence')
                    """
            ),
            arguments: [sink, recipient, start.seconds, end.seconds]
        ) ?? 0
    }

    /// When a message was last tried, and what came of it; nil where it was not tried yet.
    ///
    /// - Throws: `StoreError`.
    package func lastAttempt(of id: String) throws -> (at: Instant, result: String)? {
        try Row.fetchOne(
            database,
            sql: "SELECT at, result FROM attempt WHERE outbox = ? ORDER BY number DESC LIMIT 1",
            arguments: [id]
        ).map { (Instant(seconds: $0[0]), $0[1]) }
    }

    private func entries(_ condition: String, _ arguments: StatementArguments) throws -> [OutboxEntry] {
        let columns =
            "id, sink, recipient, kind, story, fileName, body, record, createdAt, expiresAt, state, attempts, nextTry, receipt"
        let sql = "SELECT \(columns) FROM outbox " + condition
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).compactMap { row in
            guard let kind = OutboxEntry.Kind(rawValue: row[3]), let state = OutboxEntry.State(rawValue: row[10])
            else { return nil }
            var entry = OutboxEntry(
                id: row[0],
                sink: row[1],
                recipient: row[2],
                kind: kind,
                story: row[4],
                fileName: row[5],
                body: row[6],
                record: row[7],
                createdAt: Instant(seconds: row[8]),
                expiresAt: Instant(seconds: row[9])
            )
            entry.state = state
            entry.attempts = row[11]
            entry.nextTry = Instant(seconds: row[12])
            entry.receipt = row[13]
            return entry
        }
    }
}
