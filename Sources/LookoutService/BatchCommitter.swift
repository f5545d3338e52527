import FeedParsing
package import LookoutModel
import Rules
package import Storage
import Stories

/// Commits feeds that arrived together: items, matches, stories, outbox rows, validators and the next due time, in
/// one transaction.
///
/// Failures are not its business.
package struct BatchCommitter {
    private let store: Store
    private let matcher: ItemMatcher
    private let facts: [RuleID: RuleFacts]
    private let alerts: AlertMaker
    private let book: SourceBook
    private let settings: Settings
    private let now: Instant
    private let firstRun: FirstRun

    package init(
        store: Store,
        matcher: ItemMatcher,
        facts: [RuleID: RuleFacts],
        alerts: AlertMaker,
        book: SourceBook,
        settings: Settings,
        now: Instant,
        firstRun: FirstRun
    ) {
        self.store = store
        self.matcher = matcher
        self.facts = facts
        self.alerts = alerts
        self.book = book
        self.settings = settings
        self.now = now
        self.firstRun = firstRun
    }

    /// Commits the feeds of `batch` that answered, and returns what came of it.
    ///
    /// `states` holds what is known of the feeds, and is brought up to date.
    ///
    /// - Throws: `StoreError`; then nothing of the batch is in the store.
    package func commit(
        _ batch: [FetchedFeed],
        states: inout [FeedID: FeedState]
    ) throws(StoreError) -> PassCounts {
        let before = states
        let (counts, after) = try store.write { transaction in
            var counts = PassCounts()
            var states = before
            for fetched in batch { try commit(fetched, states: &states, counts: &counts, in: transaction) }
            return (counts, states)
        }
        states = after
        return counts
    }

    private func commit(
        _ fetched: FetchedFeed,
        states: inout [FeedID: FeedState],
        counts: inout PassCounts,
        in transaction: StoreTransaction
    ) throws {
        let source = fetched.source
        var state = states[source.id] ?? FeedState(id: source.id, address: source.locationText, addedAt: now)
        state.address = source.locationText
        let isFirstDocument = state.lastDocument == nil
        switch fetched.outcome {
        case .failed:
            return
        case .notModified(let validators):
            state.validators = validators
            counts.unchanged += 1
        case .unchanged(let validators):
            state.validators = validators
            counts.unchanged += 1
        case .document(let document):
            state.validators = document.validators
            state.bodyHash = document.bodyHash
            state.title = document.feed.title ?? state.title
            state.lastDocument = now
            counts.documents += 1
        }
        state.lastAttempt = now
        state.lastSuccess = now
        state.failures = 0
        state.failingSince = nil
        state.failure = nil
        state.isGone = false
        state.nextDue = Backoff.next(
            after: now,
            interval: source.interval ?? settings.fetch.interval,
            feed: source.id
        )
        try transaction.feeds.save(state)
        states[source.id] = state
        if case .document(let document) = fetched.outcome {
            try store(document.items, of: source, isFirstDocument: isFirstDocument, counts: &counts, in: transaction)
        }
    }

    private func store(
        _ items: [Item],
        of source: FeedSource,
        isFirstDocument: Bool,
        counts: inout PassCounts,
        in transaction: StoreTransaction
    ) throws {
        let known = try transaction.items.known(in: source.id, among: items.map(\.identity))
        let isFirstRun = firstRun.holds(source)
        var seen: [Int64] = []
        // Feeds list the newest first; the oldest gets the lowest sequence.
        for item in items.reversed() {
            let hash = ItemIdentity.textHash(item)
            if let old = known[item.identity] {
                seen.append(old.sequence)
                guard old.textHash != hash else { continue }
                try transaction.items.update(old.sequence, with: item, textHash: hash)
                counts.changedItems += 1
                let stored = try transaction.items.fetch([old.sequence])
                let isBackground = stored.first?.isBackground ?? false
                try match(
                    item,
                    sequence: old.sequence,
                    id: old.id,
                    isBackground: isBackground,
                    isFirstRun: isFirstRun,
                    counts: &counts,
                    in: transaction
                )
            } else {
                let id = ItemIdentity.id(feed: source.id, identity: item.identity)
                let isBackground =
                    isFirstDocument
                    && Freshness.isBackground(item.published, now: now, isFirstRun: isFirstRun)
                let new = NewItem(id: id, item: item, textHash: hash, isBackground: isBackground)
                let sequence = try transaction.items.insert(new, firstSeen: now)
                counts.newItems += 1
                try match(
                    item,
                    sequence: sequence,
                    id: id,
                    isBackground: isBackground,
                    isFirstRun: isFirstRun,
                    counts: &counts,
                    in: transaction
                )
            }
        }
        try transaction.items.touch(seen, at: now)
    }

    private func match(
        _ item: Item,
        sequence: Int64,
        id: String,
        isBackground: Bool,
        isFirstRun: Bool,
        counts: inout PassCounts,
        in transaction: StoreTransaction
    ) throws {
        let matches = matcher.matches(item)
        guard !matches.isEmpty else { return }
        for match in matches where try transaction.matches.insert(match, item: sequence, origin: .live, at: now) {
            counts.matches += 1
        }
        let story =
            try transaction.stories.of(item: sequence)
            ?? transaction.stories.make(id: id, firstItem: sequence, at: now)
        let catches = matches.compactMap { match in
            facts[match.rule].map { AlertPolicy.Catch(rule: $0, match: match) }
        }
        let causes = AlertPolicy.causes(
            of: catches,
            kind: book.kind(item.feed),
            isBackground: isBackground,
            alerted: isFirstRun ? story.alertedPriority : nil
        )
        guard let causes, let highest = causes.first else { return }
        // The first look tells it: one alert in all for the first run, also where the text changes later.
        guard !isFirstRun else {
            try transaction.stories.noteAlert(story.id, priority: highest.rule.priority)
            return
        }
        let entries = alerts.entries(
            story: story,
            telling: story.alerts > 0 ? try transaction.outbox.telling(story: story.id) : [],
            catches: catches,
            isBackground: isBackground,
            itemID: id,
            item: item
        )
        guard !entries.isEmpty else { return }
        let priority = max(highest.rule.priority, story.alertedPriority ?? .mute)
        try transaction.stories.noteAlert(story.id, priority: priority)
        for entry in entries { try transaction.outbox.enqueue(entry) }
        counts.alerts += 1
    }
}
