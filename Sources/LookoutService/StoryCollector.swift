package import Digests
package import LookoutModel
package import Storage

/// Gathers the stories of a window into the sections of a digest, and counts what became of every match.
package struct StoryCollector {
    /// The most pieces of matched text that a story shows.
    private static let matchedTexts = 12
    /// How the store names the membership of what only possibly tells the same.
    private static let possible = "possible"

    /// The rules that it tells of.
    private let facts: [RuleID: RuleFacts]
    /// Whether there are others, of which it tells nothing.
    private let isChoice: Bool
    private let sources: SourceBook
    private var stories: [DigestStory] = []
    private var background: [RuleID: [DigestItem]] = [:]
    private var earlier: [RuleID: [DigestItem]] = [:]
    private var trials: [RuleID: [DigestItem]] = [:]
    /// The first stories of those that gave somebody no alert in the window, for the budget was used up.
    private var overBudget: Set<String> = []
    package private(set) var ledger = Ledger()
    /// Stories that the digest tells, in full or in the background.
    package private(set) var told: [String] = []
    package private(set) var hasSamples = false
    /// Matched items that are held back or muted, the first of each.
    package private(set) var untold: [UntoldItem] = []
    /// Matched items that joined stories told before, the first of them.
    package private(set) var joined: [JoinedItem] = []
    /// The rules that caught something as it came in, whatever became of it.
    package private(set) var caught: Set<RuleID> = []
    /// The named lists that stand in each item that is told as a development.
    package private(set) var mentions: [Set<String>] = []
    /// Finds the named lists that stand in an item; nil where nobody asks.
    package var namedLists: ((Item) -> Set<String>)?

    /// Whether items of sample feeds are taken in.
    private let takesSamples: Bool

    package init(
        facts: [RuleID: RuleFacts],
        choice: RuleChoice = RuleChoice(),
        sources: SourceBook,
        takesSamples: Bool = true
    ) {
        self.takesSamples = takesSamples
        self.facts = facts.filter { choice.contains($0.value) }
        isChoice = !choice.parts.isEmpty
        self.sources = sources
    }

    /// Those of the matches that are of its rules.
    private func chosen(_ matches: [StoredMatch]) -> [StoredMatch] {
        isChoice ? matches.filter { facts[$0.match.rule] != nil } : matches
    }

    /// Takes in the matches of a window.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package mutating func collect(
        _ window: EditionMaker.Window,
        digest: String,
        now: Instant,
        clock: CivilClock,
        in transaction: StoreTransaction
    ) throws {
        let matches = chosen(try transaction.matches.window(after: window.firstMatch, upTo: window.lastMatch))
        let withheld = try transaction.withheld.between(window.from, now).filter { withheld in
            withheld.reason == .budget && (!isChoice || facts[withheld.rule] != nil)
        }
        overBudget = Set(withheld.map(\.story))
        var byItem: [Int64: [StoredMatch]] = [:]
        for match in matches { byItem[match.itemSequence, default: []].append(match) }
        var groups: [StoryGroup] = []
        var places: [String: Int] = [:]
        for stored in try transaction.items.fetch(byItem.keys.sorted()) {
            guard
                let part = try take(
                    stored,
                    byItem[stored.sequence] ?? [],
                    digest: digest,
                    after: window.firstMatch,
                    in: transaction
                )
            else {
                continue
            }
            let place = places[part.story.leader] ?? groups.count
            places[part.story.leader] = place
            if place == groups.count { groups.append(StoryGroup(leader: part.story.leader)) }
            groups[place].parts.append(part)
        }
        for group in groups {
            try tell(group, digest: digest, today: clock.day(of: now), clock: clock, in: transaction)
        }
    }

    /// The sections, by the rules' rank; in each the weightiest story first.
    package var sections: [DigestSection] {
        let rules = facts.values.sorted { $0.order < $1.order }.map { rule in
            SectionOrder.Rule(name: RuleName(rule.id, rule.title), priority: rule.priority)
        }
        let behind = background.mapValues { items in
            DigestSection.Background(count: items.count, headlines: Self.latest(items))
        }
        return SectionOrder.sections(stories, rules: rules, background: behind)
    }

    /// Rules that were run over what was there before, with what they caught.
    package var newRules: [NewRule] {
        facts.values.filter { earlier[$0.id] != nil }.sorted { $0.outranks($1) }.map { rule in
            let items = earlier[rule.id] ?? []
            return NewRule(rule: rule.id, title: rule.title, earlier: items.count, headlines: Self.latest(items))
        }
    }

    /// Rules on trial that caught something, with what they caught.
    package var trialRules: [TrialRule] {
        facts.values.filter { trials[$0.id] != nil }.sorted { $0.outranks($1) }.map { rule in
            let items = trials[rule.id] ?? []
            return TrialRule(rule: rule.id, title: rule.title, caught: items.count, headlines: Self.latest(items))
        }
    }

    /// Counts an item, and returns it where it may be told.
    private mutating func take(
        _ stored: StoredItem,
        _ fresh: [StoredMatch],
        digest: String,
        after firstMatch: Int64,
        in transaction: StoreTransaction
    ) throws -> StoryGroup.Part? {
        let isSample = sources.source(stored.item.feed)?.isSample == true
        if isSample, !takesSamples { return nil }
        let item = Self.digestItem(stored, sources: sources)
        let live = fresh.filter { $0.origin != .earlier }
        for match in fresh where match.origin == .earlier {
            guard let rule = facts[match.match.rule], rule.priority > .mute else { continue }
            earlier[rule.id, default: []].append(item)
            hasSamples = hasSamples || isSample
        }
        guard !live.isEmpty else { return nil }
        ledger.matched += 1
        caught.formUnion(live.map(\.match.rule))
        for match in live {
            guard let rule = facts[match.match.rule], rule.isOnTrial, rule.priority > .mute else { continue }
            trials[rule.id, default: []].append(item)
            hasSamples = hasSamples || isSample
        }
        if stored.heldUntil != nil {
            ledger.held += 1
            if ledger.held <= UntoldItem.limit {
                untold.append(UntoldItem(item: item, rule: Self.first(live, facts), heldUntil: stored.heldUntil))
            }
            return nil
        }
        guard let story = try transaction.stories.of(item: stored.sequence) else { return nil }
        let member = try transaction.stories.membership(of: stored.sequence)
        let isPossible = member?.grade == Self.possible
        let all = chosen(try transaction.matches.of(item: stored.sequence))
        let isTold = try transaction.stories.toldDay(story.id, digest: digest) != nil
        // A rule that joins a story already told does so quietly; what only possibly tells the same is told itself, once, and
        // what would have been another alert but for the budget is told here.
        if isTold, !overBudget.contains(story.leader), !isPossible || all.contains(where: { $0.sequence <= firstMatch })
        {
            try noteJoined(stored, story, rule: Self.ranked(all, facts).first, in: transaction)
            return nil
        }
        let rules = Self.ranked(all, facts)
        guard let highest = rules.first else {
            // Not noted as told: a rule that speaks may yet catch it.
            if all.contains(where: { (facts[$0.match.rule]?.priority ?? .mute) > .mute }) {
                ledger.trial = (ledger.trial ?? 0) + 1
            } else {
                ledger.muted += 1
                if ledger.muted <= UntoldItem.limit {
                    untold.append(UntoldItem(item: item, rule: Self.first(all, facts)))
                }
            }
            return nil
        }
        hasSamples = hasSamples || isSample
        if stored.isBackground {
            told.append(story.id)
            ledger.background += 1
            background[highest.id, default: []].append(item)
            return nil
        }
        if let namedLists { mentions.append(namedLists(stored.item)) }
        var told = Self.digestItem(stored, member: member, sources: sources)
        told.rules = all.map(\.match.rule)
        told.earlierTitles = try Self.earlierTitles(of: stored, in: transaction)
        return StoryGroup.Part(
            stored: stored,
            item: told,
            story: story,
            isToldBefore: isTold,
            matches: all
        )
    }

    /// Counts an item that joins a story told before, and keeps the first of them by name.
    private mutating func noteJoined(
        _ stored: StoredItem,
        _ story: StoredStory,
        rule: RuleFacts?,
        in transaction: StoreTransaction
    ) throws {
        ledger.folded += 1
        // What only muted rules or those on trial caught is no news to anybody.
        guard let rule else { return }
        ledger.joined = (ledger.joined ?? 0) + 1
        guard joined.count < JoinedItem.limit else { return }
        let leader = try transaction.stories.fetch(story.leader) ?? story
        let first = try transaction.items.fetch([leader.firstItem]).first
        joined.append(
            JoinedItem(
                item: Self.digestItem(
                    stored,
                    member: try transaction.stories.membership(of: stored.sequence),
                    sources: sources
                ),
                story: story.leader,
                title: first?.item.title ?? stored.item.title,
                rule: RuleName(rule.id, rule.title)
            )
        )
    }

    private mutating func tell(
        _ group: StoryGroup,
        digest: String,
        today: Day,
        clock: CivilClock,
        in transaction: StoreTransaction
    ) throws {
        let parts = group.ordered
        guard let first = parts.first else { return }
        let leader = try transaction.stories.fetch(group.leader) ?? first.story
        let wasTold =
            try parts.contains(where: \.isToldBefore)
            || transaction.stories.kin(of: leader).contains { story in
                try transaction.stories.toldDay(story.id, digest: digest) != nil
            }
        let rules = Self.ranked(parts.flatMap(\.matches), facts)
        var named: [RuleName] = []
        for rule in rules where !named.contains(where: { $0.id == rule.id }) {
            named.append(RuleName(rule.id, rule.title))
        }
        for part in parts where !told.contains(part.story.id) { told.append(part.story.id) }
        ledger.told += 1
        ledger.folded += parts.count - 1
        stories.append(
            DigestStory(
                id: wasTold ? first.story.id : group.leader,
                title: first.stored.item.title,
                state: wasTold ? .continuing : .new,
                dayNumber: max(1, today.number - clock.day(of: leader.madeAt).number + 1),
                firstSeen: leader.madeAt,
                rules: named,
                matched: matched(parts.flatMap(\.matches), order: rules),
                items: parts.map(\.item),
                isOverBudget: overBudget.contains(group.leader) ? true : nil
            )
        )
    }

    /// The rules that tell the story, the highest first; of the same priority, those first that the headline or lead met.
    private static func ranked(_ matches: [StoredMatch], _ facts: [RuleID: RuleFacts]) -> [RuleFacts] {
        let found = matches.compactMap { match in
            facts[match.match.rule].map { (rule: $0, isPlain: match.match.holdsWithoutContent) }
        }
        return found.filter(\.rule.isTold).sorted { left, right in
            if left.rule.priority != right.rule.priority { return left.rule.priority > right.rule.priority }
            return left.isPlain != right.isPlain ? left.isPlain : left.rule.order < right.rule.order
        }.map(\.rule)
    }

    /// The name of the first rule in force among those that matched.
    private static func first(_ matches: [StoredMatch], _ facts: [RuleID: RuleFacts]) -> RuleName? {
        matches.compactMap { facts[$0.match.rule] }.first.map { RuleName($0.id, $0.title) }
    }

    private func matched(_ matches: [StoredMatch], order: [RuleFacts]) -> [MatchedText] {
        var texts: [MatchedText] = []
        var seen: Set<RuleID> = []
        for rule in order where seen.insert(rule.id).inserted {
            for text in matches.lazy.filter({ $0.match.rule == rule.id }).flatMap(\.match.texts)
            where texts.count < Self.matchedTexts && !texts.contains(text) {
                texts.append(text)
            }
        }
        return texts
    }

    /// The headlines that an item had before; nil where it never had another.
    static func earlierTitles(of stored: StoredItem, in transaction: StoreTransaction) throws -> [EarlierTitle]? {
        guard stored.revision > 0 else { return nil }
        let titles = try transaction.titles.of(item: stored.sequence).map { title, replacedAt in
            EarlierTitle(title: title, until: replacedAt)
        }
        return titles.isEmpty ? nil : titles
    }

    /// An item as digests and pages tell it.
    static func digestItem(_ stored: StoredItem, member: StoryMember? = nil, sources: SourceBook) -> DigestItem {
        let item = stored.item
        let title = sources.title(item.feed)
        let owner = member?.copiedFrom ?? sources.owner(item.feed)
        return DigestItem(
            id: stored.id,
            title: item.title,
            link: item.link,
            feed: item.feed,
            source: title,
            kind: sources.kind(item.feed),
            isStateMedia: sources.isStateMedia(item.feed),
            language: item.language,
            published: item.published.map { min($0, stored.firstSeen) },
            lead: Lead.of(item),
            owner: member == nil || owner == title ? nil : owner,
            isPossible: member?.grade == Self.possible ? true : nil,
            seen: stored.firstSeen,
            author: item.author
        )
    }

    /// The latest three, those without a date last.
    private static func latest(_ items: [DigestItem]) -> [DigestItem] {
        let ordered = items.sorted { left, right in
            let (leftTime, rightTime) = (left.published?.seconds ?? .min, right.published?.seconds ?? .min)
            return leftTime != rightTime ? leftTime > rightTime : left.id < right.id
        }
        return Array(ordered.prefix(3))
    }
}
