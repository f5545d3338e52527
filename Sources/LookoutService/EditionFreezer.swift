import Digests
import LookoutModel
import Storage

/// Freezes the editions of a digest, those that a run missed and the one that is due, together with the messages that bring
/// them.
struct EditionFreezer {
    /// The most editions that are made of slots at which nothing ran; what is older is told in the first of them.
    private static let most = 31

    let plan: Settings.DigestPlan
    let settings: Settings
    /// The user's templates of this digest, by form.
    let templates: [DigestFormat: String]?
    let circumstances: EditionMaker.Circumstances
    private var now: Instant { circumstances.now }

    private var lineage: EditionLineage { EditionLineage(settings: settings, now: now) }

    /// The slot that is due; nil where its edition is there, or where none is to be made.
    ///
    /// A day that was written is not written again, whatever the clocks or the settings do, and none is made of a day before
    /// the last; where the clock went back, the next edition waits for its day. An edition more than two days ahead of today
    /// was made while the clock was wrong. A digest that follows another one begins with the first slot after its last edition.
    func due(in transaction: StoreTransaction) throws -> Slot? {
        guard let slot = plan.schedule.latest(at: now) else { return nil }
        if try transaction.editions.fetch(name: plan.name, day: slot.day) != nil { return nil }
        if let before = try lineage.predecessor(of: plan, in: transaction), slot.due <= before.to { return nil }
        guard let last = try transaction.editions.last(of: plan.name) else { return slot }
        let today = plan.schedule.clock.day(of: now)
        return last.day < slot.day || last.day > today.advanced(by: 2) ? slot : nil
    }

    /// The slots before the one that is due which are to have editions of their own, the oldest first: those at which nothing
    /// ran.
    private func missed(in transaction: StoreTransaction) throws -> [Slot] {
        guard plan.catchUp != .merge, let last = try transaction.editions.last(of: plan.name),
            try lineage.predecessor(of: plan, in: transaction) == nil
        else { return [] }
        let slots = try plan.schedule.due(after: last.day, at: now, limit: EditionFreezer.most).dropLast().filter {
            slot in
            // Where a pass came to its end since, the settings had no such slot then.
            try transaction.editions.fetch(name: plan.name, day: slot.day) == nil
                && !transaction.passes.wasCompleted(after: slot.due, upTo: now)
        }
        guard case .skip(let seconds) = plan.catchUp else { return slots }
        let oldest = now.advanced(bySeconds: -Int64(seconds))
        return slots.filter { $0.due >= oldest }
    }

    /// Freezes what a run missed, as things stood then: before anything new comes in.
    func freezeMissed(in transaction: StoreTransaction) throws -> [PassReport.WrittenEdition] {
        try missed(in: transaction).map { slot in
            // What came in before the slot was due belongs to it; time has not stood still since the edition before.
            let before = try transaction.editions.last(of: plan.name)?.to ?? slot.due
            let end = max(before, slot.due)
            let window = try EditionMaker.window(of: plan, day: slot.day, now: end, before: slot.due, in: transaction)
            return try freeze(slot, window, asOf: end, in: transaction)
        }
    }

    /// Freezes the edition of the slot that is due, up to what the store holds now.
    ///
    /// `endsFirstRun` tells whether the pass that is not yet noted as complete reached the first address of all.
    func freezeDue(
        _ slot: Slot,
        endsFirstRun: Bool,
        in transaction: StoreTransaction
    ) throws -> PassReport.WrittenEdition {
        let before = try lineage.predecessor(of: plan, in: transaction)
        if let before { try transaction.stories.inherit(by: plan.name, from: before.name, upTo: before.day) }
        let window = try EditionMaker.window(
            of: plan,
            after: before,
            day: slot.day,
            now: now,
            endsFirstRun: endsFirstRun,
            in: transaction
        )
        return try freeze(slot, window, asOf: now, in: transaction)
    }

    /// Freezes the edition of a slot.
    private func freeze(
        _ slot: Slot,
        _ window: EditionMaker.Window,
        asOf end: Instant,
        in transaction: StoreTransaction
    ) throws -> PassReport.WrittenEdition {
        var circumstances = circumstances
        circumstances.now = end
        var (digest, told) = try EditionMaker(plan: plan, window: window, circumstances).make(
            state: .edition,
            next: plan.schedule.next(after: end)?.due,
            in: transaction
        )
        digest.templates = templates
        try transaction.editions.insert(
            StoredEdition(
                name: plan.name,
                day: slot.day,
                firstMatch: window.firstMatch,
                lastMatch: window.lastMatch,
                firstItem: window.firstItem,
                lastItem: window.lastItem,
                from: digest.from,
                to: digest.to,
                body: String(decoding: try DigestRecord.bytes(digest), as: UTF8.self),
                summary: try EditionSummary(digest, formats: plan.formats).stored(),
                isWritten: false
            )
        )
        let post = EditionPost(settings: settings, plan: plan, now: now)
        for entry in post.entries(digest) { try transaction.outbox.enqueue(entry) }
        for story in told { try transaction.stories.noteTold(story, digest: plan.name, day: slot.day) }
        return PassReport.WrittenEdition(name: plan.name, day: slot.day, stories: digest.stories.count)
    }
}
