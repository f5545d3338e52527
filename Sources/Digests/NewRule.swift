package import LookoutModel

/// A rule that is new or was changed, with what it catches in what was there before.
package struct NewRule: Equatable, Codable, Sendable {
    package var rule: RuleID
    package var title: String
    /// Matches among the items of the last 14 days.
    package var earlier: Int
    /// At most three, the latest first.
    package var headlines: [DigestItem]

    package init(rule: RuleID, title: String, earlier: Int, headlines: [DigestItem] = []) {
        self.rule = rule
        self.title = title
        self.earlier = earlier
        self.headlines = Array(headlines.prefix(3))
    }
}
