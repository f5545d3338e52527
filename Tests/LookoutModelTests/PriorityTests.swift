import LookoutModel
import Testing

@Suite struct PriorityTests {
    @Test func `priorities are ordered from mute to critical`() {
        #expect([Priority.critical, .digest, .alert, .mute].sorted() == [.mute, .digest, .alert, .critical])
    }

    @Test(arguments: Priority.allCases) func `a priority is read by its name`(priority: Priority) {
        #expect(Priority(rawValue: priority.rawValue) == priority)
    }

    @Test func `instants and days move by whole numbers`() {
        let instant = Instant(seconds: 100)
        #expect(instant.advanced(bySeconds: -250).seconds == -150)
        #expect(instant.seconds(since: Instant(seconds: 40)) == 60)
        #expect(Day(number: 3).advanced(by: -5) == Day(number: -2))
    }

    @Test func `a failure that a machine without a network gives looks like one`() {
        #expect(FeedFailure(.unresolved).looksLikeNoNetwork)
        #expect(!FeedFailure(.status, status: 500).looksLikeNoNetwork)
        #expect(!FeedFailure(.tls).looksLikeNoNetwork)
    }
}
