import Foundation
import GRDB
package import LookoutModel

/// The verbs on feeds.
package struct FeedTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Every feed that was ever listed.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func all() throws -> [FeedID: FeedState] {
        let rows = try Row.fetchCursor(database, sql: FeedTable.selection)
        var states: [FeedID: FeedState] = [:]
        while let row = try rows.next() {
            let state = FeedTable.state(row)
            states[state.id] = state
        }
        return states
    }

    /// Writes all of a feed's state; a feed that is not there yet is made.
    ///
    /// - Throws: `StoreError`.
    package func save(_ state: FeedState) throws {
        try database.cachedStatement(sql: FeedTable.upsert).execute(arguments: [
            state.id.rawValue, state.address, state.title, state.addedAt.seconds, state.validators.etag,
            state.validators.lastModified, state.bodyHash, state.nextDue.seconds, state.lastAttempt?.seconds,
            state.lastSuccess?.seconds, state.lastDocument?.seconds, state.failures, state.failingSince?.seconds,
            state.failure.map { try StoredJSON.text($0) } ?? nil, state.isGone, state.identityScheme?.rawValue,
            state.crashes,
        ])
        try saveCourse(state)
    }

    private func saveCourse(_ state: FeedState) throws {
        // A null would be taken for the next free number.
        guard let row = try row(state.id) else { return }
        let course = state.course
        try database.cachedStatement(sql: FeedTable.courseUpsert).execute(arguments: [
            course.fullAt?.seconds, course.newestAt?.seconds, course.pace, course.missedAt?.seconds, course.movedTo,
            course.movedTimes, course.wish.isEmpty ? nil : try StoredJSON.text(course.wish), row,
        ])
    }

    /// The row number of a feed; nil where it was never saved.
    ///
    /// - Throws: `StoreError`.
    func row(_ id: FeedID) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM feed WHERE key = ?"),
            arguments: [id.rawValue]
        )
    }

    private static let upsert = """
        INSERT INTO feed (key, address, title, addedAt, etag, lastModified, bodyHash, nextDue, lastAttempt, lastSuccess,
            lastDocument, failures, failingSince, failure, isGone, identityScheme, crashes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET address = excluded.address, title = excluded.title, etag = excluded.etag,
            lastModified = excluded.lastModified, bodyHash = excluded.bodyHash, nextDue = excluded.nextDue,
            lastAttempt = excluded.lastAttempt, lastSuccess = excluded.lastSuccess, lastDocument = excluded.lastDocument,
            failures = excluded.failures, failingSince = excluded.failingSince, failure = excluded.failure,
            isGone = excluded.isGone, identityScheme = excluded.identityScheme, crashes = excluded.crashes
        """

    private static let courseUpsert = """
        INSERT INTO feedCourse (fullAt, newestAt, pace, missedAt, movedTo, movedTimes, wish, feed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (feed) DO UPDATE SET fullAt = excluded.fullAt, newestAt = excluded.newestAt, pace = excluded.pace,
            missedAt = excluded.missedAt, movedTo = excluded.movedTo, movedTimes = excluded.movedTimes,
            wish = excluded.wish
        """

    // By place, not by name: a pass reads thousands of rows before it fetches anything.
    private static let selection = """
        SELECT key, address, addedAt, title, etag, lastModified, bodyHash, nextDue, lastAttempt, lastSuccess,
            lastDocument, failures, failingSince, failure, isGone, identityScheme, crashes,
            fullAt, newestAt, pace, missedAt, movedTo, movedTimes, wish
        FROM feed LEFT JOIN feedCourse ON feedCourse.feed = feed.id
        """

    private static func state(_ row: Row) -> FeedState {
        var state = FeedState(id: FeedID(row[0]), address: row[1], addedAt: Instant(seconds: row[2]))
        state.title = row[3]
        state.validators = Validators(etag: row[4], lastModified: row[5])
        state.bodyHash = row[6]
        state.nextDue = Instant(seconds: row[7])
        state.lastAttempt = instant(row[8])
        state.lastSuccess = instant(row[9])
        state.lastDocument = instant(row[10])
        state.failures = row[11]
        state.failingSince = instant(row[12])
        state.failure = (row[13] as String?).flatMap { StoredJSON.value($0) }
        state.isGone = row[14]
        state.identityScheme = (row[15] as String?).flatMap { IdentityScheme(rawValue: $0) }
        state.crashes = row[16]
        state.course.fullAt = instant(row[17])
        state.course.newestAt = instant(row[18])
        state.course.pace = row[19] ?? 0
        state.course.missedAt = instant(row[20])
        state.course.movedTo = row[21]
        state.course.movedTimes = row[22] ?? 0
        state.course.wish = (row[23] as String?).flatMap { StoredJSON.value($0) } ?? FeedWish()
        return state
    }

    private static func instant(_ seconds: Int64?) -> Instant? {
        seconds.map { Instant(seconds: $0) }
    }
}
