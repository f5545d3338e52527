package import LookoutModel

/// A rule on trial, with what it caught in an edition's window.
package struct TrialRule: Equatable, Codable, Sendable {
    package var rule: RuleID
    package var title: String
    /// Matched items of the window, those included that other rules tell.
    package var caught: Int
    /// At most three, the latest first.
    package var headlines: [DigestItem]

    package init(rule: RuleID, title: String, caught: Int, headlines: [DigestItem] = []) {
        self.rule = rule
        self.title = title
        self.caught = caught
        self.headlines = Array(headlines.prefix(3))
    }
}
