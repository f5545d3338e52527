import Delivery
package import LookoutModel
package import Platform
package import Storage
import Transfers

/// What a person does with the outbox by hand: try again what was given up, and drill.
package struct AlertDesk {
    /// What came of a message.
    package struct Sent: Sendable {
        package let entry: OutboxEntry
        /// When it was last tried and what the sink said; nil where it waits.
        package let attempt: (at: Instant, result: String)?

        package init(entry: OutboxEntry, attempt: (at: Instant, result: String)?) {
            self.entry = entry
            self.attempt = attempt
        }
    }

    private let home: Home
    private let settings: Settings
    private let environment: [String: String]
    private let now: Instant

    /// Opens a home whose settings can be used.
    ///
    /// - Throws: `PassError`.
    package init(
        _ home: Home,
        zones: SystemZones,
        environment: [String: String],
        now: Instant
    ) throws(PassError) {
        settings = try HomeSettings.open(home, zones: zones).settings
        self.home = home
        self.environment = environment
        self.now = now
    }

    /// Names of the sinks of the home, the files first.
    package var sinks: [String] { [FileSink.sinkName] + settings.sinks.map(\.name) }

    /// Sends a drill to the sinks of these names, or to all, on the way that alerts take, and says what came of each.
    ///
    /// - Throws: `PassError`.
    package func drill(sinks: [String]) async throws(PassError) -> [Sent] {
        try await changing { store in
            let maker = AlertMaker(book: SourceBook([], states: [:]), settings: settings, now: now)
            let number = try store.read { try $0.outbox.count(of: .drill) }
            let entries = maker.drill(sinks: sinks, number: number)
            try store.write { transaction in
                for entry in entries { try transaction.outbox.enqueue(entry) }
            }
            return entries.map(\.id)
        }
    }

    /// Takes up messages that were given up, and sends them: the one whose id begins so, or all.
    ///
    /// - Throws: `PassError`, with `severalMessages` where more than one id begins so.
    package func retry(_ prefix: String?) async throws(PassError) -> [Sent] {
        try await changing { store in
            let dead = try one(of: try store.read { try $0.outbox.dead() }, prefix)
            try store.write { transaction in
                for entry in dead {
                    try transaction.outbox.revive(entry, until: now.advanced(bySeconds: Outbox.lifetime), at: now)
                }
            }
            return dead.map(\.id)
        }
    }

    /// Puts away what was given up, or waits for a sink that is no more: the one whose id begins so, or all.
    ///
    /// They need nobody any more, and are kept with the reason.
    ///
    /// - Throws: `PassError`, with `severalMessages` where more than one id begins so.
    package func drop(_ prefix: String?, reason: String) async throws(PassError) -> [OutboxEntry] {
        try await writing { store in
            let stuck = try store.read { transaction in
                try transaction.outbox.dead() + transaction.outbox.waiting().filter { !sinks.contains($0.sink) }
            }
            let entries = try one(of: stuck, prefix)
            try store.write { transaction in
                for entry in entries { try transaction.outbox.drop(entry, reason: reason) }
            }
            return entries
        }
    }

    /// The messages whose id begins so; all where nothing is said.
    private func one(of entries: [OutboxEntry], _ prefix: String?) throws(PassError) -> [OutboxEntry] {
        guard let prefix else { return entries }
        let named = entries.filter { $0.id.hasPrefix(prefix) }
        if named.count > 1 { throw PassError.severalMessages(prefix) }
        return named
    }

    /// Silences a rule, or the story of the message whose id begins so, until `end`.
    ///
    /// - Throws: `PassError`.
    package func silence(
        rule: RuleID?,
        message prefix: String,
        author: String,
        reason: String,
        until end: Instant
    ) async throws(PassError) -> SilenceOutcome {
        try await writing { store in
            try store.write { transaction in
                var subject = rule.map { Silence.Subject.rule($0) }
                if subject == nil {
                    let entries = try transaction.outbox.fetch(idPrefix: prefix, limit: 2)
                    guard entries.count == 1 else { return .unknown }
                    let members = try AlertRecord.members(of: entries[0].record).compactMap { id in
                        try transaction.outbox.fetch(idPrefix: id, limit: 1).first
                    }
                    if !members.isEmpty { return .several(members) }
                    subject = try entries[0].story.flatMap(transaction.stories.fetch).map { .story($0.leader) }
                }
                guard let subject else { return .unknown }
                return .silenced(
                    try transaction.silences.add(subject, author: author, reason: reason, until: end, at: now)
                )
            }
        }
    }

    /// Ends a silence before its time; nil where none of that number holds.
    ///
    /// - Throws: `PassError`.
    package func unsilence(_ id: Int64) async throws(PassError) -> Silence? {
        try await writing { store in
            try store.write { transaction in
                guard let silence = try transaction.silences.holding(at: now).first(where: { $0.id == id }) else {
                    return nil
                }
                try transaction.silences.lift(id, at: now)
                return silence
            }
        }
    }

    /// Changes the outbox as the one writer, delivers, and says what came of the messages that `body` names.
    private func changing(_ body: (Store) throws -> [String]) async throws(PassError) -> [Sent] {
        try await writing { store in
            // What waits goes on waiting for the end of quiet hours, but for what is asked for by hand.
            let maker = AlertMaker(book: SourceBook([], states: [:]), settings: settings, now: now)
            try store.write { try AlertGrouping(maker: maker, facts: [:], now: now).hold(in: $0) }
            let ids = try body(store)
            let client = TransferClient()
            let delivery = DeliveryRun(
                home: home,
                settings: settings,
                store: store,
                client: client,
                environment: environment,
                now: now
            )
            try delivery.recover()
            let outcome = await deliver(delivery)
            await client.shutdown()
            _ = try outcome.get()
            return try store.read { transaction in
                try ids.compactMap { id in
                    try transaction.outbox.fetch(idPrefix: id, limit: 1).first.map { entry in
                        Sent(entry: entry, attempt: try transaction.outbox.lastAttempt(of: id))
                    }
                }
            }
        }
    }

    /// Works on the store as the one writer.
    private func writing<Value>(_ body: (Store) async throws -> Value) async throws(PassError) -> Value {
        do { try HomeWriter.prepare(home) } catch { throw .home(error) }
        let lock: RunLock
        do {
            switch try RunLock.attempt(home.lock, now: now) {
            case .acquired(let taken): lock = taken
            case .held(let holder): throw PassError.locked(holder)
            }
        } catch let error as FileError {
            throw .lock(error)
        } catch let error as PassError {
            throw error
        } catch {
            throw .store(.failed(code: -1, detail: String(describing: error)))
        }
        defer { lock.release() }
        do {
            let store = try Store(path: home.store, access: .writer)
            defer { store.close() }
            return try await body(store)
        } catch let error as StoreError {
            throw .store(error)
        } catch let error as PassError {
            throw error
        } catch {
            throw .store(.failed(code: -1, detail: String(describing: error)))
        }
    }

    private func deliver(_ delivery: DeliveryRun) async -> Result<Outbox.Outcome, any Error> {
        do { return .success(try await delivery.deliver()) } catch { return .failure(error) }
    }
}
