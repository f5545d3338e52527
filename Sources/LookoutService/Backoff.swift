package import LookoutModel

/// When a feed is asked again.
package enum Backoff {
    /// The longest pause between tries of a failing feed: it is never given up, and asked at least once a day.
    package static let ceiling: Int64 = 86_400

    /// After `failures` failures in a row (1 or more): the interval doubled each time, a day at most, up to a tenth more or
    /// less by the feed's name so that feeds that failed together do not come back together.
    package static func next(after now: Instant, interval: Int, failures: Int, feed: FeedID) -> Instant {
        let doublings = Int64(min(max(failures, 1) - 1, 20))
        let (product, overflow) = Int64(interval).multipliedReportingOverflow(by: 1 << doublings)
        let base = overflow ? ceiling : min(product, ceiling)
        return now.advanced(bySeconds: base + base * jitter(feed) / 1000)
    }

    /// After a success: the interval, up to a twentieth less by the feed's name, so that a cron job that comes every
    /// interval always finds it due.
    package static func next(after now: Instant, interval: Int, feed: FeedID) -> Instant {
        let base = Int64(interval)
        return now.advanced(bySeconds: base - base * (jitter(feed) + 100) / 4000)
    }

    /// 0 to less than `bound`, spread evenly over feeds and always the same for one.
    package static func spread(_ feed: FeedID, over bound: Int64) -> Int64 {
        Int64(hash(feed)) % bound
    }

    /// −100 to 100, spread evenly over feeds and always the same for one (FNV-1a, 32 bits).
    private static func jitter(_ feed: FeedID) -> Int64 {
        Int64(hash(feed) % 201) - 100
    }

    private static func hash(_ feed: FeedID) -> UInt32 {
        feed.rawValue.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}
