import Delivery
import LookoutModel
import Storage
import TestSupport

/// Compares the store with what a script knows, during a pass and after it.
struct PassCheck {
    let world: ScriptWorld
    let sinks: Set<String>

    private var store: Store { world.state.withLock { $0.store } }
    private var now: Instant { world.state.withLock { $0.now } }

    /// Ids that are due at each sink, in the order in which they must be tried.
    func due() throws -> [String: [String]] {
        let waiting = try store.read { try $0.outbox.latest(in: [.pending, .retry], limit: 100_000) }.reversed()
        let due = waiting.filter { $0.nextTry <= now && sinks.contains($0.sink) }
        return Dictionary(grouping: due, by: \.sink).mapValues { entries in
            let levels = Dictionary(grouping: entries) { $0.attempts / 4 }
            return levels.sorted { $0.key < $1.key }.flatMap { $0.value.map(\.id) }
        }
    }

    /// While some sinks say nothing, the others have had all that was for them.
    func heldUp(_ due: [String: [String]], silent: Set<String>) throws {
        for (sink, ids) in due where !silent.contains(sink) { tried(ids, at: sink) }
        for entry in try store.read({ try $0.outbox.unsettled() }) where !silent.contains(entry.sink) {
            world.fault("\(entry.id) to \(entry.sink) is held up by \(silent.sorted())")
        }
    }

    /// All was tried in order, but for what was left where the sink failed three times in a row.
    private func tried(_ ids: [String], at sink: String) {
        let attempts = world.state.withLock { state in
            state.attempts.filter { state.letters[$0.id]?.sink == sink }
        }
        if attempts.map(\.id) != Array(ids.prefix(attempts.count)) {
            world.fault("\(sink): \(attempts.map(\.id)) is not the order \(ids)")
        }
        let isLeft = attempts.count >= 3 && attempts.suffix(3).allSatisfy { $0.answer?.isOfSink ?? false }
        if attempts.count < ids.count, !isLeft { world.fault("\(sink): \(attempts.count) of \(ids.count) were tried") }
    }

    /// The pass came to its end.
    func complete(_ due: [String: [String]], _ outcome: Outbox.Outcome) throws {
        for (sink, ids) in due { tried(ids, at: sink) }
        let answers = world.state.withLock { $0.attempts.map(\.answer) }
        if answers.contains(where: { $0 == nil }) { world.fault("an attempt without an end") }
        if outcome.delivered != answers.count(where: { $0 == .ok }) { world.fault("\(outcome), but \(answers)") }
        if outcome.delivered + outcome.dead + outcome.retried != answers.count { world.fault("\(outcome), not all") }
        try compare { letter, entry in
            letter.settle()
            return entry.state == .sending ? "is being sent, by nobody" : nil
        }
    }

    /// Right after a kill: what was in hand is in an unknown state, all else as it was told.
    func afterKill() throws {
        let pass = world.state.withLock { $0.pass }
        try compare { letter, entry in
            guard entry.state == .sending else {
                letter.settle()
                return nil
            }
            letter.last = nil
            // Claimed together with others, and never begun.
            if letter.claimedIn != pass { letter.attempts += 1 }
            letter.isUnknown = true
            return nil
        }
    }

    /// After the next run took up: what was unknown is due again, at once for the first time and later after that.
    func recovered() throws {
        let now = now
        try compare { letter, entry in
            if entry.state == .sending { return "is being sent, by nobody" }
            guard letter.isUnknown else { return nil }
            letter.isUnknown = false
            if letter.expires < now, letter.attempts > 4 {
                letter.isDead = true
            } else if letter.attempts == 1 {
                letter.due = now.seconds...now.seconds
            } else {
                letter.wait(Letter.pause(after: letter.attempts - 1), from: now)
            }
            return nil
        }
    }

    /// What is for sinks that are not there is given up when its time is over, and not before.
    func orphans(_ outbox: Outbox) throws {
        _ = try outbox.settleOrphans(at: now)
        let now = now
        try compare { letter, _ in
            if !sinks.contains(letter.sink), !letter.isRecorded, letter.expires < now { letter.isDead = true }
            return nil
        }
    }

    /// Brings each letter up to date, says what is wrong with it, and compares it with its row.
    private func compare(_ update: (inout Letter, OutboxEntry) -> String?) throws {
        let entries = try store.read { try $0.outbox.latest(limit: 100_000) }
        world.state.withLock { state in
            for entry in entries {
                guard var letter = state.letters[entry.id] else {
                    state.faults.append("\(entry.id) was never enqueued")
                    continue
                }
                let faults = [update(&letter, entry)].compactMap { $0 } + PassCheck.differences(letter, entry)
                state.faults += faults.map { "\(entry.id) to \(entry.sink) \($0)" }
                state.letters[entry.id] = letter
            }
        }
    }

    private static func differences(_ letter: Letter, _ entry: OutboxEntry) -> [String] {
        var faults: [String] = []
        if entry.attempts != letter.attempts { faults.append("counts \(entry.attempts), not \(letter.attempts)") }
        if entry.body != letter.body { faults.append("has other bytes") }
        if entry.expiresAt != letter.expires { faults.append("ends at \(entry.expiresAt), not \(letter.expires)") }
        switch entry.state {
        case .delivered where !letter.isRecorded: faults.append("is delivered without a receipt")
        case .dead where !letter.isDead: faults.append("is dead without a reason")
        case .pending, .retry:
            if letter.isRecorded { faults.append("waits in spite of its receipt") }
            if letter.isDead { faults.append("waits, though it must be given up") }
            if !letter.due.contains(entry.nextTry.seconds) {
                faults.append("is due at \(entry.nextTry.seconds), not \(letter.due), after \(letter.attempts)")
            }
        default: break
        }
        return faults
    }
}
