package import LookoutModel

/// A rule, or a whole rule file, that does not load as it stands.
package struct BrokenRule: Equatable, Codable, Sendable {
    /// What works in its place.
    package enum Fallback: String, Codable, Sendable {
        /// The last version that loaded goes on.
        case lastGood = "last-good"
        /// Nothing: it never loaded.
        case off
        /// Everything that loaded: what is wrong stands beside the rules, and none of them is off.
        case others
    }

    /// Nil where the whole file is meant.
    package var rule: RuleID?
    package var place: SourcePlace
    package var since: Instant
    /// What is wrong, in words.
    package var message: String
    package var fallback: Fallback
    /// How the line is to be written instead; nil where nobody can say, and in editions.
    package var repair: String?

    package init(
        rule: RuleID? = nil,
        place: SourcePlace,
        since: Instant,
        message: String,
        fallback: Fallback,
        repair: String? = nil
    ) {
        self.rule = rule
        self.place = place
        self.since = since
        self.message = message
        self.fallback = fallback
        self.repair = repair
    }
}
