package import LookoutModel
package import Storage

/// Which standing problems are told now.
///
/// A pure function of what stood and what stands.
package struct NoticeBoard: Sendable {
    /// Seconds after which a problem that lasts is told again; a little less than a day, so that a daily cron finds it due.
    package static let repetition: Int64 = 86_400 - 1800

    /// What is to be told, as sentences.
    package private(set) var lines: [String] = []
    /// Notices to write.
    package private(set) var saved: [StoredNotice] = []
    /// Keys of problems that have ended.
    package private(set) var ended: [String] = []

    /// Compares; `isGone` tells what is there no more, so that it has not been mended.
    package init(
        standing: [StandingProblem],
        stored: [String: StoredNotice],
        isGone: (StandingProblem.Subject) -> Bool = { _ in false },
        now: Instant,
        wording: any Wording
    ) {
        var keys: Set<String> = []
        for problem in standing where keys.insert(problem.key).inserted {
            if let notice = stored[problem.key] {
                // A notice told in the future was told while the clock was wrong.
                let age = now.seconds(since: notice.toldAt)
                guard !problem.isToldOnce, age >= NoticeBoard.repetition || age < 0 else { continue }
                lines.append(wording.text(of: problem, .lasts(since: notice.since)))
                let end = wording.text(of: problem, .ends(since: notice.since))
                saved.append(StoredNotice(key: problem.key, since: notice.since, toldAt: now, text: end))
            } else {
                lines.append(wording.text(of: problem, .begins))
                let end = wording.text(of: problem, .ends(since: now))
                saved.append(StoredNotice(key: problem.key, since: now, toldAt: now, text: end))
            }
        }
        for key in stored.keys.sorted() where !keys.contains(key) {
            if let notice = stored[key] {
                let gone = StandingProblem.subject(of: key).flatMap { isGone($0) ? $0 : nil }
                lines.append(gone.map { wording.text(ofGone: $0, since: notice.since) } ?? notice.text)
            }
            ended.append(key)
        }
    }

    /// Writes what changed.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func save(in transaction: StoreTransaction) throws {
        for notice in saved { try transaction.notices.save(notice) }
        for key in ended { try transaction.notices.remove(key) }
    }
}
