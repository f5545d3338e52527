package import LookoutModel

/// A rule that is on and caught nothing in an edition's window.
package struct QuietRule: Equatable, Codable, Sendable {
    package var rule: RuleID
    package var title: String
    /// When it last caught something; nil where it never did.
    package var lastHit: Instant?

    package init(rule: RuleID, title: String, lastHit: Instant? = nil) {
        self.rule = rule
        self.title = title
        self.lastHit = lastHit
    }
}
