import Delivery
import Logging
package import LookoutModel
import Platform
package import Storage
import Text
import Transfers

/// Asks all feeds that are due, many at a time, and commits those that answered as they come.
package struct FeedCollection: Sendable {
    /// Documents that are committed together at most, their bytes, and feeds, most of which have not changed.
    private static let chunk = (documents: 160, bytes: 4_500_000, feeds: 1024)
    /// Bytes of documents that are on their way from the network to the store: while a chunk is committed, the next is read.
    private static let heldBytes = chunk.bytes * 2
    /// Feeds that are on their way at once: more than there are sockets and documents that are held.
    private static let window = 480
    /// How long an answer waits for others before it is committed.
    private static let patience = Duration.seconds(2)
    /// How long documents that have come are read on where the pass is to end.
    private static let readingOut = Duration.milliseconds(800)
    /// How long they are committed on where the pass was told to end; what is left is asked for again.
    private static let committingOut = Duration.seconds(2)
    /// Items that rules have caught and that are committed together at most: each is placed in a story.
    private static let caught = 250
    /// How many of those a document of a known feed is taken for.
    private static let knownFeedCaught = 4
    /// How often it is looked whether the pass is to end.
    private static let watch = Duration.milliseconds(200)

    package let home: Home
    package let settings: Settings
    package let store: Store
    package let circumstances: Circumstances
    package let matcher: ItemMatcher
    package let facts: [RuleID: RuleFacts]
    package let alerts: AlertMaker
    package let book: SourceBook
    package let firstRun: FirstRun
    package let delivery: DeliveryRun

    /// What came of it.
    package struct Result: Sendable {
        package var counts = PassCounts()
        /// Feeds that are on.
        package var listed: [FeedSource] = []
        package var leftOut = 0
        package var delivered = 0
        /// Addresses that answered, files not counted.
        package var answered = 0
        /// Why documents could not be read at all; nil where they could.
        package var readerFailure: FeedFailure?
        /// What was asked of each host.
        var traffic: [String: HostTraffic] = [:]

        mutating func note(_ exchange: FetchExchange?) {
            guard let exchange else { return }
            var host = traffic[exchange.host] ?? HostTraffic(host: exchange.host)
            host.requests += exchange.requests
            host.bytes += exchange.bytes
            if exchange.status == 304 { host.notModified += 1 }
            if exchange.status == 429 { host.throttled += 1 }
            traffic[exchange.host] = host
        }
    }

    private enum Event: Sendable {
        case fetched(FetchedFeed)
        case tick
    }

    /// Asks the feeds, commits what they bring, and brings `states` up to date.
    ///
    /// - Throws: `StoreError`; what was committed before stays.
    package func collect(_ sources: [FeedSource], states: inout [FeedID: FeedState]) async throws -> Result {
        var result = Result()
        let due = decide(sources, states: states, paused: try pausedHosts(), into: &result)
        let client = TransferClient(
            limits: TransferLimits(
                totalTime: .seconds(settings.fetch.timeout),
                bodyBytes: settings.fetch.maxBytes,
                wireBytes: settings.fetch.maxBytes
            ),
            connections: ConnectionLimits(
                perHost: settings.fetch.connectionsPerHost,
                pause: .seconds(settings.fetch.pausePerHost),
                heldBytes: Self.heldBytes
            )
        )
        let reader = DocumentReader(
            circumstances.reading,
            limits: settings.fetch.feedLimits,
            log: circumstances.log
        )
        let fetcher = FeedFetcher(
            home: home,
            settings: settings,
            client: client,
            reader: reader,
            matcher: matcher,
            secrets: Secrets(home: home, environment: circumstances.environment),
            now: circumstances.now,
            sampleShift: await SampleDates.shift(
                of: due,
                home: home,
                settings: settings,
                reader: reader,
                now: circumstances.now
            )
        )
        circumstances.interruption.begin()
        do {
            let failures = try await fetchAndCommit(due, fetcher, states: &states, result: &result)
            try settle(failures, client.pauses.all, states: &states, result: &result)
        } catch {
            await client.shutdown()
            await reader.shutdown()
            throw error
        }
        await client.shutdown()
        await reader.shutdown()
        circumstances.interruption.end()
        return result
    }

    private func pausedHosts() throws -> [String: Instant] {
        let now = circumstances.now
        let pauses = try store.write { transaction in
            try transaction.hosts.endPauses(at: now)
            return try transaction.hosts.pauses(at: now)
        }
        return Dictionary(uniqueKeysWithValues: pauses.map { ($0.host, $0.endsAt) })
    }

    private func decide(
        _ sources: [FeedSource],
        states: [FeedID: FeedState],
        paused: [String: Instant],
        into result: inout Result
    ) -> [FeedSource] {
        let conditions = FeedDecision.Circumstances(
            now: circumstances.now,
            isOfficeUse: settings.use == .office,
            hasSinksBesidesFiles: !settings.sinks.isEmpty,
            pausedHosts: paused
        )
        var due: [FeedSource] = []
        for source in sources {
            let decision = FeedDecision.of(source, state: states[source.id], conditions)
            if decision.isLeftOut { result.leftOut += 1 } else { result.listed.append(source) }
            if decision == .fetch { due.append(source) }
        }
        result.counts.due = due.count
        return FetchOrder.of(due, states: states)
    }

    /// Returns the feeds that failed.
    private func fetchAndCommit(
        _ due: [FeedSource],
        _ fetcher: FeedFetcher,
        states: inout [FeedID: FeedState],
        result: inout Result
    ) async throws -> [FetchedFeed] {
        let committer = BatchCommitter(
            store: store,
            matcher: matcher,
            facts: facts,
            alerts: alerts,
            book: book,
            settings: settings,
            now: circumstances.now,
            firstRun: firstRun
        )
        let deadline = ContinuousClock.now + .seconds(settings.fetch.deadline)
        var failures: [FetchedFeed] = []
        var rounds = FetchRounds(due)
        try await withThrowingTaskGroup(of: Event.self) { group in
            var (running, done, isEnding) = (0, 0, false)
            var stopper: Task<Void, Never>?
            var committedUntil: ContinuousClock.Instant?
            defer { stopper?.cancel() }
            var waiting: [FetchedFeed] = []
            var (documents, bytes) = (0, 0)
            var lastCommit = ContinuousClock.now
            group.addTask { try await Self.pause() }
            while true {
                while running < Self.window, let turn = rounds.take() {
                    running += 1
                    let state = states[turn.source.id]
                    group.addTask {
                        .fetched(
                            await fetcher.fetch(turn.source, state: state, isPostponable: turn.isPostponable)
                        )
                    }
                }
                guard running > 0, let event = try await group.next() else { break }
                switch event {
                case .fetched(let fetched):
                    running -= 1
                    result.note(fetched.exchange)
                    if fetched.isPostponed {
                        rounds.postpone(fetched)
                        break
                    }
                    done += 1
                    circumstances.progress(done, due.count)
                    log(fetched)
                    switch fetched.outcome {
                    case .failed, .crashed: failures.append(fetched)
                    case .notModified, .unchanged: waiting.append(fetched)
                    case .document(let document):
                        waiting.append(fetched)
                        documents += 1
                        bytes += document.hold?.bytes ?? 0
                    }
                case .tick:
                    if !isEnding { group.addTask { try await Self.pause() } }
                }
                // Looked at with every event: a tick waits behind all documents that have come.
                if !isEnding, ContinuousClock.now >= deadline || circumstances.interruption.isAsked() {
                    isEnding = true
                    group.cancelAll()
                    // What has come is read, as long as that takes no time worth speaking of.
                    stopper = Task {
                        try? await Task.sleep(for: Self.readingOut)
                        await fetcher.stopReading()
                    }
                }
                if isEnding { failures += rounds.drain() }
                let isFull =
                    documents >= Self.chunk.documents || bytes >= Self.chunk.bytes
                    || waiting.count >= Self.chunk.feeds || running == 0
                if !waiting.isEmpty, isFull || lastCommit.duration(to: .now) >= Self.patience {
                    try await commit(
                        &waiting,
                        committer,
                        until: &committedUntil,
                        states: &states,
                        result: &result
                    )
                    lastCommit = .now
                    (documents, bytes) = (0, 0)
                }
            }
            group.cancelAll()
        }
        return failures
    }

    private func log(_ fetched: FetchedFeed) {
        let feed = Logger.Metadata.Value.string(fetched.source.id.rawValue)
        switch fetched.outcome {
        case .notModified: circumstances.log.debug("not modified", metadata: ["feed": feed])
        case .unchanged: circumstances.log.debug("unchanged", metadata: ["feed": feed])
        case .document(let document):
            circumstances.log.debug(
                "read",
                metadata: ["feed": feed, "items": .stringConvertible(document.items.count)]
            )
        case .failed(let failure, _), .crashed(let failure, _):
            let reason = Logger.Metadata.Value.string(circumstances.wording.text(of: failure))
            circumstances.log.info("failed", metadata: ["feed": feed, "reason": reason])
        }
    }

    private static func pause() async throws -> Event {
        try? await Task.sleep(for: watch)
        return .tick
    }

    private func commit(
        _ waiting: inout [FetchedFeed],
        _ committer: BatchCommitter,
        until committedUntil: inout ContinuousClock.Instant?,
        states: inout [FeedID: FeedState],
        result: inout Result
    ) async throws {
        defer { waiting = [] }
        for slice in Self.slices(waiting) {
            if circumstances.interruption.isAsked() {
                // Of all that is committed from then on, not of each batch.
                committedUntil = committedUntil ?? .now + Self.committingOut
                if let committedUntil, committedUntil <= .now { return }
            }
            try await commit(slice, committer, states: &states, result: &result)
        }
    }

    /// The feeds of a batch, in slices of which each takes little time to commit.
    private static func slices(_ batch: [FetchedFeed]) -> [ArraySlice<FetchedFeed>] {
        var slices: [ArraySlice<FetchedFeed>] = []
        var (start, count) = (0, 0)
        for (index, fetched) in batch.enumerated() {
            guard case .document(let document) = fetched.outcome else { continue }
            // Of a feed that is known few items are new, and nobody knows yet which of them are caught.
            count += document.matches?.count { !$0.isEmpty } ?? knownFeedCaught
            guard count >= caught else { continue }
            slices.append(batch[start...index])
            (start, count) = (index + 1, 0)
        }
        if start < batch.count { slices.append(batch[start...]) }
        return slices
    }

    private func commit(
        _ slice: ArraySlice<FetchedFeed>,
        _ committer: BatchCommitter,
        states: inout [FeedID: FeedState],
        result: inout Result
    ) async throws {
        let counts = try committer.commit(Array(slice), states: &states)
        result.answered += slice.count { $0.source.isRemote }
        result.counts.documents += counts.documents
        result.counts.unchanged += counts.unchanged
        result.counts.newItems += counts.newItems
        result.counts.changedItems += counts.changedItems
        result.counts.matches += counts.matches
        if let changed = counts.changedIDs {
            result.counts.changedIDs = (result.counts.changedIDs ?? [:]).merging(changed) { $1 }
        }
        if let moved = counts.moved { result.counts.moved = (result.counts.moved ?? [:]).merging(moved) { $1 } }
        result.counts.alerts += counts.alerts
        // Alerts are written as soon as they are on the disk; what goes further must not keep the feeds waiting.
        if counts.alerts > 0 { result.delivered += try await delivery.deliverToFiles().delivered }
    }

    /// Keeps the documents of feeds that are not read any more because of them.
    private func keep(_ failures: [FetchedFeed], _ settled: [FeedState]) {
        let quarantined = Set(settled.filter(\.isQuarantined).map(\.id))
        for fetched in failures where quarantined.contains(fetched.source.id) {
            guard case .crashed(_, let document) = fetched.outcome else { continue }
            do throws(FileError) {
                try Quarantine(home).keep(document, of: fetched.source.id)
            } catch {
                // The feed is set aside all the same.
                let reason = SystemMessages.text(error.code)
                circumstances.log.warning(
                    "not kept",
                    metadata: ["feed": .string(fetched.source.id.rawValue), "reason": .string(reason)]
                )
            }
        }
    }

    /// The pauses as they are kept: of each host the one that ends last.
    static func longest(_ pauses: [HostPauses.Pause], now: Instant) -> [HostPause] {
        let ends = pauses.map { pause in
            let seconds = RetryAfter.seconds(pause.retryAfter, now: now) ?? RetryAfter.standard
            return HostPause(host: pause.host, endsAt: now.advanced(bySeconds: Int64(seconds)), status: pause.status)
        }
        let longest = Dictionary(ends.map { ($0.host, $0) }) { $0.endsAt >= $1.endsAt ? $0 : $1 }
        return longest.values.sorted { $0.host < $1.host }
    }

    /// Notes the failures, once it is known whether it was the feeds or the network.
    private func settle(
        _ failures: [FetchedFeed],
        _ pauses: [HostPauses.Pause],
        states: inout [FeedID: FeedState],
        result: inout Result
    ) throws {
        let settlement = FailureSettlement(
            failures: failures,
            answered: result.answered > 0,
            settings: settings,
            now: circumstances.now
        )
        result.counts.failed = failures.count
        result.readerFailure = failures.compactMap(\.outcome.failure).first { $0.kind == .noReader }
        result.counts.answered = result.answered
        result.counts.isNetworkDown = settlement.isNetworkDown
        result.counts.unreached = settlement.unreached
        let (before, traffic) = (states, result.traffic)
        let settled = settlement.settled(before)
        keep(failures, settled)
        states = try store.write { transaction in
            var states = before
            for state in settled {
                try transaction.feeds.save(state)
                states[state.id] = state
            }
            try transaction.hosts.add(Array(traffic.values), at: circumstances.now)
            for pause in FeedCollection.longest(pauses, now: circumstances.now) { try transaction.hosts.save(pause) }
            return states
        }
    }
}
