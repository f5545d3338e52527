import Delivery
package import Digests
package import LookoutModel
import Platform
import Rules
package import Storage
import Stories
import Text

/// The end of a pass: the first look, the editions that are due, the pass itself, all in one transaction; then what moves.
package struct PassClosing {
    package let settings: Settings
    package let circumstances: Circumstances
    package let store: Store
    package let passID: Int64
    package let firstRun: FirstRun
    package let sources: SourceBook
    package let rules: RuleBook
    package let listed: [FeedSource]
    package let leftOut: Int
    package let states: [FeedID: FeedState]
    /// The rule files and feed lists that are there, relative to the home; nil where nobody looked.
    package var files: Set<String>?
    /// The user's own looks of digests.
    package var templates = DigestTemplates()
    /// The network, where it is down.
    package let networkDown: NetworkOutage?

    private var now: Instant { circumstances.now }

    /// Commits the end of the pass.
    ///
    /// - Throws: `StoreError`.
    package func close(report: inout PassReport) throws(StoreError) {
        let counts = report.counts
        let frozen = try store.write { transaction in
            if firstRun.lasts { try enqueueFirstLook(in: transaction) }
            if !firstRun.lasts, networkDown == nil { report.counts.alerts += try watchRules(in: transaction) }
            _ = try transaction.holds.releaseDue(at: now)
            let frozen = try freezeEditions(counts, in: transaction)
            try transaction.passes.complete(passID, counts: counts)
            return frozen
        }
        report.editions += frozen
    }

    /// Writes `today.html`, the day so far of the first digest; returns the problem where it cannot be written.
    ///
    /// - Throws: `StoreError`.
    package func writeToday(home: Home) throws(StoreError) -> [StandingProblem] {
        let digest = try daySoFar(settings.digests[0])
        do {
            try EditionWriter(home: home, store: store).write(DigestFormat.html.render(digest), to: "today.html")
            return []
        } catch {
            return [.editionUnwritten(name: "today", day: digest.day, detail: EditionWriter.detail(error))]
        }
    }

    /// Writes the pages beside the editions; `changed` is when the files of rules were changed, by path.
    ///
    /// - Throws: `StoreError`.
    package func writePages(home: Home, changed: [String: Instant]) throws(StoreError) -> [StandingProblem] {
        let clock = CivilClock(settings.digests[0].zone)
        let maker = PageMaker(circumstances: surroundings, clock: clock, changed: changed)
        return try PageWriter(home: home, store: store, maker: maker).write()
    }

    /// What has come in since a digest's newest edition.
    ///
    /// - Throws: `StoreError`.
    package func daySoFar(_ plan: Settings.DigestPlan) throws(StoreError) -> Digest {
        let clock = CivilClock(plan.zone)
        return try store.read { transaction in
            let window = try EditionMaker.window(
                of: plan,
                after: EditionLineage(settings: settings, now: now).predecessor(of: plan, in: transaction),
                day: clock.day(of: now),
                now: now,
                in: transaction
            )
            let next = plan.schedule.next(after: now)?.due
            var digest = try EditionMaker(plan: plan, window: window, surroundings)
                .make(state: .soFar, next: next, in: transaction).digest
            digest.templates = templates.of(plan.name)
            return digest
        }
    }

    /// Compares the problems that stand with those that stood, and says which are to be told.
    ///
    /// - Throws: `StoreError`.
    package func tell(
        unwritten: [StandingProblem],
        report: inout PassReport
    ) throws(StoreError) {
        let messages = try store.read { try $0.outbox.stuck() }
        let held = try store.read { try $0.holds.all() }.sorted { $0.key < $1.key }.map { feed, held in
            StandingProblem.feedHeld(feed, title: sources.title(feed), items: held.count, until: held.until)
        }
        let standing =
            StandingSurvey(
                report: report,
                states: states,
                listed: listed,
                sources: sources,
                rules: rules,
                wording: circumstances.wording,
                now: now
            ).problems + RecipientCheck(settings, book: rules).standing + unwritten + stuck(messages)
            + held
        report.needsPerson = standing.contains(where: \.needsPerson)
        let changed = (report.counts.changedIDs ?? [:]).sorted { $0.key < $1.key }.map { feed, known in
            circumstances.wording.text(ofChangedIDs: sources.title(FeedID(feed)), known: known)
        }
        let moved = (report.counts.moved ?? [:]).sorted { $0.key < $1.key }.map { feed, address in
            let place = listed.first { $0.id.rawValue == feed }?.place
            return circumstances.wording.text(ofMoved: sources.title(FeedID(feed)), to: address, place: place)
        }
        report.notices =
            try changed + moved
            + store.write { transaction in
                let board = NoticeBoard(
                    standing: standing,
                    stored: try transaction.notices.all(),
                    isGone: isGone,
                    now: now,
                    wording: circumstances.wording
                )
                try board.save(in: transaction)
                return board.lines
            }
    }

    private func isGone(_ subject: StandingProblem.Subject) -> Bool {
        switch subject {
        case .feed(let id): !listed.contains { $0.id == id }
        case .rule(let id): !rules.active.contains { $0.id == id }
        case .file(let path): files.map { !$0.contains(path) } ?? false
        }
    }

    /// Seconds for which a sink may be away before anybody is told.
    private static let patience: Int64 = 3 * 3600

    private func stuck(_ messages: [StuckMessages]) -> [StandingProblem] {
        let lasting = Dictionary(grouping: messages.filter { !mayPass($0) }, by: \.sink)
        return lasting.sorted { $0.key < $1.key }.map { sink, stuck in
            let count = { (state: OutboxEntry.State) in stuck.first { $0.state == state }?.count ?? 0 }
            let details = stuck.sorted { $0.state == .dead && $1.state != .dead }.compactMap { stuck in
                stuck.result.map { circumstances.wording.text(ofDelivery: $0, sink: stuck.sink) }
            }
            let detail = details.first == details.last ? details.prefix(1) : details[...]
            return .deliveryStuck(
                sink: sink,
                waiting: count(.retry),
                dead: count(.dead),
                detail: detail.joined(separator: " / ")
            )
        }
    }

    /// Whether what waits for a sink is weather so far: a server that is slow, busy or away for less than some hours.
    private func mayPass(_ stuck: StuckMessages) -> Bool {
        // What quiet hours held is not late by itself: its time begins with the first attempt.
        stuck.state == .retry && now.seconds(since: stuck.triedSince ?? stuck.oldest) < PassClosing.patience
            && stuck.result.flatMap { DeliveryFailure(stored: $0) }?.mayPass ?? false
    }

    /// Freezes the editions of slots at which nothing ran, for digests that are to have one of each; before anything new
    /// comes in, so that they tell what was known then.
    ///
    /// - Throws: `StoreError`.
    package func catchUp() throws(StoreError) -> [PassReport.WrittenEdition] {
        if firstRun.lasts { return [] }
        return try store.write { transaction in
            try settings.editions.flatMap { try freezer($0).freezeMissed(in: transaction) }
        }
    }

    private func freezeEditions(
        _ counts: PassCounts,
        in transaction: StoreTransaction
    ) throws -> [PassReport.WrittenEdition] {
        try settings.editions.compactMap { plan in
            let freezer = freezer(plan)
            guard let slot = try freezer.due(in: transaction), try !waits(slot, counts, in: transaction) else {
                return nil
            }
            return try freezer.freezeDue(slot, endsFirstRun: firstRun.ends(with: counts), in: transaction)
        }
    }

    /// Whether the first edition waits for the first answer: nothing could be read, and its hour had passed before
    /// anything was tried.
    private func waits(_ slot: Slot, _ counts: PassCounts, in transaction: StoreTransaction) throws -> Bool {
        guard firstRun.ofAddresses, !firstRun.ends(with: counts), counts.documents + counts.unchanged == 0 else {
            return false
        }
        return try transaction.passes.firstStart().map { slot.due <= $0 } ?? false
    }

    private func enqueueFirstLook(in transaction: StoreTransaction) throws {
        let alerts = AlertMaker(book: sources, settings: settings, now: now)
        let entries = try FirstLookMaker(
            facts: rules.facts,
            sources: sources,
            alerts: alerts,
            firstRun: firstRun,
            now: now
        ).entries(in: transaction)
        for entry in entries { try transaction.outbox.enqueue(entry) }
    }

    /// Tells of rules that have far more than usual, or nothing for too long; returns how many.
    private func watchRules(in transaction: StoreTransaction) throws -> Int {
        let asking = rules.facts.values.filter { $0.terms.surge != nil || $0.terms.absence != nil }
        guard !asking.isEmpty else { return 0 }
        let alerts = AlertMaker(book: sources, settings: settings, now: now)
        let silences = SilenceBook(try transaction.silences.holding(at: now), zone: settings.zone, now: now)
        let loaded = try transaction.rules.all().compactMapValues(\.loadedAt)
        var count = 0
        let findings = try RuleWatch(settings: settings, now: now).findings(asking, loaded: loaded, in: transaction)
        for found in findings {
            let silent = silences.reason(found.rule, story: nil)
            let items = found.items.map { alerts.alertItem(id: $0.id, $0.item) }
            for recipient in alerts.recipients where recipient.isTold(of: found.rule) {
                let entry = alerts.entry(found.rule, found.finding, key: found.key, items: items, to: recipient)
                if try transaction.outbox.has(entry.id) { continue }
                if let silent {
                    try transaction.withheld.note(
                        Withheld(
                            story: "\(entry.kind.rawValue) \(found.key)",
                            sink: recipient.sink,
                            recipient: recipient.name,
                            priority: max(found.rule.priority, .alert),
                            reason: silent,
                            rule: found.rule.id,
                            at: now
                        )
                    )
                    continue
                }
                try transaction.outbox.enqueue(entry)
                if recipient.form == nil { count += 1 }
            }
        }
        return count
    }

    private func freezer(_ plan: Settings.DigestPlan) -> EditionFreezer {
        EditionFreezer(
            plan: plan,
            settings: settings,
            templates: templates.of(plan.name),
            circumstances: surroundings
        )
    }

    /// What editions say beside their stories.
    private var surroundings: EditionMaker.Circumstances {
        EditionMaker.Circumstances(
            now: now,
            sources: sources,
            listed: listed,
            leftOut: leftOut,
            states: states,
            rules: rules,
            networkDown: networkDown,
            wording: circumstances.wording,
            takesSamples: settings.sinks.isEmpty,
            rulesHash: rulesHash
        )
    }

    private var rulesHash: String {
        let text = rules.active.map { "\($0.id) \($0.definitionHash)" }.sorted().joined(separator: "\n")
        return ItemIdentity.hexadecimal(of: text, bytes: 6)
    }
}
