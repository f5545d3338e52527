/// A rule caught an item.
package struct Match: Hashable, Codable, Sendable {
    package let rule: RuleID
    /// Whether the rule holds on the title and summary alone; a match that needs the content goes to the digest.
    package let holdsWithoutContent: Bool
    /// What was matched, in the order of the text; at most 12 pieces.
    package let texts: [MatchedText]

    package init(rule: RuleID, holdsWithoutContent: Bool, texts: [MatchedText]) {
        self.rule = rule
        self.holdsWithoutContent = holdsWithoutContent
        self.texts = texts
    }
}
