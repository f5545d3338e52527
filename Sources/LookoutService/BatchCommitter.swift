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
    private let placer: StoryPlacer

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
        placer = StoryPlacer(book: book, now: now)
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
        // Only what the batch is about: a copy of all would be made anew for each of many batches.
        let own = batch.compactMap { fetched in states[fetched.source.id].map { (fetched.source.id, $0) } }
        let before = Dictionary(own) { first, _ in first }
        let (counts, after) = try store.write { transaction in
            var counts = PassCounts()
            var states = before
            var told = try AlertBatch(maker: alerts, book: book, settings: settings, now: now, in: transaction)
            for fetched in batch {
                try commit(fetched, states: &states, counts: &counts, batch: &told, in: transaction)
            }
            counts.alerts += try told.enqueue(in: transaction)
            return (counts, states)
        }
        states.merge(after) { $1 }
        return counts
    }

    private func commit(
        _ fetched: FetchedFeed,
        states: inout [FeedID: FeedState],
        counts: inout PassCounts,
        batch: inout AlertBatch,
        in transaction: StoreTransaction
    ) throws {
        let source = fetched.source
        var state = states[source.id] ?? FeedState(id: source.id, address: source.locationText, addedAt: now)
        if state.address != source.locationText {
            // What was learnt of the old address says nothing of this one.
            (state.address, state.course.movedTo, state.course.movedTimes) = (source.locationText, nil, 0)
        }
        let previous = state.lastDocument
        switch fetched.outcome {
        case .failed, .crashed: return
        case .notModified, .unchanged: counts.unchanged += 1
        case .document: counts.documents += 1
        }
        if AnsweredFeed.note(fetched, in: &state, now: now), let address = state.course.learntAddress {
            counts.moved = (counts.moved ?? [:]).merging([source.id.rawValue: address]) { $1 }
        }
        if case .document(let document) = fetched.outcome {
            let recognition: ItemRecognition
            if previous == nil {
                AnsweredFeed.noteFirst(document.items, in: &state.course, now: now)
                try save(&state, of: fetched, in: transaction)
                recognition = try ItemRecognition(document, of: source.id, previous: nil, in: transaction)
            } else {
                recognition = try ItemRecognition(document, of: source.id, previous: previous, in: transaction)
                let hadItems =
                    try recognition.known.isEmpty && !transaction.items.latest(in: source.id, limit: 1).isEmpty
                AnsweredFeed.noteFurther(recognition, hadItems: hadItems, in: &state.course, now: now)
                try save(&state, of: fetched, in: transaction)
            }
            if recognition.hasChangedIDs {
                counts.changedIDs = (counts.changedIDs ?? [:]).merging([source.id.rawValue: recognition.recognised]) {
                    $1
                }
            }
            if recognition.hasChangedIDs {
                let better = document.schemeAfterChange
                if better != state.identityScheme {
                    state.identityScheme = better
                    try transaction.feeds.save(state)
                }
            }
            try store(
                recognition,
                of: source,
                isFirstDocument: previous == nil,
                matches: previous == nil ? document.matches : nil,
                counts: &counts,
                batch: &batch,
                in: transaction
            )
        } else {
            try save(&state, of: fetched, in: transaction)
        }
        states[source.id] = state
    }

    private func save(_ state: inout FeedState, of fetched: FetchedFeed, in transaction: StoreTransaction) throws {
        state.nextDue = FeedRhythm.next(
            after: now,
            source: fetched.source,
            course: state.course,
            interval: settings.fetch.interval,
            freshFor: fetched.exchange?.freshFor
        )
        try transaction.feeds.save(state)
    }

    private func store(
        _ recognition: ItemRecognition,
        of source: FeedSource,
        isFirstDocument: Bool,
        matches: [[Match]]?,
        counts: inout PassCounts,
        batch: inout AlertBatch,
        in transaction: StoreTransaction
    ) throws {
        let isFirstRun = firstRun.holds(source)
        placer.begin(recognition.items)
        var seen: [Int64] = []
        // Feeds list the newest first; the oldest gets the lowest sequence.
        for place in recognition.items.indices.reversed() {
            let item = recognition.items[place]
            let hash = recognition.textHashes[place]
            if let old = recognition.known[place] {
                seen.append(old.sequence)
                guard old.textHash != hash else { continue }
                try transaction.items.update(old.sequence, with: item, textHash: hash, at: now)
                counts.changedItems += 1
                let stored = try transaction.items.fetch([old.sequence]).first
                try match(
                    Caught(
                        item: item,
                        sequence: old.sequence,
                        id: old.id,
                        isBackground: stored?.isBackground ?? false,
                        isHeld: stored?.heldUntil != nil,
                        isFirstRun: isFirstRun,
                        isEdit: try !transaction.matches.of(item: old.sequence).isEmpty
                    ),
                    counts: &counts,
                    batch: &batch,
                    in: transaction
                )
            } else {
                let id = ItemIdentity.id(feed: source.id, identity: item.identity)
                let isBackground =
                    isFirstDocument
                    && Freshness.isBackground(item.published, now: now, isFirstRun: isFirstRun)
                let isHeld = recognition.held.contains(place)
                let new = NewItem(
                    id: id,
                    item: item,
                    textHash: hash,
                    isBackground: isBackground,
                    heldUntil: isHeld ? now.advanced(bySeconds: ItemRecognition.holding) : nil
                )
                let sequence = try transaction.items.insert(new, firstSeen: now)
                counts.newItems += 1
                if matches?[place].isEmpty != true {
                    try match(
                        Caught(
                            item: item,
                            sequence: sequence,
                            id: id,
                            isBackground: isBackground,
                            isHeld: isHeld,
                            isFirstRun: isFirstRun,
                            isEdit: false
                        ),
                        matches: matches?[place],
                        counts: &counts,
                        batch: &batch,
                        in: transaction
                    )
                }
                placer.note(item, sequence: sequence)
            }
        }
        try transaction.items.touch(seen, at: now)
    }

    /// An item that rules are run over.
    private struct Caught {
        let item: Item
        let sequence: Int64
        let id: String
        let isBackground: Bool
        let isHeld: Bool
        let isFirstRun: Bool
        /// Whether rules have caught it before, in another wording.
        let isEdit: Bool
    }

    private func match(
        _ caught: Caught,
        matches known: [Match]? = nil,
        counts: inout PassCounts,
        batch: inout AlertBatch,
        in transaction: StoreTransaction
    ) throws {
        let item = caught.item
        let matches = known ?? matcher.matches(item)
        guard !matches.isEmpty else { return }
        for match in matches
        where try transaction.matches.insert(match, item: caught.sequence, origin: .live, at: now) {
            counts.matches += 1
        }
        let place = try placer.place(
            item,
            sequence: caught.sequence,
            id: caught.id,
            isBackground: caught.isBackground,
            isHeld: caught.isHeld,
            matches: matches,
            matcher: matcher,
            in: transaction
        )
        // What is held back is told in the digest alone.
        if caught.isHeld { return }
        let catches = matches.compactMap { match in
            facts[match.rule].map { AlertPolicy.Catch(rule: $0, match: match) }
        }
        try batch.consider(
            AlertBatch.Candidate(
                item: item,
                sequence: caught.sequence,
                id: caught.id,
                isBackground: caught.isBackground,
                // The first look tells it: one alert in all for the first run, also where the text changes later.
                isQuiet: caught.isFirstRun,
                isEdit: caught.isEdit,
                place: place,
                catches: catches
            ),
            in: transaction
        )
    }
}
