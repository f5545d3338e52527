package import LookoutModel

/// An alert that somebody did not get: the digest tells the story instead.
package struct Withheld: Hashable, Sendable {
    /// Why.
    package enum Reason: String, CaseIterable, Sendable {
        /// The recipient's alerts of the day were used up.
        case budget
        /// Somebody had silenced the rule or the story.
        case silence
        /// The rule is silent until a day that its file names.
        case rule
        /// The first look told how much there was.
        case firstLook = "first-look"
    }

    /// The id of the first of the stories that are read as the same.
    package let story: String
    package let sink: String
    package let recipient: String
    package let priority: Priority
    package let reason: Reason
    /// The highest rule that would have told it.
    package let rule: RuleID
    package let at: Instant

    package init(
        story: String,
        sink: String,
        recipient: String,
        priority: Priority,
        reason: Reason,
        rule: RuleID,
        at: Instant
    ) {
        self.story = story
        self.sink = sink
        self.recipient = recipient
        self.priority = priority
        self.reason = reason
        self.rule = rule
        self.at = at
    }
}
