import Digests
import LookoutModel
import Storage

/// Which edition a digest goes on from that has none of its own yet, or none since it was taken out of the settings.
///
/// A digest that was given another name goes on from what it was; a person who is given editions of their own goes on from
/// those of the home. So nothing between the two is left out, and nothing is told again.
struct EditionLineage {
    /// Seconds by which a digest's editions may end before those of others, and it still have been one of them: weekly ones
    /// do.
    private static let reach: Int64 = 8 * 86_400

    let settings: Settings
    /// The time of this pass.
    let now: Instant

    /// The edition of another digest that the next one of `plan` follows; nil where it follows its own, or is the first.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    func predecessor(of plan: Settings.DigestPlan, in transaction: StoreTransaction) throws -> StoredEdition? {
        let own = try transaction.editions.last(of: plan.name)
        if plan.reader != nil {
            // What this pass has made of the home's digest just now was nobody's yet.
            let first = settings.digests[0].name
            guard let home = try transaction.editions.last(of: first, before: now) else { return nil }
            guard let own else { return home }
            let hadNone = try isSuspended(plan, since: own, in: transaction)
            return hadNone && home.lastMatch > own.lastMatch ? home : nil
        }
        guard own == nil,
            let former = try transaction.editions.last(ofNoneOf: Set(settings.editions.map(\.name))),
            let newest = try transaction.editions.latest(limit: 1).first
        else { return nil }
        return former.to.advanced(bySeconds: Self.reach) >= newest.to ? former : nil
    }

    /// Whether a slot after an edition was passed over by a pass that came to its end, so that the settings did not have the
    /// digest then.
    private func isSuspended(
        _ plan: Settings.DigestPlan,
        since last: StoredEdition,
        in transaction: StoreTransaction
    ) throws -> Bool {
        guard let next = plan.schedule.next(after: last.to), next.due < now else { return false }
        return try transaction.passes.wasCompleted(after: next.due, upTo: now)
    }
}
