package import LookoutModel

/// A whole edition (or the day so far) as a value: all that its renderers print, and nothing that changes afterwards.
///
/// It is stored as it is and rendered again byte for byte. A field that is added later must be optional, so that what
/// was stored before can still be read. Text from feeds is as the feeds have it; each renderer makes it safe.
package struct Digest: Equatable, Codable, Sendable {
    /// Nil for the unnamed digest.
    package var name: String?
    /// The morning it is named for.
    package var day: Day
    package var state: DigestState
    package var from: Instant
    package var to: Instant
    package var zone: ZoneTable
    /// When the next edition is due.
    package var next: Instant?
    /// The home's first edition, or one of the day so far before it: older matches stand in the background.
    package var isFirst: Bool
    /// Some of it comes from sample feeds, which are made up.
    package var hasSamples: Bool
    /// By priority, then by the order of the rules.
    package var sections: [DigestSection]
    /// Rules that are on and caught nothing.
    package var quietRules: [QuietRule]
    /// Rules that are new or changed and were run over what was there already.
    package var newRules: [NewRule]
    /// Rules on trial that caught something; nil where there is none.
    package var trialRules: [TrialRule]?
    package var brokenRules: [BrokenRule]
    package var failingFeeds: [FailingFeed]
    /// The network, where it was down at the end; nil where it was there.
    package var networkDown: NetworkOutage?
    package var ledger: Ledger
    /// Hash of the rules in force, as the user can compare it.
    package var rulesHash: String
    /// The rules in force, in the order of their files; nil in editions of earlier versions, as all that follows.
    package var rules: [RuleName]?
    /// What is different from the edition before; nil where there is none.
    package var changes: EditionChanges?
    /// Rules that caught something in the last days, by rank.
    package var volumes: [RuleVolume]?
    /// Named lists of which names stand in the same items, the most frequent pair first.
    package var coMentions: [CoMention]?
    /// Matched items that it does not tell, and why.
    package var untold: [UntoldItem]?
    /// Items that joined stories which the digest had told before, at most `JoinedItem.limit`; nil where there are none.
    package var joined: [JoinedItem]?
    /// How many items of official sources no rule caught.
    package var uncaughtOfficial: Int?
    /// The rules that it is limited to; nil where it tells of all.
    package var chosenRules: [RuleID]?
    /// Whether no run was made in all its time; nil where there was one.
    package var hadNoRun: Bool?
    /// The user's templates that it is written by, by form; nil where there are none.
    package var templates: [DigestFormat: String]?

    package init(
        name: String? = nil,
        day: Day,
        state: DigestState = .edition,
        from: Instant,
        to: Instant,
        zone: ZoneTable,
        next: Instant? = nil,
        isFirst: Bool = false,
        hasSamples: Bool = false,
        sections: [DigestSection] = [],
        quietRules: [QuietRule] = [],
        newRules: [NewRule] = [],
        trialRules: [TrialRule]? = nil,
        brokenRules: [BrokenRule] = [],
        failingFeeds: [FailingFeed] = [],
        networkDown: NetworkOutage? = nil,
        ledger: Ledger = Ledger(),
        rulesHash: String = "",
        chosenRules: [RuleID]? = nil,
        hadNoRun: Bool? = nil
    ) {
        self.name = name
        self.day = day
        self.state = state
        self.from = from
        self.to = to
        self.zone = zone
        self.next = next
        self.isFirst = isFirst
        self.hasSamples = hasSamples
        self.sections = sections
        self.quietRules = quietRules
        self.newRules = newRules
        self.trialRules = trialRules
        self.brokenRules = brokenRules
        self.failingFeeds = failingFeeds
        self.networkDown = networkDown
        self.ledger = ledger
        self.rulesHash = rulesHash
        self.chosenRules = chosenRules
        self.hadNoRun = hadNoRun
    }

    /// All stories, in the order of the page.
    package var stories: [DigestStory] {
        sections.flatMap(\.stories)
    }

    /// The same digest with its times told on `clock`: the table of its offsets covers every time it speaks of.
    package func told(on clock: CivilClock) -> Digest {
        var digest = self
        let times = times.filter {
            $0.seconds.subtractingReportingOverflow(to.seconds).partialValue.magnitude < Digest.reach
        }
        digest.zone = ZoneTable(clock, from: times.min() ?? from, to: max(times.max() ?? to, next ?? to))
        return digest
    }

    /// Times further from the edition than ten years are a publisher's fault, and need no table.
    private static let reach: UInt64 = 10 * 366 * 86_400

    private var times: [Instant] {
        let items =
            stories.flatMap(\.items) + sections.flatMap { $0.background?.headlines ?? [] }
            + newRules.flatMap(\.headlines) + (trialRules ?? []).flatMap(\.headlines) + (untold ?? []).map(\.item)
            + (joined ?? []).map(\.item)
        return [from, to, ledger.feeds.lastRead, networkDown?.since].compactMap(\.self) + stories.map(\.firstSeen)
            + items.compactMap(\.published)
            + failingFeeds.map(\.since) + brokenRules.map(\.since) + (untold ?? []).compactMap(\.heldUntil)
            + items.flatMap { $0.earlierTitles ?? [] }.map(\.until)
    }
}
