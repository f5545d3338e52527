package import LookoutModel
import Rules
package import Storage
import Stories

/// Runs new, changed and mended rules over items that came in before.
package struct Backfill {
    /// Seconds back that a new or changed rule is run over.
    package static let reach: Int64 = 14 * 86_400

    private let book: RuleBook
    private let facts: [RuleID: RuleFacts]
    private let sources: SourceBook
    private let now: Instant

    package init(book: RuleBook, sources: SourceBook, now: Instant) {
        self.book = book
        facts = book.facts
        self.sources = sources
        self.now = now
    }

    /// Runs them, in the transaction that also notes the rules' new versions.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func run(in transaction: StoreTransaction) throws {
        let missed = book.missed.map { Past(rule: $0.rule, origin: .missed, after: $0.afterItem) }
        try run(missed, since: Instant(seconds: .min), in: transaction)
        let changed = book.changed.map { Past(rule: $0, origin: .earlier, after: 0) }
        try run(changed, since: now.advanced(bySeconds: -Backfill.reach), in: transaction)
    }

    /// A rule that looks back: at the items behind a sequence.
    private struct Past {
        let rule: Rule
        let origin: StoredMatch.Origin
        let after: Int64
    }

    /// Looks through the archive once for all of these rules, whatever their number.
    private func run(_ rules: [Past], since: Instant, in transaction: StoreTransaction) throws {
        guard let first = rules.map(\.after).min() else { return }
        let byID = Dictionary(rules.map { ($0.rule.id, $0) }) { first, _ in first }
        let matcher = ItemMatcher(rules: RuleSet(rules.map(\.rule)), book: sources, now: now)
        let placer = StoryPlacer(book: sources, now: now)
        var caught: [(stored: StoredItem, past: Past, match: Match)] = []
        try transaction.items.forEach(after: first, since: since) { stored in
            for match in matcher.matches(stored.item) {
                guard let past = byID[match.rule], stored.sequence > past.after else { continue }
                caught.append((stored, past, match))
            }
        }
        for (stored, past, match) in caught
        where try transaction.matches.insert(match, item: stored.sequence, origin: past.origin, at: now) {
            let place = try placer.place(
                stored.item,
                sequence: stored.sequence,
                id: stored.id,
                // What is counted as earlier is joined with nothing.
                isBackground: past.origin == .earlier || stored.isBackground,
                isHeld: stored.heldUntil != nil,
                matches: [match],
                matcher: matcher,
                in: transaction
            )
            try quieten(place.story, rule: past.rule, match: match, of: stored, in: transaction)
        }
    }

    /// What is found by looking back is told in the digest alone, also where the item's text changes later.
    private func quieten(
        _ story: StoredStory,
        rule: Rule,
        match: Match,
        of stored: StoredItem,
        in transaction: StoreTransaction
    ) throws {
        guard let facts = facts[rule.id] else { return }
        let causes = AlertPolicy.causes(
            of: [AlertPolicy.Catch(rule: facts, match: match)],
            kind: sources.kind(stored.item.feed),
            isBackground: stored.isBackground,
            alerted: story.alertedPriority
        )
        if causes != nil { try transaction.stories.noteAlert(story.id, priority: rule.priority) }
    }
}
