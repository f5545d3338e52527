package import LookoutModel

/// A rule as a story names it.
package struct RuleName: Hashable, Codable, Sendable {
    package var id: RuleID
    /// The rule's title as people read it.
    package var title: String

    package init(_ id: RuleID, _ title: String) {
        self.id = id
        self.title = title
    }
}
