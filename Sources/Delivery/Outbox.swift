package import LookoutModel
package import Storage

/// Sends what the outbox holds: claims before the first byte, settles at once after the last.
package struct Outbox: Sendable {
    /// Seconds for which a message is tried: five days.
    package static let lifetime: Int64 = 5 * 86_400
    /// How many messages in a row a sink may leave unanswered before it is let alone for this pass.
    private static let patience = 3
    /// How many runs may die over a message before it is given up at the end of its time.
    private static let trust = 4

    private let store: Store
    private let sinks: [String: any Sink]
    private let recipients: [String: Set<String>]
    private let hasTime: @Sendable () -> Bool

    /// Made of a store and sinks.
    ///
    /// `recipients` are those that the settings have for a sink; one that is not named there takes messages for everybody.
    /// While `hasTime` says so, another message is begun.
    package init(
        store: Store,
        sinks: [any Sink],
        recipients: [String: Set<String>] = [:],
        hasTime: @escaping @Sendable () -> Bool = { true }
    ) {
        self.store = store
        self.sinks = Dictionary(uniqueKeysWithValues: sinks.map { ($0.name, $0) })
        self.recipients = recipients
        self.hasTime = hasTime
    }

    /// What came of a delivery run.
    package struct Outcome: Equatable, Sendable {
        package var delivered = 0
        package var retried = 0
        package var dead = 0
        package var errors: [DeliveryError] = []

        package init() {}

        /// Adds what came of another run.
        package mutating func add(_ other: Outcome) {
            delivered += other.delivered
            retried += other.retried
            dead += other.dead
            errors += other.errors
        }
    }

    /// Takes up messages that a run claimed and did not live to settle: they are due again, under the same id.
    ///
    /// One that was claimed before waits as after a failure, and is given up once its time is over: it may be what runs die
    /// of, and must not stand before all others for ever.
    ///
    /// - Throws: `StoreError`.
    package func recover(at now: Instant) throws(StoreError) {
        try store.write { transaction in
            for entry in try transaction.outbox.unsettled() {
                let pause = entry.attempts > 1 ? Outbox.pause(after: entry.attempts - 1, id: entry.id) : 0
                try transaction.outbox.settle(
                    entry,
                    as: entry.expiresAt < now && entry.attempts > Outbox.trust ? .dead : .retry,
                    result: DeliveryFailure(.unknown).stored,
                    nextTry: now.advanced(bySeconds: pause),
                    at: now
                )
            }
        }
    }

    /// Sends all that is due at `now`, to all sinks at once: a slow or dead one holds up no other.
    ///
    /// - Throws: `StoreError`; what could not be delivered is in the outcome.
    package func deliver(at now: Instant) async throws -> Outcome {
        try await withThrowingTaskGroup(of: (String, Outcome).self) { group in
            for sink in sinks.values {
                group.addTask { (sink.name, try await deliver(to: sink, at: now)) }
            }
            var outcomes: [(name: String, outcome: Outcome)] = []
            for try await (name, outcome) in group { outcomes.append((name, outcome)) }
            return outcomes.sorted { $0.name < $1.name }.reduce(into: Outcome()) { $0.add($1.outcome) }
        }
    }

    /// Settles what waits for sinks and people that the settings do not name any more, before anything is sent.
    ///
    /// A sink may come back, so what is for it waits until its time is over, and is known to be stuck from the first; what is
    /// for somebody who was taken out is given up at once.
    ///
    /// - Throws: `StoreError`.
    package func settleOrphans(at now: Instant) throws(StoreError) -> Outcome {
        try store.write { transaction in
            var outcome = Outcome()
            for entry in try transaction.outbox.waiting() {
                guard let error = orphaning(entry) else { continue }
                let result = DeliveryFailure(error).stored
                let isDead = sinks[entry.sink] != nil || entry.expiresAt < now
                if !isDead, entry.state == .retry, try transaction.outbox.lastAttempt(of: entry.id)?.result == result {
                    continue
                }
                try transaction.outbox.settle(
                    entry,
                    as: isDead ? .dead : .retry,
                    result: result,
                    nextTry: isDead ? now : entry.nextTry,
                    at: now
                )
                if isDead { outcome.dead += 1 } else { outcome.retried += 1 }
                outcome.errors.append(error)
            }
            return outcome
        }
    }

    /// Why nobody is there any more to have a message; nil where there is somebody.
    private func orphaning(_ entry: OutboxEntry) -> DeliveryError? {
        if sinks[entry.sink] == nil { return .noSuchSink(entry.sink) }
        guard let known = recipients[entry.sink], !known.contains(entry.recipient) else { return nil }
        return .noSuchRecipient(entry.recipient)
    }

    private func deliver(to sink: any Sink, at now: Instant) async throws -> Outcome {
        var outcome = Outcome()
        var unanswered = 0
        while unanswered < Outbox.patience, hasTime() {
            let claimed = try store.write { try $0.outbox.claim(sink: sink.name, at: now, limit: sink.batch) }
            if claimed.isEmpty { break }
            var results: [(entry: OutboxEntry, result: Result<String, DeliveryError>)] = []
            for entry in claimed { results.append((entry, await attempt(entry, sink))) }
            try store.write { transaction in
                for (entry, result) in results { try settle(entry, result, in: transaction, at: now) }
            }
            for (entry, result) in results {
                count(entry, result, at: now, in: &outcome)
                if case .failure(let error) = result, error.isOfSink { unanswered += 1 } else { unanswered = 0 }
            }
        }
        return outcome
    }

    /// Seconds before attempt `attempts + 1`: five minutes, doubled each time, an hour at most, up to a fifth more or less by the id.
    package static func pause(after attempts: Int, id: String) -> Int64 {
        let doubled = Int64(300) << Int64(min(max(attempts - 1, 0), 4))
        let base = min(doubled, 3600)
        let jitter = Int64(id.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }) % 401 - 200
        return base + base * jitter / 1000
    }

    private func attempt(_ entry: OutboxEntry, _ sink: any Sink) async -> Result<String, DeliveryError> {
        do throws(DeliveryError) {
            return .success(try await sink.deliver(entry, mayHaveArrived: entry.attempts > 1))
        } catch {
            return .failure(error)
        }
    }

    private func settle(
        _ entry: OutboxEntry,
        _ result: Result<String, DeliveryError>,
        in transaction: StoreTransaction,
        at now: Instant
    ) throws {
        switch result {
        case .success(let receipt):
            try transaction.outbox.settle(entry, as: .delivered, result: receipt, nextTry: now, at: now)
        case .failure(let error):
            try transaction.outbox.settle(
                entry,
                as: isDead(entry, error, at: now) ? .dead : .retry,
                result: DeliveryFailure(error).stored,
                nextTry: now.advanced(bySeconds: pause(entry, error)),
                at: now
            )
        }
    }

    private func isDead(_ entry: OutboxEntry, _ error: DeliveryError, at now: Instant) -> Bool {
        error.isFinal || entry.expiresAt < now
    }

    /// Seconds until the next attempt: what the sink asked for, a minute at least and a day at most, else the outbox's own.
    private func pause(_ entry: OutboxEntry, _ error: DeliveryError) -> Int64 {
        if case .postponed(_, let after?) = error { return min(max(after, 60), 86_400) }
        return Outbox.pause(after: entry.attempts, id: entry.id)
    }

    private func count(
        _ entry: OutboxEntry,
        _ result: Result<String, DeliveryError>,
        at now: Instant,
        in outcome: inout Outcome
    ) {
        switch result {
        case .success: outcome.delivered += 1
        case .failure(let error):
            if isDead(entry, error, at: now) { outcome.dead += 1 } else { outcome.retried += 1 }
            outcome.errors.append(error)
        }
    }
}
