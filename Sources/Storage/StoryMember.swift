/// How an item belongs to its story.
package struct StoryMember: Hashable, Sendable {
    package let story: String
    /// `first`, `firm` or `possible`.
    package let grade: String
    /// The cosine with the item it is most like; nil for the first.
    package let similarity: Double?
    /// The owner whose text it repeats; nil where it tells the story in its own words.
    package let copiedFrom: String?
    /// Whether its title recurs in its feed, and carries no weight.
    package let hasRecurringTitle: Bool
    /// Whether the text below its title recurs in its feed, and carries no weight.
    package let hasRecurringLead: Bool

    package init(
        story: String,
        grade: String = "first",
        similarity: Double? = nil,
        copiedFrom: String? = nil,
        hasRecurringTitle: Bool = false,
        hasRecurringLead: Bool = false
    ) {
        self.story = story
        self.grade = grade
        self.similarity = similarity
        self.copiedFrom = copiedFrom
        self.hasRecurringTitle = hasRecurringTitle
        self.hasRecurringLead = hasRecurringLead
    }
}
