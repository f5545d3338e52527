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
        let since = now.advanced(bySeconds: -Backfill.reach)
        let start = Instant(seconds: .min)
        for missed in book.missed {
            try run(missed.rule, origin: .missed, after: missed.afterItem, since: start, in: transaction)
        }
        for rule in book.changed {
            try run(rule, origin: .earlier, after: 0, since: since, in: transaction)
        }
    }

    private func run(
        _ rule: Rule,
        origin: StoredMatch.Origin,
        after sequence: Int64,
        since: Instant,
        in transaction: StoreTransaction
    ) throws {
        let matcher = ItemMatcher(rules: RuleSet([rule]), book: sources, now: now)
        let placer = StoryPlacer(book: sources, now: now)
        var caught: [(StoredItem, Match)] = []
        try transaction.items.forEach(after: sequence, since: since) { stored in
            if let match = matcher.matches(stored.item).first { caught.append((stored, match)) }
        }
        for (stored, match) in caught
        where try transaction.matches.insert(match, item: stored.sequence, origin: origin, at: now) {
            let place = try placer.place(
                stored.item,
                sequence: stored.sequence,
                id: stored.id,
                // What is counted as earlier is joined with nothing.
                isBackground: origin == .earlier || stored.isBackground,
                matches: [match],
                matcher: matcher,
                in: transaction
            )
            try quieten(place.story, rule: rule, match: match, of: stored, in: transaction)
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
