package import LookoutModel

/// The stories of one rule.
package struct DigestSection: Equatable, Codable, Sendable {
    package var rule: RuleID
    /// The rule's title as people read it.
    package var title: String
    package var priority: Priority
    /// Those whose highest rule this is, by rank.
    package var stories: [DigestStory]
    package var background: Background?

    /// Matches that are told by number only, for they were there before the rule or the home was.
    package struct Background: Equatable, Codable, Sendable {
        package var count: Int
        /// At most three, the latest first.
        package var headlines: [DigestItem]

        package init(count: Int, headlines: [DigestItem] = []) {
            self.count = count
            self.headlines = Array(headlines.prefix(3))
        }
    }

    package init(
        rule: RuleID,
        title: String,
        priority: Priority = .digest,
        stories: [DigestStory] = [],
        background: Background? = nil
    ) {
        self.rule = rule
        self.title = title
        self.priority = priority
        self.stories = stories
        self.background = background
    }
}
