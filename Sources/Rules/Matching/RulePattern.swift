import Text

/// A regular expression of a rule, made ready to be run.
struct RulePattern: Sendable {
    let expression: RegularExpression
    /// Of these terms, which are sorted, at least one stands in every text that it matches.
    let anchors: [Int32]
}
