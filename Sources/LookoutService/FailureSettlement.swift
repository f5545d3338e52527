package import LookoutModel
import Stories

/// What the failures of a pass mean for their feeds: nothing where the network is down, a longer pause where it is
/// not.
///
/// A pure function.
package struct FailureSettlement: Sendable {
    private let failures: [FetchedFeed]
    private let settings: Settings
    private let now: Instant
    /// Whether no address at all could be reached, of several hosts: then no feed is to blame.
    package let isNetworkDown: Bool
    /// Addresses that did not answer.
    package let unreached: Int

    /// `answered` tells whether any address answered in this pass.
    package init(failures: [FetchedFeed], answered: Bool, settings: Settings, now: Instant) {
        self.failures = failures
        self.settings = settings
        self.now = now
        // What failed before anything was sent says nothing of the network.
        let remote = failures.filter { $0.source.isRemote && !Self.isLocal($0) }
        unreached = remote.count
        // One site that does not answer is a site that does not answer, whatever the number of its feeds.
        isNetworkDown =
            !answered && Set(remote.map(Self.host(of:))).count > 1
            && remote.allSatisfy { Self.failure(of: $0)?.looksLikeNoNetwork ?? false }
    }

    /// The states of the feeds that failed.
    package func settled(_ states: [FeedID: FeedState]) -> [FeedState] {
        failures.compactMap { fetched in
            guard let failure = fetched.outcome.failure else { return nil }
            var retryAfter: Int?
            if case .failed(_, let seconds) = fetched.outcome { retryAfter = seconds }
            // The run had no time left for it, or its host wants no more now: it has not failed, and is asked first in the next.
            if [.deadline, .hostPaused, .noReader].contains(failure.kind) { return nil }
            let source = fetched.source
            var state = states[source.id] ?? FeedState(id: source.id, address: source.locationText, addedAt: now)
            if state.address != source.locationText {
                // A new address has no validators of its own yet.
                state.address = source.locationText
                state.validators = Validators()
                state.bodyHash = nil
                state.crashes = 0
                state.course = FeedCourse()
            }
            state.lastAttempt = now
            if isNetworkDown, source.isRemote, !Self.isLocal(fetched) { return state }
            state.failures += 1
            state.failingSince = state.failingSince ?? now
            state.failure = failure
            if failure.kind == .crashed {
                state.crashes += 1
                if state.isQuarantined { state.failure = FeedFailure(.quarantined, detail: source.id.rawValue) }
            }
            state.isGone = failure.kind == .gone
            let interval = source.interval ?? settings.fetch.interval
            let pause = Backoff.next(after: now, interval: interval, failures: state.failures, feed: source.id)
            let asked = now.advanced(bySeconds: Int64(retryAfter ?? 0))
            state.nextDue = max(pause, asked)
            return state
        }
    }

    private static func host(of fetched: FetchedFeed) -> String? {
        guard case .address(let address) = fetched.source.location else { return nil }
        return CanonicalAddress.host(address)
    }

    /// Whether a feed failed without the network being asked.
    private static func isLocal(_ fetched: FetchedFeed) -> Bool {
        guard let kind = failure(of: fetched)?.kind else { return false }
        return [.secret, .badAddress, .deadline, .noReader, .hostPaused].contains(kind)
    }

    private static func failure(of fetched: FetchedFeed) -> FeedFailure? {
        fetched.outcome.failure
    }
}
