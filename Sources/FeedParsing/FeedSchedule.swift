/// How often a feed asks to be fetched: `ttl`, `skipHours`, `skipDays` of RSS and the syndication module.
package struct FeedSchedule: Equatable, Sendable {
    /// Minutes for which the feed may be kept.
    package var ttlMinutes: Int?
    /// Seconds between two updates, from `sy:updatePeriod` and `sy:updateFrequency`.
    package var updateSeconds: Int?
    /// Hours of the day, UTC, 0 to 23, in which the feed does not change.
    package var skipHours: [Int] = []
    /// Days of the week, 0 is Sunday, on which the feed does not change.
    package var skipDays: [Int] = []

    package init() {}
}
