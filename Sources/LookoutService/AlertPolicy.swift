package import LookoutModel

/// Whether a story is told at once.
///
/// A pure function.
package enum AlertPolicy {
    /// One rule's catch of an item.
    package struct Catch: Hashable, Sendable {
        package let rule: RuleFacts
        package let match: Match

        package init(rule: RuleFacts, match: Match) {
            self.rule = rule
            self.match = match
        }
    }

    /// The causes of an alert, the highest first, or nil where there is none.
    ///
    /// An alert is due where a rule of priority `alert` or above caught the item's title or summary (or asked for
    /// content), the feed is not of kind analysis (or the rule asked for it), the item is no background, and the story has
    /// not alerted before under that priority or a higher one. All rules that caught the story are named, but those that are
    /// muted or on trial.
    package static func causes(
        of catches: [Catch],
        kind: SourceKind,
        isBackground: Bool,
        alerted: Priority?
    ) -> [Catch]? {
        guard !isBackground else { return nil }
        let told = catches.filter(\.rule.isTold).sorted { $0.rule.outranks($1.rule) }
        let loud = told.first { isLoud($0, kind: kind) }
        guard let loud, alerted.map({ loud.rule.priority > $0 }) ?? true else { return nil }
        return [loud] + told.filter { $0.rule.id != loud.rule.id }
    }

    private static func isLoud(_ caught: Catch, kind: SourceKind) -> Bool {
        caught.rule.priority >= .alert
            && (caught.match.holdsWithoutContent || caught.rule.alertsOnContent)
            && (kind != .analysis || caught.rule.asksForAnalysis)
    }
}
