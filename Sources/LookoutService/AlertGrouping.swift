import Delivery
package import LookoutModel
import Platform
package import Storage
import Text

/// Makes one message of the alerts that a person would get at once: after quiet hours, in a burst of news, or when a server
/// can be reached again.
///
/// At the end of a pass, before its messages leave. The files and programs have each alert by itself, and so has whoever is
/// told of something critical. An alert whose bytes may have left is never told in another message as well.
package struct AlertGrouping: Sendable {
    /// The most alerts that come one by one.
    package static let most = 3
    /// The most that one message tells; fewer where the form has no room for their headlines.
    package static let longest = 10

    private let maker: AlertMaker
    private let facts: [RuleID: RuleFacts]
    private let now: Instant

    package init(maker: AlertMaker, facts: [RuleID: RuleFacts], now: Instant) {
        self.maker = maker
        self.facts = facts
        self.now = now
    }

    /// Puts off what would disturb somebody's quiet hours, such as another try of what failed before they began.
    ///
    /// - Throws: `StoreError`.
    package func hold(in transaction: StoreTransaction) throws {
        for recipient in maker.recipients {
            guard let wake = recipient.quiet?.end(after: now, in: recipient.zone) else { continue }
            try transaction.outbox.hold(
                sink: recipient.sink,
                recipient: recipient.name,
                until: wake
            )
        }
    }

    /// Puts one message in the place of several, for everyone to whom more than `most` would go now.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func group(in transaction: StoreTransaction) throws {
        for recipient in maker.recipients where recipient.form?.isForPeople == true {
            let waiting = try transaction.outbox.unsent(sink: recipient.sink, recipient: recipient.name)
                .compactMap { entry in StoredAlert(record: entry.record).map { (entry, $0) } }
                .filter { entry, alert in
                    alert.priority < .critical && (entry.state == .retry || entry.nextTry <= now)
                }
            guard waiting.count > Self.most, waiting.contains(where: { $0.0.nextTry <= now }) else { continue }
            var rest = waiting[...]
            while !rest.isEmpty {
                let parts = try rest.prefix(Self.longest).map { try part($0.0, $0.1, in: transaction) }
                let count = maker.partsTold(parts, to: recipient)
                let members = rest.prefix(count)
                rest = rest.dropFirst(count)
                // A single one that is left over goes by itself.
                guard count > 1 else { continue }
                let entry = maker.entry(Array(parts.prefix(count)), to: recipient)
                try transaction.outbox.merge(members.map(\.0), into: entry)
            }
        }
    }

    private func part(
        _ entry: OutboxEntry,
        _ alert: StoredAlert,
        in transaction: StoreTransaction
    ) throws -> Burst.Part {
        let (first, others) = (alert.items[0], alert.items.dropFirst())
        // The archive knows more than the record, for as long as it keeps the item.
        let stored = try transaction.items.fetch(idPrefix: first.id, limit: 2).first { $0.id == first.id }
        return Burst.Part(
            alert: entry.id,
            causes: alert.rules.map { rule in
                Alert.Cause(
                    rule: rule,
                    title: facts[rule]?.title ?? rule.rawValue,
                    priority: min(facts[rule]?.priority ?? alert.priority, alert.priority),
                    texts: alert.texts(rule)
                )
            },
            item: stored.map { maker.alertItem(id: $0.id, $0.item) } ?? maker.alertItem(first),
            moreItems: others.count { !$0.isPossible } + alert.moreItems,
            possible: others.filter(\.isPossible).map(\.title),
            morePossible: alert.morePossible,
            again: alert.again
        )
    }
}
