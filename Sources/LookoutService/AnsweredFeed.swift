import FeedParsing
import LookoutModel

/// What an answer makes of a feed's state; pure functions.
enum AnsweredFeed {
    /// Items that a document has at least for its turning over to be told: of one or two nobody expects that they overlap.
    static let leastItems = 3
    /// Seconds for which items are said to have been missed, and before a feed is asked less often again.
    static let missedFor: Int64 = 86_400

    /// Notes the answer itself; true where a permanent redirect has been learnt by it.
    static func note(_ fetched: FetchedFeed, in state: inout FeedState, now: Instant) -> Bool {
        switch fetched.outcome {
        case .failed, .crashed: return false
        case .notModified(let validators):
            state.validators = validators
        case .unchanged(let validators):
            state.validators = validators
            state.course.fullAt = now
        case .document(let document):
            state.validators = document.validators
            state.bodyHash = document.bodyHash
            state.title = document.title ?? state.title
            state.lastDocument = now
            state.identityScheme = document.scheme
            state.crashes = 0
            state.course.fullAt = now
            state.course.wish = wish(document.schedule)
        }
        state.lastAttempt = now
        state.lastSuccess = now
        state.failures = 0
        state.failingSince = nil
        state.failure = nil
        state.isGone = false
        return noteRedirects(fetched.exchange, in: &state.course)
    }

    /// A document of a feed was read for the first time.
    static func noteFirst(_ items: [Item], in course: inout FeedCourse, now: Instant) {
        let newest = items.compactMap(\.published).filter { $0 <= now }.max()
        course.newestAt = newest ?? now
    }

    /// A further document was read; `hadItems` tells whether the feed ever had any.
    static func noteFurther(_ recognition: ItemRecognition, hadItems: Bool, in course: inout FeedCourse, now: Instant) {
        let (count, known) = (recognition.items.count, recognition.known.count)
        if known < count { course.newestAt = now }
        if known == 0, count >= leastItems, hadItems, !recognition.hasChangedIDs, recognition.held.isEmpty {
            course.missedAt = now
            course.pace = min(3, course.pace + 1)
        } else if course.pace > 0, known * 2 >= count,
            course.missedAt.map({ now.seconds(since: $0) >= missedFor }) ?? true
        {
            course.pace -= 1
        }
    }

    /// Whether items of the feed are said to have been missed.
    static func isMissing(_ course: FeedCourse, now: Instant) -> Bool {
        course.missedAt.map { (0..<missedFor).contains(now.seconds(since: $0)) } ?? false
    }

    private static func wish(_ schedule: FeedSchedule) -> FeedWish {
        let pauses = [schedule.ttlMinutes.map { min($0, 1_000_000) * 60 }, schedule.updateSeconds].compactMap { $0 }
        return FeedWish(
            pause: pauses.max().flatMap { $0 > 0 ? $0 : nil },
            // A feed that never changes has not understood the question.
            skipHours: Set(schedule.skipHours).count < 24 ? schedule.skipHours : [],
            skipDays: Set(schedule.skipDays).count < 7 ? schedule.skipDays : []
        )
    }

    private static func noteRedirects(_ exchange: FetchExchange?, in course: inout FeedCourse) -> Bool {
        guard let exchange else { return false }
        if exchange.isLearnt, exchange.redirects.isEmpty { return false }
        guard let target = exchange.movedTo else {
            course.movedTo = nil
            course.movedTimes = 0
            return false
        }
        course.movedTimes = course.movedTo == target ? min(course.movedTimes + 1, 1000) : 1
        course.movedTo = target
        return course.movedTimes == FeedCourse.learningTimes
    }
}
