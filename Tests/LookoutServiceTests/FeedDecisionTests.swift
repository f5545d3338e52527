import LookoutModel
import LookoutService
import Testing

@Suite struct FeedDecisionTests {
    private let now = Instant(seconds: 1_800_000_000)
    private let address = "https://example.org/a"

    private var source: FeedSource {
        FeedSource(id: FeedID("a"), location: .address(address), place: SourcePlace(file: "Feeds/a.yaml"))
    }

    private func circumstances(office: Bool = false, sinks: Bool = false) -> FeedDecision.Circumstances {
        FeedDecision.Circumstances(now: now, isOfficeUse: office, hasSinksBesidesFiles: sinks)
    }

    private func state(due seconds: Int64, failures: Int = 0) -> FeedState {
        var state = FeedState(id: FeedID("a"), address: address, addedAt: now)
        state.nextDue = now.advanced(bySeconds: seconds)
        state.failures = failures
        return state
    }

    @Test func `a feed that was never tried is fetched`() {
        #expect(FeedDecision.of(source, state: nil, circumstances()) == .fetch)
    }

    @Test func `a feed that was set aside is not asked until it is released or moves, a file neither`() {
        var known = state(due: -1)
        known.crashes = 1
        #expect(FeedDecision.of(source, state: known, circumstances()) == .fetch)
        known.crashes = 2
        let decision = FeedDecision.of(source, state: known, circumstances())
        #expect(decision == .skip(.quarantined, until: nil) && !decision.isLeftOut)
        var file = source
        file.location = .file("a.xml")
        #expect(FeedDecision.of(file, state: known, circumstances()) == .fetch)
        known.address = file.locationText
        #expect(FeedDecision.of(file, state: known, circumstances()) == .skip(.quarantined, until: nil))
        known.release(at: now)
        #expect(FeedDecision.of(file, state: known, circumstances()) == .fetch)
        #expect(known.failures == 0 && known.failure == nil && known.failingSince == nil && known.nextDue == now)
    }

    @Test func `a feed is fetched from the second at which it is due`() {
        #expect(FeedDecision.of(source, state: state(due: 0), circumstances()) == .fetch)
        #expect(FeedDecision.of(source, state: state(due: -1), circumstances()) == .fetch)
        let later = now.advanced(bySeconds: 1)
        #expect(
            FeedDecision.of(source, state: state(due: 1), circumstances()) == .skip(.notDue, until: later)
        )
        #expect(
            FeedDecision.of(source, state: state(due: 1, failures: 2), circumstances())
                == .skip(.backingOff, until: later)
        )
    }

    @Test func `a feed that is gone is asked again only under a new address`() {
        var state = state(due: -100)
        state.isGone = true
        #expect(FeedDecision.of(source, state: state, circumstances()) == .skip(.gone, until: nil))
        state.address = "https://example.org/before"
        #expect(FeedDecision.of(source, state: state, circumstances()) == .fetch)
    }

    @Test func `a new address under the same identity is not held up by the old one's pause`() {
        var state = state(due: 5000, failures: 9)
        state.address = "https://example.org/before"
        #expect(FeedDecision.of(source, state: state, circumstances()) == .fetch)
    }

    @Test func `a file is read at every pass`() {
        var file = source
        file.location = .file("a.xml")
        #expect(FeedDecision.of(file, state: state(due: 5000, failures: 3), circumstances()) == .fetch)
    }

    @Test func `what the list or the settings leave out is left out whatever the time`() {
        var off = source
        off.isOff = true
        #expect(FeedDecision.of(off, state: nil, circumstances()) == .skip(.off, until: nil))
        var personal = source
        personal.terms = .personal
        #expect(FeedDecision.of(personal, state: nil, circumstances()) == .fetch)
        #expect(
            FeedDecision.of(personal, state: nil, circumstances(office: true)) == .skip(.personalTerms, until: nil)
        )
        var sample = source
        sample.isSample = true
        #expect(FeedDecision.of(sample, state: nil, circumstances()) == .fetch)
        #expect(
            FeedDecision.of(sample, state: nil, circumstances(sinks: true)) == .skip(.sampleBesideSinks, until: nil)
        )
    }

    @Test(arguments: [
        (FeedDecision.fetch, false), (.skip(.off, until: nil), true), (.skip(.personalTerms, until: nil), true),
        (.skip(.sampleBesideSinks, until: nil), true), (.skip(.gone, until: nil), false),
        (.skip(.notDue, until: nil), false), (.skip(.backingOff, until: nil), false),
    ])
    func `only the list, the settings and the terms leave a feed out`(decision: FeedDecision, isLeftOut: Bool) {
        #expect(decision.isLeftOut == isLeftOut)
    }

    @Test func `a due time that was set while the clock was wrong does not count`() {
        var wrong = state(due: 86_400 * 3650)
        wrong.lastAttempt = now.advanced(bySeconds: 86_400 * 3649)
        #expect(FeedDecision.of(source, state: wrong, circumstances()) == .fetch)
        // A clock that was set back by a few seconds was not wrong.
        var usual = state(due: 1000)
        usual.lastAttempt = now.advanced(bySeconds: 30)
        #expect(FeedDecision.of(source, state: usual, circumstances()) != .fetch)
    }
}
