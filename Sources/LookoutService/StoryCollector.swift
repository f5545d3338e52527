package import Digests
package import LookoutModel
package import Storage

/// Gathers the stories of a window into the sections of a digest, and counts what became of every match.
package struct StoryCollector {
    /// The most pieces of matched text that a story shows.
    private static let matchedTexts = 12

    private let facts: [RuleID: RuleFacts]
    private let sources: SourceBook
    private var stories: [DigestStory] = []
    private var background: [RuleID: [DigestItem]] = [:]
    private var earlier: [RuleID: [DigestItem]] = [:]
    private var trials: [RuleID: [DigestItem]] = [:]
    package private(set) var ledger = Ledger()
    /// Stories that the digest tells, in full or in the background.
    package private(set) var told: [String] = []
    package private(set) var hasSamples = false

    package init(facts: [RuleID: RuleFacts], sources: SourceBook) {
        self.facts = facts
        self.sources = sources
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
        let matches = try transaction.matches.window(after: window.firstMatch, upTo: window.lastMatch)
        var byItem: [Int64: [StoredMatch]] = [:]
        for match in matches { byItem[match.itemSequence, default: []].append(match) }
        for stored in try transaction.items.fetch(byItem.keys.sorted()) {
            try take(
                stored,
                byItem[stored.sequence] ?? [],
                digest: digest,
                today: clock.day(of: now),
                clock: clock,
                in: transaction
            )
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

    private mutating func take(
        _ stored: StoredItem,
        _ fresh: [StoredMatch],
        digest: String,
        today: Day,
        clock: CivilClock,
        in transaction: StoreTransaction
    ) throws {
        let item = digestItem(stored)
        let live = fresh.filter { $0.origin != .earlier }
        for match in fresh where match.origin == .earlier {
            if let rule = facts[match.match.rule], rule.priority > .mute { earlier[rule.id, default: []].append(item) }
        }
        guard !live.isEmpty else { return }
        ledger.matched += 1
        for match in live {
            guard let rule = facts[match.match.rule], rule.isOnTrial, rule.priority > .mute else { continue }
            trials[rule.id, default: []].append(item)
        }
        guard let story = try transaction.stories.of(item: stored.sequence) else { return }
        // A rule that joins a story already told does so quietly.
        if try transaction.stories.toldDay(story.id, digest: digest) != nil {
            ledger.folded += 1
            return
        }
        let all = try transaction.matches.of(item: stored.sequence)
        let rules = Self.ranked(all, facts)
        guard let highest = rules.first else {
            // Not noted as told: a rule that speaks may yet catch it.
            if all.contains(where: { (facts[$0.match.rule]?.priority ?? .mute) > .mute }) {
                ledger.trial = (ledger.trial ?? 0) + 1
            } else {
                ledger.muted += 1
            }
            return
        }
        if sources.source(stored.item.feed)?.isSample == true { hasSamples = true }
        told.append(story.id)
        if stored.isBackground {
            ledger.background += 1
            background[highest.id, default: []].append(item)
            return
        }
        ledger.told += 1
        stories.append(
            DigestStory(
                id: story.id,
                title: stored.item.title,
                state: .new,
                dayNumber: max(1, today.number - clock.day(of: story.madeAt).number + 1),
                firstSeen: stored.firstSeen,
                rules: rules.map { RuleName($0.id, $0.title) },
                matched: matched(all, order: rules),
                items: [item]
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

    private func matched(_ matches: [StoredMatch], order: [RuleFacts]) -> [MatchedText] {
        var texts: [MatchedText] = []
        for rule in order {
            for text in matches.first(where: { $0.match.rule == rule.id })?.match.texts ?? []
            where !texts.contains(text) {
                texts.append(text)
            }
        }
        return Array(texts.prefix(Self.matchedTexts))
    }

    private func digestItem(_ stored: StoredItem) -> DigestItem {
        let item = stored.item
        return DigestItem(
            id: stored.id,
            title: item.title,
            link: item.link,
            feed: item.feed,
            source: sources.title(item.feed),
            kind: sources.kind(item.feed),
            isStateMedia: sources.isStateMedia(item.feed),
            language: item.language,
            published: item.published.map { min($0, stored.firstSeen) },
            lead: Lead.of(item)
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
