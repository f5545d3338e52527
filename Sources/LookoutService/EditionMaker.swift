package import Digests
package import LookoutModel
import Rules
package import Storage
import Text

/// Makes the digest of a window over the store: which stories, in which order, and the ledger.
package struct EditionMaker {
    private let plan: Settings.DigestPlan
    private let circumstances: Circumstances
    private let window: Window
    /// The rules that the digest tells of.
    private let scope: DigestScope

    /// The most pairs of named lists that an edition shows.
    private static let mostPairs = 10

    /// What a digest says beside its stories.
    package struct Circumstances: Sendable {
        package var now: Instant
        package var sources: SourceBook
        /// The feeds of the lists that are on.
        package var listed: [FeedSource]
        /// How many are off or left out.
        package var leftOut: Int
        package var states: [FeedID: FeedState]
        package var rules: RuleBook
        /// How many feeds could not be reached for want of a network, and since when; nil where there is one.
        package var networkDown: NetworkOutage?
        package var wording: any Wording
        /// Whether samples stand in it: in a home that has a sink besides the files they do not.
        package var takesSamples: Bool
        /// Hash of the rules in force.
        package var rulesHash: String

        package init(
            now: Instant,
            sources: SourceBook,
            listed: [FeedSource],
            leftOut: Int,
            states: [FeedID: FeedState],
            rules: RuleBook,
            networkDown: NetworkOutage?,
            wording: any Wording,
            takesSamples: Bool,
            rulesHash: String
        ) {
            self.now = now
            self.sources = sources
            self.listed = listed
            self.leftOut = leftOut
            self.states = states
            self.rules = rules
            self.networkDown = networkDown
            self.wording = wording
            self.takesSamples = takesSamples
            self.rulesHash = rulesHash
        }
    }

    /// What an edition covers: records by sequence, the time only for what is said of it.
    package struct Window: Hashable, Sendable {
        package let day: Day
        package let from: Instant
        package let firstMatch: Int64
        package let lastMatch: Int64
        package let firstItem: Int64
        package let lastItem: Int64
        /// Whether it is the digest's first, or the first after the first run.
        package let isFirst: Bool
    }

    package init(plan: Settings.DigestPlan, window: Window, _ circumstances: Circumstances) {
        self.plan = plan
        self.window = window
        self.circumstances = circumstances
        scope = DigestScope(plan.rules, circumstances.rules)
    }

    /// The window after the newest edition of a digest, or after its `predecessor`, up to what the store holds now, or held
    /// before `end`.
    ///
    /// `endsFirstRun` tells whether the pass that is not yet noted as complete reached the first address of all.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package static func window(
        of plan: Settings.DigestPlan,
        after predecessor: StoredEdition? = nil,
        day: Day,
        now: Instant,
        before end: Instant? = nil,
        endsFirstRun: Bool = false,
        in transaction: StoreTransaction
    ) throws -> Window {
        let last = try predecessor ?? transaction.editions.last(of: plan.name)
        // Where the network came only after an edition, the first look stands in the one that follows.
        let isLate = try transaction.passes.endOfFirstRun().map { end in last.map { end > $0.to } ?? false }
        // A digest that joins others begins with the day, or with the days since its slot before, not with all that they
        // ever told.
        let isAdded = try last == nil && transaction.editions.hasEnded(before: now)
        let begin = plan.begin(of: now, isAdded: isAdded)
        let firstMatch = try last?.lastMatch ?? (isAdded ? transaction.matches.lastSequence(before: begin) : 0)
        let firstItem = try last?.lastItem ?? (isAdded ? transaction.items.lastSequence(before: begin) : 0)
        let lastMatch = try end.map { try transaction.matches.lastSequence(before: $0) }
        let lastItem = try end.map { try transaction.items.lastSequence(before: $0) }
        return Window(
            day: day,
            from: min(last?.to ?? begin, now),
            firstMatch: firstMatch,
            lastMatch: try max(firstMatch, lastMatch ?? transaction.matches.lastSequence()),
            firstItem: firstItem,
            lastItem: try max(firstItem, lastItem ?? transaction.items.lastSequence()),
            isFirst: !isAdded && (last == nil || isLate ?? endsFirstRun)
        )
    }

    /// The digest, and the stories that it tells.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func make(
        state: DigestState,
        next: Instant?,
        in transaction: StoreTransaction
    ) throws -> (digest: Digest, told: [String]) {
        let clock = CivilClock(plan.zone)
        var collector = StoryCollector(
            facts: circumstances.rules.facts,
            choice: plan.rules,
            sources: circumstances.sources,
            takesSamples: circumstances.takesSamples
        )
        let facts = EditionFacts(circumstances: circumstances, clock: clock)
        collector.namedLists = facts.mentions
        try collector.collect(window, digest: plan.name, now: circumstances.now, clock: clock, in: transaction)
        let sections = collector.sections
        let trials = collector.trialRules
        // A rule whose stories stand under a higher one was not quiet.
        let told = sections.map(\.rule) + sections.flatMap(\.stories).flatMap(\.rules).map(\.id)
        let hit = collector.caught.union(told + trials.map(\.rule))
        var ledger = collector.ledger
        try fill(&ledger, in: transaction)
        var digest = Digest(
            name: plan.name.isEmpty ? nil : plan.name,
            day: window.day,
            state: state,
            from: window.from,
            to: circumstances.now,
            zone: .utc,
            next: next,
            isFirst: window.isFirst,
            hasSamples: collector.hasSamples,
            sections: sections,
            quietRules: try quiet(hit, in: transaction),
            newRules: collector.newRules,
            trialRules: trials.isEmpty ? nil : trials,
            brokenRules: brokenRules,
            failingFeeds: failingFeeds,
            networkDown: circumstances.networkDown,
            ledger: ledger,
            rulesHash: circumstances.rulesHash,
            chosenRules: scope.isAll ? nil : scope.rules.map(\.id),
            hadNoRun: try hadNoRun(in: transaction) ? true : nil
        )
        digest.rules = scope.rules.map { RuleName($0.id, $0.title) }
        digest.changes = try facts.changes(to: digest, name: plan.name, in: transaction)
        digest.volumes = RuleVolume.largest(try facts.volumes(in: transaction).filter { scope.has($0.rule) })
        let pairs = CoMention.pairs(in: collector.mentions)
        // That a list stands where one stands that it is a part of says nothing.
        let nested = pairs.isEmpty ? [] : facts.nestedLists
        digest.coMentions = Array(pairs.filter { !nested.contains([$0.first, $0.second]) }.prefix(Self.mostPairs))
        digest.untold = collector.untold
        digest.joined = collector.joined.isEmpty ? nil : collector.joined
        digest.uncaughtOfficial = try facts.uncaughtOfficial(window, in: transaction)
        return (digest.told(on: clock), collector.told)
    }

    private func hadNoRun(in transaction: StoreTransaction) throws -> Bool {
        try window.from < circumstances.now
            && !transaction.passes.wasBegun(after: window.from, upTo: circumstances.now)
    }

    private func fill(_ ledger: inout Ledger, in transaction: StoreTransaction) throws {
        ledger.fetched =
            window.isFirst
            ? try transaction.items.count(in: 1...max(1, window.lastItem))
            : try transaction.items.seen(after: window.from, upTo: circumstances.now)
        if window.lastItem > window.firstItem {
            ledger.new = try transaction.items.count(in: window.firstItem + 1...window.lastItem)
        }
        let states = circumstances.listed.map { circumstances.states[$0.id] }
        let read = states.filter { ($0?.lastSuccess).map(isInWindow) ?? false }
        // A feed that was not due has neither answered nor failed.
        let failed = states.count { state in
            (state?.lastAttempt).map(isInWindow) ?? false && !((state?.lastSuccess).map(isInWindow) ?? false)
        }
        let cutOff = read.count { $0?.isCutOff ?? false }
        ledger.feeds = Ledger.Feeds(
            listed: states.count,
            read: read.count,
            unchanged: read.count { !(($0?.lastDocument).map(isInWindow) ?? false) },
            failed: failed,
            cutOff: cutOff > 0 ? cutOff : nil,
            leftOut: circumstances.leftOut,
            lastRead: read.compactMap { $0?.lastSuccess }.max()
        )
        let dead = try transaction.outbox.stuck().filter { $0.state == .dead }
        if !dead.isEmpty { ledger.givenUp = Dictionary(uniqueKeysWithValues: dead.map { ($0.sink, $0.count) }) }
        let withheld = try transaction.withheld.between(window.from, circumstances.now).filter { scope.has($0.rule) }
        let overBudget = Set(withheld.filter { $0.reason == .budget }.map(\.story)).count
        let silenced = Set(withheld.filter { $0.reason == .silence || $0.reason == .rule }.map(\.story)).count
        if overBudget > 0 { ledger.overBudget = overBudget }
        if silenced > 0 { ledger.silenced = silenced }
        let off = scope.broken.count(where: \.isOff)
        ledger.rules = Ledger.Rules(on: scope.rules.count, off: off)
    }

    /// The pass that made the edition before belongs to that one; where nothing was asked since, it is what is known.
    private func isInWindow(_ instant: Instant) -> Bool {
        instant <= circumstances.now && instant > window.from
            || (instant == window.from && (window.isFirst || window.from == circumstances.now))
    }

    private func quiet(_ hit: Set<RuleID>, in transaction: StoreTransaction) throws -> [QuietRule] {
        let last = try transaction.matches.lastByRule()
        return scope.rules.filter { !hit.contains($0.id) && $0.priority > .mute }.map { rule in
            QuietRule(rule: rule.id, title: rule.title, lastHit: last[rule.id])
        }
    }

    private var brokenRules: [BrokenRule] {
        scope.broken.map { Self.told($0, circumstances.wording) }
    }

    /// A broken rule or file as digests and pages tell it.
    static func told(_ broken: RuleBook.Broken, _ wording: any Wording) -> BrokenRule {
        let fallback: BrokenRule.Fallback =
            switch broken.meanwhile {
            case .lastGood: .lastGood
            case .off: .off
            case .others: .others
            }
        return BrokenRule(
            rule: broken.rule,
            place: broken.problem.place,
            since: broken.since,
            message: wording.text(of: broken.problem),
            fallback: fallback
        )
    }

    private var failingFeeds: [FailingFeed] {
        circumstances.listed.compactMap { source in
            guard let state = circumstances.states[source.id], let failure = state.failure,
                let since = state.failingSince
            else { return nil }
            return FailingFeed(
                feed: source.id,
                title: circumstances.sources.title(source.id),
                since: since,
                reason: circumstances.wording.text(of: failure)
            )
        }
    }
}
