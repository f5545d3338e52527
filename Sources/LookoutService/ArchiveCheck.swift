import LookoutModel
import Rules
import Storage

/// Runs what rules are asked over the archive's last days.
struct ArchiveCheck {
    /// How far back it looks, in seconds.
    static let reach: Int64 = 90 * 86_400
    /// The most items that it looks at.
    static let itemLimit: Int64 = 100_000
    /// The most items whose words are gathered.
    static let wordLimit: Int64 = 30_000
    /// Items that are read at once; the store is free for a run in between.
    private static let pageSize = 500

    let store: Store
    let sources: [FeedSource]

    /// What the archive says of the rules; nothing where it is too young or too small to say anything.
    ///
    /// - Throws: `StoreError`.
    func problems(_ survey: () -> ArchiveSurvey) throws(StoreError) -> [RuleProblem] {
        let (newest, states) = try store.read { transaction in
            let last = try transaction.items.lastSequence()
            return (try transaction.items.fetch([last]).first, try transaction.feeds.all())
        }
        guard let newest else { return [] }
        let since = newest.firstSeen.advanced(bySeconds: -ArchiveCheck.reach)
        let start = max(0, newest.sequence - ArchiveCheck.itemLimit)
        let oldest = try store.read { try $0.items.page(after: start, since: since, limit: 1).first }
        guard let oldest else { return [] }
        let days = Int((newest.firstSeen.seconds(since: oldest.firstSeen) + 86_399) / 86_400)
        guard days >= ArchiveSurvey.minimum.days,
            newest.sequence - oldest.sequence + 1 >= Int64(ArchiveSurvey.minimum.items)
        else { return [] }

        let book = SourceBook(sources, states: states)
        func matcher(_ rules: RuleSet) -> ItemMatcher { ItemMatcher(rules: rules, book: book, now: newest.firstSeen) }
        var survey = survey()
        let probes = matcher(survey.probes)
        try forEach(after: start, since: since) { survey.count(probes.matches($0)) }
        if survey.needsWords() {
            let recent = max(start, newest.sequence - ArchiveCheck.wordLimit)
            try forEach(after: recent, since: since) { survey.gather($0) }
            if let guesses = survey.guessProbes().map(matcher) {
                try forEach(after: start, since: since) { survey.countGuesses(guesses.matches($0)) }
            }
        }
        return survey.problems(days: days)
    }

    private func forEach(after start: Int64, since: Instant, _ body: (Item) -> Void) throws(StoreError) {
        var sequence = start
        while true {
            let after = sequence
            let page = try store.read { try $0.items.page(after: after, since: since, limit: ArchiveCheck.pageSize) }
            for stored in page { body(stored.item) }
            guard page.count == ArchiveCheck.pageSize, let last = page.last else { return }
            sequence = last.sequence
        }
    }
}
