import Delivery
import Digests
import FeedParsing
import Logging
import LookoutModel
import Platform
import Rules
import Storage
import Stories
import TestSupport
import Text

@testable import LookoutService

/// A home whose passes a test makes by hand: rules and documents in, alerts and editions out, through a real store.
final class Desk {
    /// 2026-11-24 06:00 UTC, an hour before the edition of the day.
    static let start = Instant(seconds: 1_795_500_000)
    static let hour: Int64 = 3600
    static let day: Int64 = 86_400

    let folder: TemporaryFolder
    let store: Store
    var now = Desk.start
    var settings = Settings(zone: .utc)
    /// Rule files below `Rules/`, by name.
    var rules: [String: String] = [:]
    var sources: [FeedSource] = []
    private var states: [FeedID: FeedState] = [:]

    /// What a pass did.
    struct Outcome {
        var counts: PassCounts
        var editions: [PassReport.WrittenEdition]
        /// Messages put into the outbox by this pass.
        var messages: [OutboxEntry]
        var book: RuleBook

        var alerts: [OutboxEntry] { messages.filter { $0.kind == .alert } }
    }

    init(rules: [String: String] = [:], feeds: [String] = ["a"]) throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("lookout.db"), access: .writer)
        self.rules = rules
        sources = feeds.map { Desk.source($0) }
    }

    static func source(_ id: String, kind: SourceKind = .press, title: String? = nil) -> FeedSource {
        FeedSource(
            id: FeedID(id),
            location: .address("https://\(id).example/feed"),
            title: title,
            kind: kind,
            place: SourcePlace(file: "Feeds/desk.yaml")
        )
    }

    /// An item of feed `feed` that was published `age` seconds ago.
    func item(
        _ name: String,
        _ title: String,
        age: Int64? = 60,
        summary: String = "",
        content: String = "",
        feed: String = "a"
    ) -> Item {
        Item(
            identity: "guid:" + name,
            feed: FeedID(feed),
            title: title,
            link: "https://\(feed).example/\(name)",
            summary: summary,
            content: content,
            language: "en",
            published: age.map { now.advanced(bySeconds: -$0) }
        )
    }

    func wait(_ seconds: Int64) {
        now = now.advanced(bySeconds: seconds)
    }

    /// One pass in which feeds bring these items, in the order of their documents; other feeds are not asked, but for
    /// `unreached` addresses that do not answer.
    @discardableResult
    func pass(_ items: [Item] = [], unchanged: [String] = [], unreached: Int = 0) throws -> Outcome {
        try pass(fetched: fetched(items, unchanged: unchanged), unreached: unreached)
    }

    /// One pass in which feeds bring these documents, identified as what is known of the feeds says.
    @discardableResult
    func pass(documents: [String: ParsedFeed]) throws -> Outcome {
        let fetched = sources.compactMap { source -> FetchedFeed? in
            guard let feed = documents[source.id.rawValue] else { return nil }
            let evidence = ItemNormalizer.evidence(of: feed)
            let scheme = IdentityLearning.scheme(for: evidence, remembered: states[source.id]?.identityScheme)
            let document = FetchOutcome.Document(
                feed: feed,
                items: ItemNormalizer.items(of: feed, source: source, scheme: scheme),
                bodyHash: "hash",
                validators: Validators(),
                scheme: scheme
            )
            return FetchedFeed(source: source, outcome: .document(document))
        }
        return try pass(fetched: fetched, unreached: 0)
    }

    private func pass(fetched: [FetchedFeed], unreached: Int) throws -> Outcome {
        let book = SourceBook(sources, states: states)
        let (firstRun, passID) = try store.write { [now] transaction in
            (try FirstRun(in: transaction), try transaction.passes.begin(at: now))
        }
        let ruleBook = try loadRules(book)
        let missed = try closing(ruleBook, passID: passID, firstRun: firstRun).catchUp()
        let committer = BatchCommitter(
            store: store,
            matcher: ItemMatcher(rules: RuleSet(ruleBook.active), book: book, now: now),
            facts: ruleBook.facts,
            alerts: AlertMaker(book: book, settings: settings, now: now),
            book: book,
            settings: settings,
            now: now,
            firstRun: firstRun
        )
        var counts = try committer.commit(fetched, states: &states)
        counts.answered = fetched.count { $0.source.isRemote }
        counts.unreached = unreached
        counts.isNetworkDown = unreached > 1 && counts.answered == 0
        var report = PassReport()
        report.counts = counts
        report.editions = missed
        try closing(ruleBook, passID: passID, firstRun: firstRun, isNetworkDown: counts.isNetworkDown).close(
            report: &report
        )
        let messages = try store.write { [now] in try $0.outbox.claim(sink: "files", at: now, limit: 10_000) }
        return Outcome(counts: counts, editions: report.editions, messages: messages, book: ruleBook)
    }

    private func loadRules(_ book: SourceBook) throws -> RuleBook {
        let files = rules.map { RuleFile(path: "Rules/" + $0.key, bytes: Array($0.value.utf8)) }
        let loaded = RuleSet.load(files: files)
        return try store.write { [now] transaction in
            let rules = RuleBook(
                rules: loaded.rules.rules,
                problems: loaded.problems,
                stored: try transaction.rules.all(),
                lastItem: try transaction.items.lastSequence(),
                now: now,
                wording: PlainWording()
            )
            try rules.save(in: transaction)
            try Backfill(book: rules, sources: book, now: now).run(in: transaction)
            return rules
        }
    }

    private func fetched(_ items: [Item], unchanged: [String]) -> [FetchedFeed] {
        sources.compactMap { source in
            let own = items.filter { $0.feed == source.id }
            if own.isEmpty {
                guard unchanged.contains(source.id.rawValue) else { return nil }
                return FetchedFeed(source: source, outcome: .notModified(Validators(etag: "\"same\"")))
            }
            let document = FetchOutcome.Document(
                feed: ParsedFeed(format: .rss20),
                items: own,
                bodyHash: "hash",
                validators: Validators(etag: "\"new\"")
            )
            return FetchedFeed(source: source, outcome: .document(document))
        }
    }

    private func closing(
        _ book: RuleBook,
        passID: Int64,
        firstRun: FirstRun,
        isNetworkDown: Bool = false
    ) -> PassClosing {
        PassClosing(
            settings: settings,
            circumstances: Circumstances(
                now: now,
                isGivenTime: true,
                environment: [:],
                zones: SystemZones(),
                wording: PlainWording(),
                log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                progress: { _, _ in }
            ),
            store: store,
            passID: passID,
            firstRun: firstRun,
            sources: SourceBook(sources, states: states),
            rules: book,
            listed: sources,
            leftOut: 0,
            states: states,
            networkDown: isNetworkDown ? NetworkOutage(sources: sources.count, since: now) : nil
        )
    }

    /// The digest of the day so far, with the rules as they are now.
    func daySoFar(_ book: RuleBook) throws -> Digest {
        try closing(book, passID: 0, firstRun: .over).daySoFar(settings.digests[0])
    }

    /// Writes the pages beside the editions; returns what could not be written.
    func writePages(_ book: RuleBook, home: Home) throws -> [StandingProblem] {
        try closing(book, passID: 0, firstRun: .over).writePages(home: home, changed: [:])
    }

    /// The newest edition as it is stored.
    func stored(_ name: String = "") throws -> StoredEdition? {
        try store.read { try $0.editions.last(of: name) }
    }

    /// The editions of a digest on days of 2026 named as `11-24`.
    func editions(_ name: String = "", on days: [String]) throws -> [Digest?] {
        try days.map { day in
            let number = CivilDate(iso: "2026-" + day)?.dayNumber ?? 0
            let stored = try store.read { try $0.editions.fetch(name: name, day: Day(number: number)) }
            return try stored.map { try DigestRecord.digest(Array($0.body.utf8)) }
        }
    }

    /// The newest edition.
    func edition(_ name: String = "") throws -> Digest? {
        try stored(name).map { try DigestRecord.digest(Array($0.body.utf8)) }
    }

    /// What the store knows of a feed.
    func state(_ feed: String) throws -> FeedState? {
        try store.read { try $0.feeds.all()[FeedID(feed)] }
    }
}
