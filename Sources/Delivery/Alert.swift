package import LookoutModel

/// What is told at once: one development, every rule that caught it, and why.
package struct Alert: Hashable, Sendable {
    /// A rule that caught the story.
    package struct Cause: Hashable, Sendable {
        package let rule: RuleID
        package let title: String
        package let priority: Priority
        package let texts: [MatchedText]

        package init(rule: RuleID, title: String, priority: Priority, texts: [MatchedText]) {
            self.rule = rule
            self.title = title
            self.priority = priority
            self.texts = texts
        }
    }

    /// The same for the same sink, recipient, kind, story and revision, for ever: 32 hexadecimal digits.
    package let id: String
    package let created: Instant
    /// The story, by the identity of its first item.
    package let story: String
    /// The rules that caught it, the highest priority first; never empty.
    package let causes: [Cause]
    /// The items it is told with, the one that made it first; never empty.
    package let items: [AlertItem]
    /// How many more items tell the story.
    package let moreItems: Int
    /// Why it is told again; nil where it is told for the first time.
    package let update: AlertUpdate?

    package init(
        id: String,
        created: Instant,
        story: String,
        causes: [Cause],
        items: [AlertItem],
        moreItems: Int = 0,
        update: AlertUpdate? = nil
    ) {
        self.id = id
        self.created = created
        self.story = story
        self.causes = causes
        self.items = items
        self.moreItems = moreItems
        self.update = update
    }
}
