import LookoutModel

/// How a feed is asked, by what is known of it.
struct FetchPlan {
    /// Days after which a feed is asked for its document whatever its validators say, for servers that answer for ever that
    /// nothing has changed.
    static let unconditionalDays: Int64 = 8

    /// Sent along; empty for an unconditional request.
    let validators: Validators
    /// Where earlier redirects led for good; nil where the address of the list is asked.
    let learntAddress: String?
    /// Whether feeds that are known to be well go first.
    let isPatient: Bool

    /// `state` is nil for a feed that was never asked under this address.
    init(_ state: FeedState?, feed: FeedID, now: Instant) {
        guard let state else {
            (validators, learntAddress, isPatient) = (Validators(), nil, true)
            return
        }
        let full = state.course.fullAt ?? state.lastDocument ?? state.addedAt
        // Up to half a day earlier, so that feeds that were added together are not all asked in one pass.
        let age = now.seconds(since: full) + Backoff.spread(feed, over: 43_200)
        let isUnconditional = age >= FetchPlan.unconditionalDays * 86_400 || age < 0
        validators = isUnconditional ? Validators() : state.validators
        // Then the redirect is looked at anew, too.
        learntAddress = isUnconditional ? nil : state.course.learntAddress
        isPatient = state.failures > 0 || state.lastSuccess == nil
    }
}
