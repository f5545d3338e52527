import LookoutModel
import LookoutService
import Testing

@Suite struct BackoffTests {
    private let now = Instant(seconds: 1_800_000_000)
    private let feeds = (0..<500).map { FeedID("https://feed-\($0).example/rss") }
    private let intervals = [60, 900, 1800, 7200, 86_400, 30 * 86_400]

    private func pause(_ interval: Int, _ failures: Int, _ feed: FeedID) -> Int64 {
        Backoff.next(after: now, interval: interval, failures: failures, feed: feed).seconds(since: now)
    }

    @Test func `the pause doubles from the interval, a tenth more or less, up to a day`() {
        for feed in feeds {
            for interval in intervals {
                for failures in [1, 2, 3, 7, 20, 63, 64, 1000, Int.max] {
                    let doubled = failures > 15 ? Int64.max : Int64(interval) << Int64(failures - 1)
                    let base = min(doubled, Backoff.ceiling)
                    let pause = pause(interval, failures, feed)
                    #expect(pause >= base - base / 10 && pause <= base + base / 10, "\(feed) \(interval) \(failures)")
                }
            }
        }
    }

    @Test func `the pause never shrinks with more failures and never exceeds a day and a tenth`() {
        for feed in feeds {
            for interval in intervals {
                let pauses = (1...40).map { pause(interval, $0, feed) }
                #expect(pauses == pauses.sorted(), "\(feed) \(interval)")
                #expect(pauses.allSatisfy { $0 > 0 && $0 <= Backoff.ceiling + Backoff.ceiling / 10 })
            }
        }
    }

    @Test func `feeds that failed together do not come back together`() {
        #expect(Set(feeds.map { pause(7200, 3, $0) }).count > 100)
    }

    @Test func `a job that comes every interval always finds a healthy feed due`() {
        for feed in feeds {
            for interval in intervals {
                let pause = Backoff.next(after: now, interval: interval, feed: feed).seconds(since: now)
                #expect(pause <= Int64(interval), "\(feed) \(interval)")
                #expect(pause >= Int64(interval) - Int64(interval) / 20, "\(feed) \(interval)")
            }
        }
    }

    @Test func `the next time is the same for the same feed`() {
        let first = Backoff.next(after: now, interval: 1800, feed: FeedID("a"))
        #expect(Backoff.next(after: now, interval: 1800, feed: FeedID("a")) == first)
    }

    @Test(arguments: [0, -1, Int.min])
    func `a count of failures that cannot be is taken for the first`(failures: Int) {
        #expect(pause(1800, failures, FeedID("a")) == pause(1800, 1, FeedID("a")))
    }
}
