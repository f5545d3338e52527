package import LookoutModel

/// What the pass needs to know of a rule beside what it matches.
package struct RuleFacts: Hashable, Sendable {
    package let id: RuleID
    package let title: String
    package let priority: Priority
    /// Whether a match found only in an item's content may alert.
    package let alertsOnContent: Bool
    /// Whether the rule asks for feeds of kind analysis, which else never alert.
    package let asksForAnalysis: Bool
    /// Whether it only runs along: recorded and counted, never told as news.
    package let isOnTrial: Bool
    /// Its place in the order of the files.
    package let order: Int

    package init(
        id: RuleID,
        title: String,
        priority: Priority,
        alertsOnContent: Bool,
        asksForAnalysis: Bool,
        isOnTrial: Bool = false,
        order: Int
    ) {
        self.id = id
        self.title = title
        self.priority = priority
        self.alertsOnContent = alertsOnContent
        self.asksForAnalysis = asksForAnalysis
        self.isOnTrial = isOnTrial
        self.order = order
    }

    /// Whether what it catches is told as news.
    package var isTold: Bool { priority > .mute && !isOnTrial }

    /// Whether this rule comes before `other` where both caught the same story.
    package func outranks(_ other: RuleFacts) -> Bool {
        priority != other.priority ? priority > other.priority : order < other.order
    }
}
