import Delivery
import Digests
import LookoutModel
import Platform
import Rules
import Storage
import Transfers

/// One pass over a home: recover, fetch what is due, parse, match, commit, alert, write the editions that are due.
package struct Pass: Sendable {
    private let home: Home
    private let folder: HomeFolder
    private let settings: Settings
    private let circumstances: Circumstances
    private let store: Store
    private var now: Instant { circumstances.now }

    /// Runs a pass over the home at `root`.
    ///
    /// - Throws: `PassError` where it could not begin or could not go on; what was committed stays.
    package static func run(_ home: Home, _ circumstances: Circumstances) async throws(PassError) -> PassReport {
        let opened = try HomeSettings.open(home, zones: circumstances.zones)
        // Nothing is fetched before it is certain that what comes can be kept.
        do { try HomeWriter.prepare(home) } catch { throw .home(error) }
        let lock = try takeLock(home, now: circumstances.now)
        defer { lock.release() }
        let store: Store
        do { store = try Store(path: home.store, access: .writer) } catch { throw .store(error) }
        defer { store.close() }
        let pass = Pass(
            home: home,
            folder: opened.folder,
            settings: opened.settings,
            circumstances: circumstances,
            store: store
        )
        do {
            return try await pass.run(opened.problems)
        } catch let error as PassError {
            throw error
        } catch let error as StoreError {
            throw .store(error)
        } catch {
            throw .store(.failed(code: -1, detail: String(describing: error)))
        }
    }

    private static func takeLock(_ home: Home, now: Instant) throws(PassError) -> RunLock {
        let attempt: RunLock.Attempt
        do { attempt = try RunLock.attempt(home.lock, now: now) } catch { throw .lock(error) }
        switch attempt {
        case .acquired(let lock): return lock
        case .held(let holder): throw .locked(holder)
        }
    }

    private func run(_ settingsProblems: [FileProblem]) async throws -> PassReport {
        let client = TransferClient()
        do {
            let report = try await run(settingsProblems, client)
            await client.shutdown()
            return report
        } catch {
            await client.shutdown()
            throw error
        }
    }

    private func run(_ settingsProblems: [FileProblem], _ client: TransferClient) async throws -> PassReport {
        if circumstances.isGivenTime, let newest = try store.read({ try $0.passes.newestRecord() }), newest > now {
            throw PassError.timeBeforeRecords(now, newest: newest)
        }
        let delivery = DeliveryRun(
            home: home,
            settings: settings,
            store: store,
            client: client,
            environment: circumstances.environment,
            now: now
        )
        try delivery.recover()
        let writer = EditionWriter(home: home, store: store, baseURL: settings.baseURL)
        try writer.writeUnwritten()

        var report = PassReport()
        let lists = folder.feedLists()
        let feeds = FeedLists(lists.files.map { FeedLists.File(path: $0.path, bytes: $0.bytes) })
        report.fileProblems = settingsProblems + lists.problems + feeds.problems
        var (states, firstRun, passID) = try store.write { transaction in
            (try transaction.feeds.all(), try FirstRun(in: transaction), try transaction.passes.begin(at: now))
        }
        report.isFirstRun = firstRun.lasts
        var book = SourceBook(feeds.sources, states: states)
        let ruleFiles = folder.ruleFiles()
        let templateFiles = folder.templates()
        let templates = DigestTemplates(templateFiles.files, digests: settings.editions.map(\.name))
        report.fileProblems += ruleFiles.problems + templateFiles.problems + templates.problems
        let rules = try load(ruleFiles.files, sources: book, report: &report)
        try catchUp(passID: passID, firstRun: firstRun, feeds.sources, book, rules, states, templates, into: &report)
        let collection = FeedCollection(
            home: home,
            settings: settings,
            store: store,
            circumstances: circumstances,
            matcher: ItemMatcher(rules: RuleSet(rules.active, sample: try sample(book)), book: book, now: now),
            facts: rules.facts,
            alerts: AlertMaker(book: book, settings: settings, now: now),
            book: book,
            firstRun: firstRun,
            delivery: delivery
        )
        let collected = try await collection.collect(feeds.sources, states: &states)
        report.counts = collected.counts
        report.leftOut = collected.leftOut
        for state in states.values { book.note(title: state.title, of: state.id) }

        let closing = PassClosing(
            settings: settings,
            circumstances: circumstances,
            store: store,
            passID: passID,
            firstRun: firstRun,
            sources: book,
            rules: rules,
            listed: collected.listed,
            leftOut: collected.leftOut,
            states: states,
            files: Set((lists.files + ruleFiles.files + templateFiles.files).map(\.path)),
            templates: templates,
            networkDown: try networkDown(collected.counts)
        )
        try closing.close(report: &report)
        let grouping = AlertGrouping(
            maker: AlertMaker(book: book, settings: settings, now: now),
            facts: rules.facts,
            now: now
        )
        try store.write { transaction in
            try grouping.hold(in: transaction)
            try grouping.group(in: transaction)
        }
        // What an alert's link leads to is there before the alert is.
        let unwritten = try writer.writeUnwritten()
        var today = try closing.writeToday(home: home)
        let outcome = try await delivery.deliver()
        report.delivered = collected.delivered + outcome.delivered
        let changed = Dictionary(ruleFiles.files.map { ($0.path, $0.modified) }) { first, _ in first }
        let pages = try closing.writePages(home: home, changed: changed)
        // What was given up stands in the ledger.
        if outcome.dead > 0 { today = try closing.writeToday(home: home) }
        let reader = collected.readerFailure.map { [StandingProblem.noReader($0)] } ?? []
        let moving = today + pages + feedProblems(outcome) + reader
        try closing.tell(unwritten: unwritten + moving, report: &report)
        report.newestDigest = try store.read { try $0.editions.last(of: settings.digests[0].name) }
            .map { "Digests/" + settings.digests[0].fileName(day: $0.day) }
        // Last, for nobody waits for it; what it cannot do now a search does without.
        do throws(StoreError) { try ArchiveIndexing(store: store, isFirstRun: report.isFirstRun).run() } catch {
            report.note(indexing: error)
        }
        if !report.counts.isNetworkDown {
            await Ping(settings: settings, client: client, log: circumstances.log).send()
        }
        return report
    }

    /// Freezes the editions that no run was there for, before anything is fetched.
    private func catchUp(
        passID: Int64,
        firstRun: FirstRun,
        _ feeds: [FeedSource],
        _ book: SourceBook,
        _ rules: RuleBook,
        _ states: [FeedID: FeedState],
        _ templates: DigestTemplates,
        into report: inout PassReport
    ) throws {
        guard settings.editions.contains(where: { $0.catchUp != .merge }) else { return }
        let conditions = FeedDecision.Circumstances(
            now: now,
            isOfficeUse: settings.use == .office,
            hasSinksBesidesFiles: !settings.sinks.isEmpty
        )
        let listed = feeds.filter { !FeedDecision.of($0, state: states[$0.id], conditions).isLeftOut }
        report.editions = try PassClosing(
            settings: settings,
            circumstances: circumstances,
            store: store,
            passID: passID,
            firstRun: firstRun,
            sources: book,
            rules: rules,
            listed: listed,
            leftOut: feeds.count - listed.count,
            states: states,
            templates: templates,
            networkDown: nil
        ).catchUp()
    }

    /// The latest items, by which the rules are arranged: what is rare among them wakes a rule.
    private func sample(_ book: SourceBook) throws -> [RuleSubject] {
        try store.read { transaction in
            let last = try transaction.items.lastSequence()
            return try transaction.items.page(
                after: last - Pass.sampleSize,
                since: Instant(seconds: .min),
                limit: Int(Pass.sampleSize)
            )
        }.map { ItemMatcher.subject(of: $0.item, book: book, now: now) }
    }

    /// The feed of the alerts where it could not be written.
    private func feedProblems(_ outcome: Outbox.Outcome) -> [StandingProblem] {
        outcome.errors.compactMap { error in
            guard case .file(let error) = error, error.path.hasSuffix("/" + AlertFeed.fileName) else { return nil }
            let day = CivilClock(settings.zone).day(of: now)
            return .editionUnwritten(name: AlertFeed.fileName, day: day, detail: EditionWriter.detail(error))
        }
    }

    private static let sampleSize: Int64 = 200

    /// The error of a folder that is not there; nil where it is.
    private static func absence(of folder: String) -> FileError? {
        do {
            _ = try FolderListing(of: folder)
            return nil
        } catch {
            return error.isAbsent ? error : nil
        }
    }

    private func networkDown(_ counts: PassCounts) throws -> NetworkOutage? {
        guard counts.isNetworkDown else { return nil }
        let key = StandingProblem.networkDown(feeds: counts.unreached).key
        let since = try store.read { try $0.notices.all()[key]?.since }
        return NetworkOutage(sources: counts.unreached, since: since ?? now)
    }

    /// Loads the rules, falls back where one is broken, and runs new ones over what is there.
    private func load(
        _ files: [HomeFolder.File],
        sources: SourceBook,
        report: inout PassReport
    ) throws -> RuleBook {
        let loaded = RuleSet.load(
            files: files.map { RuleFile(path: $0.path, bytes: $0.bytes, modified: $0.modified) }
        )
        report.ruleProblems = loaded.problems
        var unread = Set(report.fileProblems.filter { $0.level == .error }.map(\.place.file))
        let stored = try store.read { try $0.rules.all() }
        if !stored.isEmpty, let error = Self.absence(of: home.rules) {
            // Not taken away: not there, as while a disk is not mounted or a copy is under way.
            unread.insert("Rules")
            report.fileProblems.append(
                FileProblem(place: SourcePlace(file: "Rules"), fact: .unreadable(code: error.code))
            )
        }
        return try store.write { transaction in
            let book = RuleBook(
                rules: loaded.rules.rules,
                problems: loaded.problems,
                stored: stored,
                lastItem: try transaction.items.lastSequence(),
                now: now,
                unread: unread,
                wording: circumstances.wording
            )
            try book.save(in: transaction)
            try Backfill(book: book, sources: sources, now: now).run(in: transaction)
            return book
        }
    }
}
