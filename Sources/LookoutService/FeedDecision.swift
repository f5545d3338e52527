package import LookoutModel
import Transfers

/// Whether a feed is fetched in this pass, and why not.
///
/// A pure function of what is known.
package enum FeedDecision: Hashable, Sendable {
    case fetch
    case skip(Reason, until: Instant?)

    /// Why a feed is left out.
    package enum Reason: Hashable, Sendable {
        /// The list says `off`.
        case off
        /// Its terms allow personal use only, and the settings say `use: office`.
        case personalTerms
        /// It is a sample, and the home has a sink besides files.
        case sampleBesideSinks
        /// It crashed the reader twice, and nobody has released it yet.
        case quarantined
        /// The server said that it is gone for good.
        case gone
        /// Its next time has not come.
        case notDue
        /// It failed, and its next try has not come.
        case backingOff
        /// Its host asked to be let alone for a while.
        case hostPaused
    }

    /// Seconds that a clock may go back without being taken for one that was wrong.
    private static let clockTolerance: Int64 = 300

    /// What the settings say about all feeds.
    package struct Circumstances: Hashable, Sendable {
        package var now: Instant
        package var isOfficeUse: Bool
        package var hasSinksBesidesFiles: Bool
        /// Hosts that asked to be let alone, and until when.
        package var pausedHosts: [String: Instant]

        package init(
            now: Instant,
            isOfficeUse: Bool,
            hasSinksBesidesFiles: Bool,
            pausedHosts: [String: Instant] = [:]
        ) {
            self.now = now
            self.isOfficeUse = isOfficeUse
            self.hasSinksBesidesFiles = hasSinksBesidesFiles
            self.pausedHosts = pausedHosts
        }
    }

    /// Decides on one feed; `state` is nil for a feed that was never tried.
    package static func of(_ source: FeedSource, state: FeedState?, _ circumstances: Circumstances) -> FeedDecision {
        if source.isOff { return .skip(.off, until: nil) }
        if source.terms == .personal, circumstances.isOfficeUse { return .skip(.personalTerms, until: nil) }
        if source.isSample, circumstances.hasSinksBesidesFiles { return .skip(.sampleBesideSinks, until: nil) }
        if let state, state.isQuarantined, state.address == source.locationText {
            return .skip(.quarantined, until: nil)
        }
        // A file costs nothing to look at, so it is read at every pass.
        guard case .address(let address) = source.location else { return .fetch }
        let paused = pause(of: address, state: state, circumstances)
        guard let state else { return paused ?? .fetch }
        // A new address under the same id is a new start.
        if state.address != address { return paused ?? .fetch }
        if state.isGone { return .skip(.gone, until: nil) }
        // An attempt that lies ahead was made while the clock was wrong, and so were the times set then.
        if let last = state.lastAttempt, last > circumstances.now.advanced(bySeconds: clockTolerance) { return .fetch }
        if state.nextDue > circumstances.now {
            return .skip(state.failures > 0 ? .backingOff : .notDue, until: state.nextDue)
        }
        return paused ?? .fetch
    }

    private static func pause(of address: String, state: FeedState?, _ circumstances: Circumstances) -> FeedDecision? {
        guard !circumstances.pausedHosts.isEmpty else { return nil }
        let asked = state?.address == address ? state?.course.learntAddress ?? address : address
        guard let until = TransferURL.site(of: asked).flatMap({ circumstances.pausedHosts[$0] }) else { return nil }
        return .skip(.hostPaused, until: until)
    }

    /// Whether the feed is left out whatever the time, by the list, the settings or the terms.
    package var isLeftOut: Bool {
        switch self {
        case .skip(.off, _), .skip(.personalTerms, _), .skip(.sampleBesideSinks, _): true
        default: false
        }
    }
}
