package import LookoutModel

/// When a feed that answered is asked again.
///
/// The interval of the settings is the base. A feed that asks for longer pauses is given them, one that has brought nothing
/// for weeks is asked less often, one that turned over completely between two requests more often. An interval that the feed
/// list gives to the feed itself goes before all that; only what HTTP says of the answer's age still counts, for an hour.
///
/// A pure function of what is known.
package enum FeedRhythm {
    /// The longest pause that a document is granted by `ttl` and the syndication module, in seconds.
    package static let longestWish: Int64 = 6 * 3600
    /// The longest pause by `Cache-Control`, `Expires`, `skipHours` and `skipDays`: a feed is asked once a day at least.
    package static let ceiling: Int64 = 86_400
    /// The longest pause by HTTP for a feed that has an interval of its own.
    package static let ownCeiling: Int64 = 3600
    /// The longest pause of a feed for its silence.
    package static let longestSilence: Int64 = 4 * 3600
    /// The shortest pause of a feed that turned over.
    package static let shortest: Int64 = 300

    /// The next time; `freshFor` is for how many seconds the server says that its answer may be used.
    package static func next(
        after now: Instant,
        source: FeedSource,
        course: FeedCourse,
        interval standard: Int,
        freshFor: Int64?
    ) -> Instant {
        let pause = interval(of: source, course: course, standard: standard, now: now)
        let next = Backoff.next(after: now, interval: Int(pause), feed: source.id)
        let fresh = min(freshFor ?? 0, source.interval == nil ? ceiling : ownCeiling)
        let earliest = max(next, now.advanced(bySeconds: fresh))
        guard source.interval == nil, course.pace == 0 else { return earliest }
        return afterSkips(earliest, course.wish, now: now)
    }

    /// Seconds between two requests, what HTTP says aside.
    package static func interval(of source: FeedSource, course: FeedCourse, standard: Int, now: Instant) -> Int64 {
        if let own = source.interval { return Int64(own) }
        let base = Int64(standard)
        if course.pace > 0 { return max(min(base, shortest), base >> Int64(course.pace)) }
        return max(base, min(Int64(course.wish.pause ?? 0), longestWish), silence(source, course, base: base, now: now))
    }

    /// An official feed may be silent for months, and then matters at once.
    private static func silence(_ source: FeedSource, _ course: FeedCourse, base: Int64, now: Instant) -> Int64 {
        guard source.kind != .official, let newest = course.newestAt else { return base }
        let days = now.seconds(since: newest) / 86_400
        return days >= 60 ? min(base * 4, longestSilence) : days >= 14 ? min(base * 2, longestSilence) : base
    }

    /// The first time from `time` on that the document does not ask to leave out, a day after `now` at most.
    private static func afterSkips(_ time: Instant, _ wish: FeedWish, now: Instant) -> Instant {
        guard !wish.skipHours.isEmpty || !wish.skipDays.isEmpty else { return time }
        let last = now.seconds + ceiling
        var seconds = time.seconds
        while seconds < last {
            let (day, second) = (
                Int64(floorDividing: seconds, 86_400), seconds - Int64(floorDividing: seconds, 86_400) * 86_400
            )
            // 1 January 1970 was a Thursday.
            let weekday = Int(((day % 7) + 7 + 4) % 7)
            if wish.skipDays.contains(weekday) {
                seconds = (day + 1) * 86_400
            } else if wish.skipHours.contains(Int(second / 3600)) {
                seconds += 3600 - second % 3600
            } else {
                return Instant(seconds: seconds)
            }
        }
        return max(time, Instant(seconds: last))
    }
}

extension Int64 {
    /// `value` divided by `divisor`, rounded down.
    fileprivate init(floorDividing value: Int64, _ divisor: Int64) {
        self = value / divisor - (value % divisor < 0 ? 1 : 0)
    }
}
