package import LookoutModel
package import Rules

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
    /// What it asks of alerts beside its priority.
    package let terms: AlertTerms
    /// Words to group rules by.
    package let tags: [String]
    /// The folder its file lies in, as a path below `Rules/`; empty for `Rules/` itself.
    package let folder: String
    /// Its place in the order of the files.
    package let order: Int

    package init(
        id: RuleID,
        title: String,
        priority: Priority,
        alertsOnContent: Bool,
        asksForAnalysis: Bool,
        isOnTrial: Bool = false,
        terms: AlertTerms = AlertTerms(),
        tags: [String] = [],
        folder: String = "",
        order: Int
    ) {
        self.id = id
        self.title = title
        self.priority = priority
        self.alertsOnContent = alertsOnContent
        self.asksForAnalysis = asksForAnalysis
        self.isOnTrial = isOnTrial
        self.terms = terms
        self.tags = tags
        self.folder = folder
        self.order = order
    }

    /// Whether what it catches is told as news.
    package var isTold: Bool { priority > .mute && !isOnTrial }

    /// Whether anything of it may be an alert.
    package var canAlert: Bool {
        isTold && (priority >= .alert || terms.surge != nil || terms.absence != nil)
    }

    /// The facts of rules, by id.
    package static func of(_ rules: [Rule]) -> [RuleID: RuleFacts] {
        var facts: [RuleID: RuleFacts] = [:]
        for (order, rule) in rules.enumerated() {
            facts[rule.id] = RuleFacts(
                id: rule.id,
                title: rule.title,
                priority: rule.priority,
                alertsOnContent: rule.alertsOnContent,
                asksForAnalysis: rule.condition.kinds.contains(.analysis),
                isOnTrial: rule.isOnTrial,
                terms: rule.alertTerms,
                tags: rule.tags,
                folder: folder(of: rule.place.file),
                order: order
            )
        }
        return facts
    }

    private static func folder(of file: String) -> String {
        let parts = file.split(separator: "/").dropLast()
        return (parts.first == "Rules" ? parts.dropFirst() : parts).joined(separator: "/")
    }

    /// Whether this rule comes before `other` where both caught the same story.
    package func outranks(_ other: RuleFacts) -> Bool {
        priority != other.priority ? priority > other.priority : order < other.order
    }
}
