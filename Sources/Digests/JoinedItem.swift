import LookoutModel

/// A matched item that joined a story which its digest had told before, and that nobody is told of again.
package struct JoinedItem: Equatable, Codable, Sendable {
    /// The most that an edition names; its ledger counts all.
    package static let limit = 100

    package var item: DigestItem
    /// The story that it joined, by the id that its page is named for.
    package var story: String
    /// The headline that began the story.
    package var title: String
    /// The highest rule that caught it.
    package var rule: RuleName?

    package init(item: DigestItem, story: String, title: String, rule: RuleName? = nil) {
        self.item = item
        self.story = story
        self.title = title
        self.rule = rule
    }
}
