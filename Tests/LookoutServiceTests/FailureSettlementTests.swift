import LookoutModel
import LookoutService
import Platform
import Testing

@Suite struct FailureSettlementTests {
    private let now = Instant(seconds: 1_800_000_000)
    private let settings = Settings(zone: .utc)

    private func failed(_ name: String, _ kind: FeedFailure.Kind, file: Bool = false, retryAfter: Int? = nil)
        -> FetchedFeed
    {
        FetchedFeed(
            source: FeedSource(
                id: FeedID(name),
                location: file ? .file(name) : .address("https://\(name).example/feed"),
                place: SourcePlace(file: "Feeds/x.yaml")
            ),
            outcome: .failed(FeedFailure(kind), retryAfter: retryAfter)
        )
    }

    private func settlement(_ failures: [FetchedFeed], answered: Bool = false) -> FailureSettlement {
        FailureSettlement(failures: failures, answered: answered, settings: settings, now: now)
    }

    @Test func `where nothing could be reached no feed is to blame`() {
        let all = settlement([failed("a", .unresolved), failed("b", .timedOut), failed("c", .unreachable)])
        #expect(all.isNetworkDown)
        #expect(all.unreached == 3)
        let states = all.settled([:])
        #expect(states.allSatisfy { $0.failures == 0 && $0.failure == nil && $0.lastAttempt == now })
    }

    @Test func `one answer is enough to blame the feeds`() {
        let some = settlement([failed("a", .unresolved), failed("b", .unresolved)], answered: true)
        #expect(!some.isNetworkDown)
        #expect(some.settled([:]).allSatisfy { $0.failures == 1 && $0.failingSince == now })
    }

    @Test func `an error that a server gave shows that the network is there`() {
        #expect(!settlement([failed("a", .unresolved), failed("b", .status)]).isNetworkDown)
    }

    @Test func `what failed before anything was sent says nothing of the network and is to blame itself`() {
        let mixed = settlement([failed("a", .unresolved), failed("b", .unreachable), failed("s", .secret)])
        #expect(mixed.isNetworkDown && mixed.unreached == 2)
        #expect(mixed.settled([:]).filter { $0.failures == 1 }.map(\.id) == [FeedID("s")])
        #expect(!settlement([failed("s", .secret), failed("t", .badAddress)]).isNetworkDown)
    }

    private func crashed(_ name: String) -> FetchedFeed {
        FetchedFeed(
            source: failed(name, .crashed).source,
            outcome: .crashed(FeedFailure(.crashed, detail: "signal 6"), document: [1])
        )
    }

    @Test func `a feed that crashed the reader twice is set aside, and a document between that was read counts`() {
        let once = settlement([crashed("a")]).settled([:])
        #expect(once.map(\.failure) == [FeedFailure(.crashed, detail: "signal 6")])
        #expect(once.allSatisfy { $0.crashes == 1 && $0.failures == 1 && !$0.isQuarantined })
        let known = Dictionary(uniqueKeysWithValues: once.map { ($0.id, $0) })
        let twice = settlement([crashed("a")]).settled(known)
        #expect(twice.map(\.failure) == [FeedFailure(.quarantined, detail: "a")])
        #expect(twice.allSatisfy { $0.crashes == 2 && $0.failures == 2 && $0.isQuarantined })
        // Other failures neither count nor make up for it.
        let other = settlement([failed("a", .timedOut)], answered: true).settled(known)
        #expect(other.allSatisfy { $0.crashes == 1 })
    }

    @Test func `a feed under another address begins anew`() {
        var state = FeedState(id: FeedID("a"), address: "https://example.org/before", addedAt: now)
        state.crashes = 1
        #expect(settlement([crashed("a")]).settled([FeedID("a"): state]).map(\.crashes) == [1])
    }

    @Test func `a document that crashed the reader shows that the network is there`() {
        #expect(!settlement([failed("a", .unresolved), failed("b", .unreachable), crashed("c")]).isNetworkDown)
        #expect(settlement([failed("a", .unresolved), failed("b", .timedOut), failed("c", .noReader)]).isNetworkDown)
    }

    @Test func `a file that is absent says nothing of the network and is to blame itself`() {
        let mixed = settlement([failed("a", .unresolved), failed("b", .unresolved), failed("f", .file, file: true)])
        #expect(mixed.isNetworkDown)
        #expect(mixed.settled([:]).filter { $0.failures == 1 }.map(\.id) == [FeedID("f")])
    }

    @Test func `a server's wish to be left alone is kept`() {
        let state = settlement([failed("a", .status, retryAfter: 40_000)], answered: true).settled([:]).first
        #expect(state?.nextDue == now.advanced(bySeconds: 40_000))
    }

    @Test func `what is gone is not asked again`() {
        #expect(settlement([failed("a", .gone)], answered: true).settled([:]).first?.isGone == true)
    }

    @Test func `a wish that is shorter than the pause changes nothing`() {
        let asked = settlement([failed("a", .status, retryAfter: 60)], answered: true).settled([:]).first
        let plain = settlement([failed("a", .status)], answered: true).settled([:]).first
        #expect(asked?.nextDue == plain?.nextDue)
    }

    @Test func `failures add up, and the time of the first stays`() {
        var state = FeedState(id: FeedID("a"), address: "https://a.example/feed", addedAt: now)
        state.validators = Validators(etag: "\"kept\"")
        state.bodyHash = "kept"
        state.failures = 3
        state.failingSince = now.advanced(bySeconds: -9000)
        let next = settlement([failed("a", .timedOut), failed("b", .status)]).settled([state.id: state]).first
        #expect(next?.failures == 4 && next?.failingSince == state.failingSince)
        #expect(next?.failure == FeedFailure(.timedOut))
        #expect(next?.validators == state.validators && next?.bodyHash == "kept")
        #expect((next?.nextDue.seconds(since: now) ?? 0) > 8 * 1800 * 9 / 10)
    }

    @Test func `a new address loses the validators of the old one`() {
        var state = FeedState(id: FeedID("a"), address: "https://example.org/before", addedAt: now)
        state.validators = Validators(etag: "\"old\"")
        state.bodyHash = "old"
        let next = settlement([failed("a", .status)], answered: true).settled([state.id: state]).first
        #expect(next?.address == "https://a.example/feed")
        #expect(next?.validators.isEmpty == true && next?.bodyHash == nil)
    }

    @Test func `a site that does not answer is no network that is down, whatever the number of its feeds`() {
        let site = (0..<20).map { number in
            FetchedFeed(
                source: FeedSource(
                    id: FeedID("\(number)"),
                    location: .address("https://\(number % 2 == 0 ? "www." : "")site.example/\(number)"),
                    place: SourcePlace(file: "Feeds/x.yaml")
                ),
                outcome: .failed(FeedFailure(.unreachable), retryAfter: nil)
            )
        }
        #expect(!settlement(site).isNetworkDown)
        #expect(settlement(site).settled([:]).allSatisfy { $0.failures == 1 })
        #expect(settlement(site + [failed("a", .unresolved)]).isNetworkDown)
    }

    @Test func `one feed alone says nothing of the network`() {
        #expect(!settlement([failed("a", .unresolved)]).isNetworkDown)
        #expect(!settlement([]).isNetworkDown)
    }

    @Test func `a feed that the run had no time for has not failed`() {
        #expect(
            settlement([failed("a", .deadline), failed("b", .status)], answered: true).settled([:]).map(\.id) == [
                FeedID("b")
            ]
        )
    }
}
