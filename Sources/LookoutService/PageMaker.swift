import Digests
import LookoutModel
import Rules
import Storage
import Stories

/// Gathers what the pages beside the editions show.
struct PageMaker {
    let circumstances: EditionMaker.Circumstances
    let clock: CivilClock
    /// The most rules that have pages; where there are more, those that caught something in the last days have.
    static let mostRules = 500

    /// The pages of stories that are there, as `PageName` names them.
    var storyPages: Set<String> = []
    /// When the files of rules were changed, by path.
    let changed: [String: Instant]

    private var facts: EditionFacts { EditionFacts(circumstances: circumstances, clock: clock) }

    private var broken: [BrokenRule] {
        circumstances.rules.broken.map { EditionMaker.told($0, circumstances.wording) }
    }

    /// What the page of all rules is made from, as one text: where it is the same, so is the page.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    func basis(in transaction: StoreTransaction) throws -> String {
        let files = changed.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.seconds)" }
        let problems = broken.map { "\($0.place) \($0.rule?.rawValue ?? "") \($0.message)" }
        let last = try transaction.matches.lastSequence()
        let day = clock.day(of: circumstances.now).number
        let parts = [circumstances.rulesHash, "\(last)", "\(day)"] + files + problems
        return ItemIdentity.hexadecimal(of: parts.joined(separator: "\n"), bytes: 16)
    }

    /// The rules in force, in the order of their files, with what each caught last, at most `limit`.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    func portraits(hits limit: Int, in transaction: StoreTransaction) throws -> [RulePortrait] {
        let volumes = Dictionary(
            try facts.volumes(withMuted: true, in: transaction).map { ($0.rule, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let rules = circumstances.rules.active
        let shown =
            rules.count > Self.mostRules ? Array(rules.filter { volumes[$0.id] != nil }.prefix(Self.mostRules)) : rules
        return try shown.map { rule in
            RulePortrait(
                rule: RuleName(rule.id, rule.title),
                priority: rule.priority,
                isOnTrial: rule.isOnTrial,
                place: rule.place,
                changed: changed[rule.place.file],
                words: circumstances.wording.text(of: rule),
                problems: broken.filter { $0.rule == rule.id },
                volume: volumes[rule.id],
                hits: try hits(of: rule.id, limit: limit, in: transaction)
            )
        }
    }

    /// What is wrong with files or with rules that are off.
    func problems(besides portraits: [RulePortrait]) -> [BrokenRule] {
        let shown = Set(portraits.map(\.rule.id))
        return broken.filter { $0.rule.map { !shown.contains($0) } ?? true }
    }

    private func hits(of rule: RuleID, limit: Int, in transaction: StoreTransaction) throws -> [RuleHit] {
        let sequences = try transaction.matches.latest(of: rule, limit: limit)
        return try transaction.items.fetch(sequences).map { stored in
            RuleHit(
                item: try item(stored, in: transaction),
                seen: stored.firstSeen,
                story: try page(of: stored, in: transaction)
            )
        }
    }

    /// The story of an item where a page shows it.
    private func page(of stored: StoredItem, in transaction: StoreTransaction) throws -> String? {
        guard let story = try transaction.stories.of(item: stored.sequence) else { return nil }
        return [story.leader, story.id].first { storyPages.contains(PageName.story($0)) }
    }

    /// All that is known of a story; nil where there is none of this id.
    ///
    /// - Throws: `StoreError`.
    func history(of id: String, in transaction: StoreTransaction) throws -> StoryHistory? {
        guard let story = try transaction.stories.fetch(id) else { return nil }
        let sequences = try transaction.stories.tellers(leader: story.leader).map(\.item)
        let titles = Dictionary(
            circumstances.rules.active.map { ($0.id, $0.title) },
            uniquingKeysWith: { first, _ in first }
        )
        let tellings = try transaction.items.fetch(sequences).map { stored in
            let matches = try transaction.matches.of(item: stored.sequence)
            return StoryHistory.Telling(
                item: try item(stored, in: transaction),
                seen: stored.firstSeen,
                rules: matches.map { RuleName($0.match.rule, titles[$0.match.rule] ?? $0.match.rule.rawValue) },
                matched: matches.flatMap(\.match.texts)
            )
        }
        guard !tellings.isEmpty else { return nil }
        let editions = try transaction.stories.kin(of: story).flatMap { try transaction.stories.editions(of: $0.id) }
        var seen: Set<String> = []
        return StoryHistory(
            id: story.leader,
            firstSeen: story.madeAt,
            tellings: tellings,
            linked: Set(titles.keys),
            editions: editions.filter { seen.insert("\($0.day.number) \($0.digest)").inserted }
                .map { StoryHistory.Edition(name: $0.digest.isEmpty ? nil : $0.digest, day: $0.day) },
            zone: zone(tellings.flatMap { [$0.seen, $0.item.published].compactMap(\.self) } + [story.madeAt])
        )
    }

    /// The latest items of official sources that no rule caught, the latest first.
    ///
    /// - Throws: `StoreError`.
    func uncaughtOfficial(of edition: StoredEdition, in transaction: StoreTransaction) throws -> [DigestItem] {
        try transaction.items.uncaught(
            of: facts.officialFeeds,
            after: edition.firstItem,
            upTo: edition.lastItem,
            limit: OfficialPageRenderer.limit
        ).map { try item($0, in: transaction) }
    }

    /// The offsets of the zone for all of these times.
    func zone(_ times: [Instant]) -> ZoneTable {
        let now = circumstances.now
        // Times further away than ten years are a publisher's fault, and need no table.
        let near = times.filter { (now.advanced(bySeconds: -316_224_000)...now).contains($0) }
        return ZoneTable(clock, from: near.min() ?? now, to: now)
    }

    private func item(_ stored: StoredItem, in transaction: StoreTransaction) throws -> DigestItem {
        var item = StoryCollector.digestItem(
            stored,
            member: try transaction.stories.membership(of: stored.sequence),
            sources: circumstances.sources
        )
        item.earlierTitles = try StoryCollector.earlierTitles(of: stored, in: transaction)
        return item
    }
}
