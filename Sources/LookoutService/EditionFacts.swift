import Digests
import LookoutModel
import Rules
import Storage

/// What an edition says beside its stories and its ledger: what each rule caught in the last days, what it missed, and
/// what changed since the edition before.
struct EditionFacts {
    let circumstances: EditionMaker.Circumstances
    let clock: CivilClock

    /// Rules in force that caught something in the last days, by rank, with one number a day.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    func volumes(withMuted: Bool = false, in transaction: StoreTransaction) throws -> [RuleVolume] {
        let today = clock.day(of: circumstances.now)
        // A day may have more than 24 hours.
        let start = circumstances.now.advanced(bySeconds: -Int64(RuleVolume.days + 1) * 86_400)
        var counts: [RuleID: [Int]] = [:]
        try transaction.matches.forEachDevelopment(since: start) { rule, time in
            let age = today.number - clock.day(of: time).number
            guard (0..<RuleVolume.days).contains(age) else { return }
            counts[rule, default: [Int](repeating: 0, count: RuleVolume.days)][RuleVolume.days - 1 - age] += 1
        }
        let facts = circumstances.rules.facts.values.filter { withMuted || $0.priority > .mute }.sorted {
            $0.outranks($1)
        }
        return facts.compactMap { rule in
            counts[rule.id].map { RuleVolume(rule: rule.id, title: rule.title, counts: $0) }
        }
    }

    /// How many items of official sources no rule caught.
    ///
    /// - Throws: `StoreError`.
    func uncaughtOfficial(_ window: EditionMaker.Window, in transaction: StoreTransaction) throws -> Int {
        try transaction.items.uncaught(of: officialFeeds, after: window.firstItem, upTo: window.lastItem)
    }

    /// The feeds of official sources.
    var officialFeeds: [FeedID] {
        circumstances.listed.filter { $0.kind == .official }.map(\.id)
    }

    /// What is different from the edition before; nil where there is none that can be read.
    ///
    /// - Throws: `StoreError`.
    func changes(to digest: Digest, name: String, in transaction: StoreTransaction) throws -> EditionChanges? {
        guard let last = try transaction.editions.last(of: name),
            let before = try? DigestRecord.digest(Array(last.body.utf8))
        else { return nil }
        return EditionChanges(from: before, to: digest)
    }

    /// The pairs of named lists, each by name, of which one holds all names of the other.
    var nestedLists: Set<[String]> { ListMentions(circumstances.rules.active).nested }

    /// Which named lists stand in an item; the rules' lists are made ready when the first is asked for.
    var mentions: (Item) -> Set<String> {
        var known: ListMentions?
        return { item in
            let lists = known ?? ListMentions(circumstances.rules.active)
            known = lists
            guard lists.canPair else { return [] }
            return lists.lists(
                in: ItemMatcher.subject(of: item, book: circumstances.sources, now: circumstances.now)
            )
        }
    }
}
