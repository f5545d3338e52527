import LookoutModel
import LookoutService
import Testing

/// Who is asked first.
@Suite struct FetchOrderTests {
    private func feed(_ address: String) -> FeedSource {
        FeedSource(id: FeedID(address), location: .address(address), place: SourcePlace(file: "Feeds/a.txt"))
    }

    private func state(_ address: String, failures: Int = 0, success: Int64? = 0, attempt: Int64 = 0) -> FeedState {
        var state = FeedState(id: FeedID(address), address: address, addedAt: Instant(seconds: 0))
        state.failures = failures
        state.lastSuccess = success.map { Instant(seconds: $0) }
        state.lastAttempt = Instant(seconds: attempt)
        return state
    }

    private func order(_ feeds: [String], _ states: [FeedState] = []) -> [String] {
        let known = Dictionary(uniqueKeysWithValues: states.map { ($0.id, $0) })
        return FetchOrder.of(feeds.map(feed), states: known).map(\.id.rawValue)
    }

    @Test func `feeds that have answered go first, then those never tried, then those that failed least`() {
        let feeds = ["https://a.org/3", "https://b.org/1", "https://c.org/new", "https://d.org/well"]
        let states = [
            state(feeds[0], failures: 3), state(feeds[1], failures: 1), state(feeds[3]),
        ]
        #expect(order(feeds, states) == [feeds[3], feeds[2], feeds[1], feeds[0]])
    }

    @Test func `hosts take turns, in whatever way their addresses are written`() {
        let feeds = [
            "https://a.org/1", "http://www.A.org/2", "https://a.org/3", "https://b.org/1", "https://b.org/2",
            "https://c.org/1",
        ]
        #expect(order(feeds) == [feeds[0], feeds[3], feeds[5], feeds[1], feeds[4], feeds[2]])
    }

    @Test func `of a host whoever has waited longest goes first`() {
        let feeds = ["https://a.org/1", "https://a.org/2", "https://a.org/3"]
        let states = [state(feeds[0], attempt: 9), state(feeds[1], attempt: 1), state(feeds[2], attempt: 5)]
        #expect(order(feeds, states) == [feeds[1], feeds[2], feeds[0]])
    }

    @Test func `what nothing tells apart keeps the order of the lists`() {
        let feeds = ["https://c.org/", "https://a.org/", "https://b.org/"]
        #expect(order(feeds) == feeds)
    }
}
