package import LookoutModel
import Platform
package import Storage

/// What would be sent to one recipient, and when, as things are.
package struct AlertPlan: Sendable {
    package let recipient: Recipient
    /// The rules that alert it, of those in force.
    package let rules: [RuleID]
    /// When the quiet hours end that hold now; nil where none do.
    package let quietUntil: Instant?
    /// How many alerts it may still get today; nil where there is no limit.
    package let left: Int?

    /// The plan of every recipient, the files first.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package static func all(
        _ settings: Settings,
        facts: [RuleID: RuleFacts],
        now: Instant,
        in transaction: StoreTransaction
    ) throws -> [AlertPlan] {
        let silences = SilenceBook(try transaction.silences.holding(at: now), zone: settings.zone, now: now)
        let loud = facts.values.filter { rule in
            rule.isTold && rule.priority >= .alert && silences.reason(rule, story: nil) == nil
        }.sorted { $0.order < $1.order }
        return try Recipient.all(settings).map { recipient in
            AlertPlan(
                recipient: recipient,
                rules: loud.filter { recipient.isTold(of: $0) }.map(\.id),
                quietUntil: recipient.quiet?.end(after: now, in: recipient.zone),
                left: try AlertBudget(settings).left(of: recipient, at: now, in: transaction)
            )
        }
    }
}
