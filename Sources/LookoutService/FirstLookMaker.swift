import Delivery
import LookoutModel
import Storage

/// Counts what the first run found in this pass and those that did not come to their end.
struct FirstLookMaker {
    /// The most developments that the alert names.
    private static let shown = 10

    let facts: [RuleID: RuleFacts]
    let sources: SourceBook
    let alerts: AlertMaker
    let firstRun: FirstRun
    let now: Instant

    /// The first look of each recipient that is told of a rule which caught something.
    func entries(in transaction: StoreTransaction) throws -> [OutboxEntry] {
        try alerts.recipients.compactMap { recipient in
            try make(for: recipient, in: transaction).map { alerts.entry($0, to: recipient) }
        }
    }

    /// What a recipient is told; nil where none of its rules caught anything.
    private func make(for recipient: Recipient, in transaction: StoreTransaction) throws -> FirstLook? {
        let facts = facts.filter { recipient.isTold(of: $0.value) }
        let matches = try transaction.matches.window(after: 0, upTo: transaction.matches.lastSequence())
        var byItem: [Int64: [StoredMatch]] = [:]
        for match in matches where facts[match.match.rule]?.isTold ?? false {
            byItem[match.itemSequence, default: []].append(match)
        }
        // What came from files before there was a network was told then.
        let items = try transaction.items.fetch(byItem.keys.sorted()).filter { stored in
            sources.source(stored.item.feed).map(firstRun.holds) ?? true
        }
        guard !items.isEmpty else { return nil }
        var recent: [RuleID: Int] = [:]
        var older: [RuleID: Int] = [:]
        var loud: [StoredItem] = []
        var background = 0
        var stories: Set<String> = []
        var loudStories: Set<String> = []
        for stored in items {
            let story = try transaction.stories.of(item: stored.sequence)?.leader ?? stored.id
            let caught = byItem[stored.sequence] ?? []
            for match in caught {
                if stored.isBackground {
                    older[match.match.rule, default: 0] += 1
                } else {
                    recent[match.match.rule, default: 0] += 1
                }
            }
            if stored.isBackground { background += 1 } else { stories.insert(story) }
            let catches = caught.compactMap { match in
                facts[match.match.rule].map { AlertPolicy.Catch(rule: $0, match: match.match) }
            }
            let causes = AlertPolicy.causes(
                of: catches,
                kind: sources.kind(stored.item.feed),
                isBackground: stored.isBackground,
                alerted: nil
            )
            if causes != nil, loudStories.insert(story).inserted { loud.append(stored) }
        }
        let counts = facts.values.filter { recent[$0.id] != nil || older[$0.id] != nil }
            .sorted { $0.outranks($1) }
            .map { rule in
                FirstLook.Count(
                    rule: rule.id,
                    title: rule.title,
                    priority: rule.priority,
                    recent: recent[rule.id] ?? 0,
                    background: older[rule.id] ?? 0
                )
            }
        loud.sort { ($0.item.published ?? $0.firstSeen, $1.id) > ($1.item.published ?? $1.firstSeen, $0.id) }
        return FirstLook(
            id: OutboxID.of(
                sink: recipient.sink,
                recipient: recipient.name,
                kind: OutboxEntry.Kind.firstLook.rawValue,
                story: "",
                // What came from files before there was a network has a first look of its own.
                revision: firstRun.ofFiles ? 0 : 1
            ),
            created: now,
            developments: stories.count,
            background: background,
            counts: counts,
            items: loud.prefix(Self.shown).map { alerts.alertItem(id: $0.id, $0.item) },
            moreItems: max(0, loud.count - Self.shown)
        )
    }
}
