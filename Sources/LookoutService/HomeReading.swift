package import Digests
import Logging
package import LookoutModel
package import Platform
package import Rules
package import Storage

/// A home as a reading command sees it: the files as they are now, the store as the last pass left it.
///
/// Nothing is written.
package struct HomeReading: Sendable {
    package let home: Home
    package let settings: Settings
    package let sources: [FeedSource]
    package let fileProblems: [FileProblem]
    /// The user's own looks of digests.
    package let templates: DigestTemplates
    package let rules: RuleBook
    /// The files that the rules and lists were read from.
    package let ruleFiles: [RuleFile]
    package let states: [FeedID: FeedState]
    package let book: SourceBook
    package let lastPass: StoredPass?
    package let outbox: [OutboxEntry.State: Int]
    package let dead: [OutboxEntry]
    package let stuck: [StuckMessages]
    package let notices: [StoredNotice]
    package let store: Store
    private let now: Instant
    private let wording: any Wording

    /// Reads a home; the store may be absent before the first run, which is an error here.
    ///
    /// - Throws: `PassError`.
    package init(_ home: Home, now: Instant, zones: SystemZones, wording: any Wording) throws(PassError) {
        let opened = try HomeSettings.open(home, zones: zones)
        self.home = home
        self.now = now
        self.wording = wording
        settings = opened.settings
        let lists = opened.folder.feedLists()
        let feeds = FeedLists(lists.files.map { FeedLists.File(path: $0.path, bytes: $0.bytes) })
        sources = feeds.sources
        let read = opened.folder.ruleFiles()
        let looks = opened.folder.templates()
        templates = DigestTemplates(looks.files, digests: opened.settings.editions.map(\.name))
        ruleFiles = read.files.map { RuleFile(path: $0.path, bytes: $0.bytes, modified: $0.modified) }
        fileProblems =
            opened.problems + lists.problems + feeds.problems + read.problems + looks.problems + templates.problems
        let loaded = RuleSet.load(files: ruleFiles)
        do {
            store = try Store(path: home.store, access: .reader)
            // All that is needed is copied in one short transaction, so that a run is not held up.
            let copy = try store.read { transaction in
                Copy(
                    states: try transaction.feeds.all(),
                    rules: try transaction.rules.all(),
                    lastItem: try transaction.items.lastSequence(),
                    lastPass: try transaction.passes.lastComplete(),
                    outbox: try transaction.outbox.counts(),
                    dead: try transaction.outbox.dead(),
                    stuck: try transaction.outbox.stuck(),
                    notices: try transaction.notices.all().values.sorted { $0.key < $1.key }
                )
            }
            states = copy.states
            lastPass = copy.lastPass
            outbox = copy.outbox
            dead = copy.dead
            stuck = copy.stuck
            notices = copy.notices
            rules = RuleBook(
                rules: loaded.rules.rules,
                problems: loaded.problems,
                stored: copy.rules,
                lastItem: copy.lastItem,
                now: now,
                wording: wording
            )
        } catch {
            throw .store(error)
        }
        book = SourceBook(feeds.sources, states: states)
    }

    private struct Copy: Sendable {
        let states: [FeedID: FeedState]
        let rules: [RuleID: StoredRule]
        let lastItem: Int64
        let lastPass: StoredPass?
        let outbox: [OutboxEntry.State: Int]
        let dead: [OutboxEntry]
        let stuck: [StuckMessages]
        let notices: [StoredNotice]
    }

    /// Which feeds are asked, and which are left out and why.
    package var decisions: [(source: FeedSource, decision: FeedDecision)] {
        let conditions = FeedDecision.Circumstances(
            now: now,
            isOfficeUse: settings.use == .office,
            hasSinksBesidesFiles: !settings.sinks.isEmpty
        )
        return sources.map { ($0, FeedDecision.of($0, state: states[$0.id], conditions)) }
    }

    /// The digest of the day so far.
    ///
    /// - Throws: `StoreError`.
    package func daySoFar(_ plan: Settings.DigestPlan) throws(StoreError) -> Digest {
        let leftOut = decisions.filter { $0.decision.isLeftOut }
        let closing = PassClosing(
            settings: settings,
            circumstances: Circumstances(
                now: now,
                isGivenTime: false,
                environment: [:],
                zones: SystemZones(),
                wording: wording,
                log: Logger(label: "lookout") { _ in SwiftLogNoOpLogHandler() },
                progress: { _, _ in }
            ),
            store: store,
            passID: 0,
            firstRun: .over,
            sources: book,
            rules: rules,
            listed: decisions.filter { !$0.decision.isLeftOut }.map(\.source),
            leftOut: leftOut.count,
            states: states,
            templates: templates,
            networkDown: lastPass.flatMap { pass in
                pass.counts.isNetworkDown
                    ? NetworkOutage(
                        sources: pass.counts.unreached,
                        since: notices.first { $0.key == "network" }?.since ?? pass.startedAt
                    ) : nil
            }
        )
        return try closing.daySoFar(plan)
    }
}
