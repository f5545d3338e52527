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
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT * FROM feed LEFT JOIN feedCourse ON feedCourse.feed = feed.id"
        )
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let state = FeedTable.state(row)
                return (state.id, state)
            }
        )
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
        let course = state.course
        try database.cachedStatement(sql: FeedTable.courseUpsert).execute(arguments: [
            course.fullAt?.seconds, course.newestAt?.seconds, course.pace, course.missedAt?.seconds, course.movedTo,
            course.movedTimes, course.wish.isEmpty ? nil : try StoredJSON.text(course.wish), state.id.rawValue,
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
        INSERT OR REPLACE INTO feedCourse (feed, fullAt, newestAt, pace, missedAt, movedTo, movedTimes, wish)
        SELECT id, ?, ?, ?, ?, ?, ?, ? FROM feed WHERE key = ?
        """

    private static func course(_ row: Row) -> FeedCourse {
        var course = FeedCourse()
        course.fullAt = instant(row["fullAt"])
        course.newestAt = instant(row["newestAt"])
        course.pace = row["pace"] ?? 0
        course.missedAt = instant(row["missedAt"])
        course.movedTo = row["movedTo"]
        course.movedTimes = row["movedTimes"] ?? 0
        course.wish = StoredJSON.value(row["wish"]) ?? FeedWish()
        return course
    }

    private static func state(_ row: Row) -> FeedState {
        var state = FeedState(
            id: FeedID(row["key"]),
            address: row["address"],
            addedAt: Instant(seconds: row["addedAt"])
        )
        state.title = row["title"]
        state.validators = Validators(etag: row["etag"], lastModified: row["lastModified"])
        state.bodyHash = row["bodyHash"]
        state.nextDue = Instant(seconds: row["nextDue"])
        state.lastAttempt = instant(row["lastAttempt"])
        state.lastSuccess = instant(row["lastSuccess"])
        state.lastDocument = instant(row["lastDocument"])
        state.failures = row["failures"]
        state.failingSince = instant(row["failingSince"])
        state.failure = StoredJSON.value(row["failure"])
        state.isGone = row["isGone"]
        state.identityScheme = (row["identityScheme"] as String?).flatMap { IdentityScheme(rawValue: $0) }
        state.crashes = row["crashes"]
        state.course = course(row)
        return state
    }

    private static func instant(_ seconds: Int64?) -> Instant? {
        seconds.map { Instant(seconds: $0) }
    }
}
