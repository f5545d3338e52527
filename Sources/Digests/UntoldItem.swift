package import LookoutModel

/// A matched item that an edition does not tell: it is held back, or only muted rules caught it.
package struct UntoldItem: Equatable, Codable, Sendable {
    /// The most of each kind that an edition names; its ledger counts all.
    package static let limit = 50

    package var item: DigestItem
    /// A rule that caught it.
    package var rule: RuleName?
    /// Until when it is held back; nil where it is muted.
    package var heldUntil: Instant?

    package init(item: DigestItem, rule: RuleName? = nil, heldUntil: Instant? = nil) {
        self.item = item
        self.rule = rule
        self.heldUntil = heldUntil
    }
}
