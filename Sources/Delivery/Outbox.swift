package import LookoutModel
package import Storage

/// Sends what the outbox holds: claims before the first byte, settles at once after the last.
package struct Outbox: Sendable {
    /// Seconds for which a message is tried: five days.
    package static let lifetime: Int64 = 5 * 86_400
    private static let chunk = 100

    private let store: Store
    private let sinks: [String: any Sink]

    package init(store: Store, sinks: [any Sink]) {
        self.store = store
        self.sinks = Dictionary(uniqueKeysWithValues: sinks.map { ($0.name, $0) })
    }

    /// What came of a delivery run.
    package struct Outcome: Equatable, Sendable {
        package var delivered = 0
        package var retried = 0
        package var dead = 0
        package var errors: [DeliveryError] = []

        package init() {}
    }

    /// Takes up messages that a run claimed and did not live to settle: they are due again, under the same id.
    ///
    /// - Throws: `StoreError`.
    package func recover(at now: Instant) throws(StoreError) {
        try store.write { transaction in
            for entry in try transaction.outbox.unsettled() {
                try transaction.outbox.settle(entry, as: .retry, result: "unknown", nextTry: now, at: now)
            }
        }
    }

    /// Sends all that is due at `now`.
    ///
    /// - Throws: `StoreError`; what could not be delivered is in the outcome.
    package func deliver(at now: Instant) throws(StoreError) -> Outcome {
        var outcome = Outcome()
        for name in sinks.keys.sorted() {
            guard let sink = sinks[name] else { continue }
            while true {
                let claimed = try store.write { try $0.outbox.claim(sink: name, at: now, limit: Outbox.chunk) }
                if claimed.isEmpty { break }
                let results = claimed.map { entry in (entry, attempt(entry, sink)) }
                try store.write { transaction in
                    for (entry, result) in results { try settle(entry, result, in: transaction, at: now) }
                }
                for (entry, result) in results { count(entry, result, at: now, in: &outcome) }
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

    private func attempt(_ entry: OutboxEntry, _ sink: any Sink) -> Result<String, DeliveryError> {
        do throws(DeliveryError) {
            return .success(try sink.deliver(entry, mayHaveArrived: entry.attempts > 1))
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
                as: entry.expiresAt < now ? .dead : .retry,
                result: String(describing: error),
                nextTry: now.advanced(bySeconds: Outbox.pause(after: entry.attempts, id: entry.id)),
                at: now
            )
        }
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
            if entry.expiresAt < now { outcome.dead += 1 } else { outcome.retried += 1 }
            outcome.errors.append(error)
        }
    }
}
