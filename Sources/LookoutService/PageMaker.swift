import Digests
import LookoutModel
import Rules
import Storage
import Stories

/// Gathers what the pages beside the editions show.
struct PageMaker {
    let circumstances: EditionMaker.Circumstances
    let clock: CivilClock
    /// The most rules that have pages: those that caught something in the last days come first.
    static let mostRules = 500
    /// The most problems for which a repair is looked for.
    private static let mostRepairs = 20

    /// The pages of stories that are there, as `PageName` names them.
    var storyPages: Set<String> = []
    /// The pages of rules that are there, or are about to be.
    var rulePages: Set<String> = []
    /// When the files of rules were changed, by path.
    let changed: [String: Instant]

    private var facts: EditionFacts { EditionFacts(circumstances: circumstances, clock: clock) }

    private var broken: [BrokenRule]

    init(circumstances: EditionMaker.Circumstances, clock: CivilClock, changed: [String: Instant]) {
        self.circumstances = circumstances
        self.clock = clock
        self.changed = changed
        broken = circumstances.rules.broken.map { EditionMaker.told($0, circumstances.wording) }
    }

    /// The same with a repair for the first problems: to find one takes time, and many rules may have the same problem.
    func withRepairs() -> PageMaker {
        var maker = self
        var found: [SourcePlace: String?] = [:]
        for (index, broken) in circumstances.rules.broken.enumerated() {
            let place = broken.problem.place
            if found[place] == nil {
                guard found.count < Self.mostRepairs else { continue }
                found[place] = .some(circumstances.wording.repairs(of: broken.problem).first)
            }
            maker.broken[index].repair = found[place] ?? nil
        }
        return maker
    }

    /// What the page of all rules is made from, as one text: where it is the same, so is the page.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    func basis(in transaction: StoreTransaction) throws -> String {
        let problems = broken.map { "\($0.place) \($0.rule?.rawValue ?? "") \($0.message) \($0.fallback)" }
        let last = try transaction.matches.lastSequence()
        let day = clock.day(of: circumstances.now).number
        let parts = [circumstances.rulesHash, "\(last)", "\(day)"] + circumstances.rules.active.map(text) + problems
        return ItemIdentity.hexadecimal(of: parts.joined(separator: "\n"), bytes: 16)
    }

    /// What the page of a rule says of the rule itself, as one text: not what it caught.
    func basis(of rule: Rule) -> String {
        let problems = broken.filter { $0.rule == rule.id }.map { "\($0.place) \($0.message) \($0.since.seconds)" }
        return ItemIdentity.hexadecimal(of: ([text(rule)] + problems).joined(separator: "\n"), bytes: 8)
    }

    private func text(_ rule: Rule) -> String {
        "\(rule.archive) \(rule.place) \(changed[rule.place.file]?.seconds ?? 0)"
    }

    /// How much each rule in force caught in the last days.
    ///
    /// - Throws: `StoreError`.
    func volumes(in transaction: StoreTransaction) throws -> [RuleID: RuleVolume] {
        Dictionary(
            try facts.volumes(withMuted: true, in: transaction).map { ($0.rule, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The rules in force that have room: those that caught something in the last days, then the others, in the order of
    /// their files.
    func shown(_ volumes: [RuleID: RuleVolume]) -> [Rule] {
        let rules = circumstances.rules.active
        let (busy, idle) = (rules.filter { volumes[$0.id] != nil }, rules.filter { volumes[$0.id] == nil })
        return Array((busy + idle).prefix(Self.mostRules))
    }

    /// How many rules are in force.
    var tally: RuleTally {
        let facts = circumstances.rules.facts.values
        return RuleTally(
            told: facts.count(where: \.isTold),
            onTrial: facts.count(where: \.isOnTrial),
            muted: facts.count { $0.priority == .mute && !$0.isOnTrial }
        )
    }

    /// A rule with what it caught last, at most `limit`.
    ///
    /// - Throws: `StoreError`.
    func portrait(
        of rule: Rule,
        volume: RuleVolume?,
        hits limit: Int,
        withDays: Bool = false,
        in transaction: StoreTransaction
    ) throws -> RulePortrait {
        RulePortrait(
            rule: RuleName(rule.id, rule.title),
            priority: rule.priority,
            isOnTrial: rule.isOnTrial,
            place: rule.place,
            changed: changed[rule.place.file],
            words: circumstances.wording.text(of: rule),
            sentence: circumstances.wording.sentence(of: rule),
            problems: broken.filter { $0.rule == rule.id },
            volume: volume,
            hits: try hits(of: rule.id, limit: limit, in: transaction),
            // Where the chart shows nothing there are no days either.
            days: withDays && volume != nil ? try days(of: rule.id, in: transaction) : []
        )
    }

    /// What a rule caught for the first time on each of the last days, as its chart counts them.
    private func days(of rule: RuleID, in transaction: StoreTransaction) throws -> [RuleDay] {
        let today = clock.day(of: circumstances.now).number
        let start = circumstances.now.advanced(bySeconds: -Int64(RuleVolume.days + 1) * 86_400)
        var days: [RuleDay] = []
        for (sequence, time) in try transaction.matches.developments(of: rule, since: start) {
            let day = clock.day(of: time)
            guard (0..<RuleVolume.days).contains(today - day.number) else { continue }
            if days.last?.day != day { days.append(RuleDay(day: day, developments: [], count: 0)) }
            days[days.count - 1].count += 1
            guard days[days.count - 1].developments.count < RuleDay.limit,
                let stored = try transaction.items.fetch([sequence]).first
            else { continue }
            let hit = RuleHit(
                item: StoryCollector.digestItem(stored, sources: circumstances.sources),
                seen: time,
                story: try page(of: stored, in: transaction)
            )
            days[days.count - 1].developments.append(hit)
        }
        return days
    }

    /// What is wrong with files or with rules that are off.
    func problems(besides rules: [Rule]) -> [BrokenRule] {
        let shown = Set(rules.map(\.id))
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
        // The first of those that are read as the same begins it, whichever of them is asked for.
        let begin = try transaction.stories.fetch(story.leader)?.madeAt ?? story.madeAt
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
        let tellers = try editions.filter { seen.insert("\($0.day.number) \($0.digest)").inserted }.map { told in
            let edition = try transaction.editions.fetch(name: told.digest, day: told.day)
            return StoryHistory.Edition(
                name: told.digest.isEmpty ? nil : told.digest,
                day: told.day,
                fileName: edition.map(PageMaker.fileName)
            )
        }
        return StoryHistory(
            id: story.leader,
            firstSeen: begin,
            tellings: tellings,
            linked: Set(titles.keys.filter { rulePages.contains(PageName.rule($0)) }),
            editions: tellers,
            zone: zone(tellings.flatMap { [$0.seen, $0.item.published].compactMap(\.self) } + [begin])
        )
    }

    /// The file that a link to an edition leads to: its page, else the first form it is written in.
    static func fileName(of edition: StoredEdition) -> String {
        let name = edition.name.isEmpty ? nil : edition.name
        let summary = try? EditionSummary(stored: edition.summary)
        return summary?.fileName ?? DigestFormat.html.fileName(day: edition.day, name: name)
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
