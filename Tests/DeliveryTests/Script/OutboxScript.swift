import Delivery
import Foundation
import LookoutModel
import Storage
import TestSupport

/// A random script: items appear, sinks answer or do not, the clock moves, the process dies, the settings change.
struct OutboxScript {
    static let sinks = ["files", "mail", "hook", "shell"]
    private static let recipients = [
        ("files", "reader"), ("mail", "ann@example.org"), ("mail", "bob@example.org"), ("hook", "reader"),
        ("shell", "reader"),
    ]

    let world: ScriptWorld
    private let path: String
    private var dice: SeededGenerator
    private var present = Set(sinks)
    private var stories = 0

    /// A script over an empty store at `path`.
    init(seed: UInt64, path: String) throws {
        self.path = path
        world = ScriptWorld(seed: seed, store: try Store(path: path, access: .writer))
        dice = SeededGenerator(seed: seed)
    }

    var faults: [String] { world.state.withLock { $0.faults } }
    var census: [String: Int] { world.state.withLock { $0.census } }
    var store: Store { world.state.withLock { $0.store } }
    private var now: Instant { world.state.withLock { $0.now } }

    /// So many random steps, then all is well again, and everything must come to its end.
    mutating func run(steps: Int) throws {
        for _ in 0..<steps where faults.isEmpty { try step() }
        world.state.withLock { state in
            state.weather = [:]
            state.isPowerCertain = true
        }
        present = Set(OutboxScript.sinks)
        // Every one of these is an hour after the other, as a home without much news has its runs.
        for _ in 0..<80 where faults.isEmpty && hasOpen {
            move(by: 4400)
            try pass(present)
        }
        if faults.isEmpty { try checkEnd() }
        store.close()
    }

    /// Whether anything that is not poison has not come to its end.
    private var hasOpen: Bool {
        world.state.withLock { state in
            state.letters.values.contains { letter in
                !letter.isRecorded && !letter.isDead && (letter.poison == nil || letter.attempts < 2)
            }
        }
    }

    private mutating func step() throws {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<30: try appear()
        case 30..<33: try appear(again: true)
        case 33..<65: try pass(present)
        case 65..<70: try pass(["files"])
        case 70..<80: change()
        case 80..<84: try reviveDead()
        default:
            let moves: [Int64] = [1, 60, 300, 900, 1800, 3600, 7200, 43_200, 86_400, 6 * 86_400, -120, -7200]
            move(by: moves.randomElement(using: &dice) ?? 1)
        }
    }

    private func move(by seconds: Int64) {
        world.state.withLock { $0.now = $0.now.advanced(bySeconds: seconds) }
    }

    /// The weather of a sink changes, or the settings.
    private mutating func change() {
        guard let sink = OutboxScript.sinks.randomElement(using: &dice) else { return }
        if Int.random(in: 0..<4, using: &dice) == 0, sink != "files" {
            if present.remove(sink) == nil { present.insert(sink) }
        } else {
            let weather = ScriptWorld.Weather.allCases.randomElement(using: &dice)
            world.state.withLock { $0.weather[sink] = weather }
        }
    }

    /// A development is told to some of those whose sinks are there; `again` tells an old one with other words.
    private mutating func appear(again: Bool = false) throws {
        let count = again ? 1 : Int.random(in: 1...2, using: &dice)
        for _ in 0..<count {
            let number = again && stories > 0 ? Int.random(in: 0..<stories, using: &dice) : stories
            if number == stories { stories += 1 }
            for (sink, recipient) in OutboxScript.recipients where present.contains(sink) {
                if Int.random(in: 0..<3, using: &dice) > 0 { try enqueue(number, sink, recipient, isAgain: again) }
            }
        }
    }

    private mutating func enqueue(_ number: Int, _ sink: String, _ recipient: String, isAgain: Bool) throws {
        let id = OutboxID.of(sink: sink, recipient: recipient, kind: "alert", story: "s\(number)", revision: 0)
        var entry = OutboxEntry(
            id: id,
            sink: sink,
            recipient: recipient,
            kind: .alert,
            story: "s\(number)",
            fileName: "s\(number).txt",
            body: "story \(number) to \(recipient)\(isAgain ? ", told again" : "")",
            record: "{}",
            createdAt: now,
            expiresAt: now.advanced(bySeconds: Outbox.lifetime)
        )
        // Quiet hours.
        if sink != "files", Int.random(in: 0..<8, using: &dice) == 0 {
            entry.nextTry = now.advanced(bySeconds: 20_000)
            entry.expiresAt = entry.nextTry.advanced(bySeconds: Outbox.lifetime)
        }
        try store.write { try $0.outbox.enqueue(entry) }
        let roll = sink == "files" ? 100 : Int.random(in: 0..<100, using: &dice)
        let poison: Letter.Poison? = roll == 0 ? .putOff : roll < 4 ? .hangs : roll == 4 ? .kills : nil
        world.state.withLock { state in
            if state.letters[id] != nil { return }
            let due = entry.nextTry.seconds
            state.letters[id] = Letter(
                id: id,
                sink: sink,
                body: entry.body,
                poison: poison,
                expires: entry.expiresAt,
                due: due...due
            )
        }
    }

    /// Somebody takes up some of what was given up.
    private mutating func reviveDead() throws {
        let now = now
        let end = now.advanced(bySeconds: Outbox.lifetime)
        for entry in try store.read({ try $0.outbox.dead() }) where Bool.random(using: &dice) {
            try store.write { try $0.outbox.revive(entry, until: end, at: now) }
            world.state.withLock { state in
                state.letters[entry.id]?.isDead = false
                state.letters[entry.id]?.expires = end
                state.letters[entry.id]?.due = now.seconds...now.seconds
                state.census["revival", default: 0] += 1
            }
        }
    }

    /// One run of the program: it takes up, sends, gives up what nobody takes any more; or dies on the way.
    private mutating func pass(_ names: Set<String>) throws {
        let sinks = names.sorted().map { ScriptSink(name: $0, batch: $0 == "files" ? 5 : 1, world: world) }
        let outbox = Outbox(store: store, sinks: sinks)
        let now = now
        let check = PassCheck(world: world, sinks: names)
        world.state.withLock { state in
            state.pass += 1
            state.attempts = []
        }
        let due = try check.due()
        let result = Locked<Result<Outbox.Outcome, any Error>?>(nil)
        let executor = StepExecutor()
        Task(executorPreference: executor) {
            do {
                let outcome = try await outbox.deliver(at: now)
                result.withLock { $0 = .success(outcome) }
            } catch {
                result.withLock { $0 = .failure(error) }
            }
        }
        executor.drain(&dice)
        while result.withLock({ $0 == nil }) {
            let silent = world.state.withLock { Set($0.suspended.keys) }
            if silent.isEmpty { return world.fault("the run hangs, and no sink does") }
            let isKilled = world.state.withLock { $0.isKilled }
            if !isKilled {
                try check.heldUp(due, silent: silent)
                if !world.state.withLock({ $0.isPowerCertain }), Int.random(in: 0..<12, using: &dice) == 0 {
                    world.kill()
                }
            }
            world.endWaits()
            executor.drain(&dice)
        }
        let outcome = result.withLock { $0 }
        if world.state.withLock({ $0.isKilled }) {
            try restart()
        } else {
            guard case .success(let outcome)? = outcome else { return world.fault("the run failed: \(outcome as Any)") }
            try check.complete(due, outcome)
            if names.count > 1, names.count < OutboxScript.sinks.count { try check.orphans(outbox) }
        }
    }

    /// The machine is on again: the store as it was left, and a run that takes up.
    private func restart() throws {
        let store = try Store(path: path, access: .writer)
        world.state.withLock { state in
            state.store = store
            state.isKilled = false
        }
        let check = PassCheck(world: world, sinks: [])
        try check.afterKill()
        try Outbox(store: store, sinks: []).recover(at: now)
        try check.recovered()
    }

    /// In the end each message has its receipt, or is dead for all to see, or is poison and waits.
    private func checkEnd() throws {
        let dead = Set(try store.read { try $0.outbox.dead() }.map(\.id))
        let letters = world.state.withLock { Array($0.letters.values) }
        let entries = try store.read { try $0.outbox.latest(limit: 100_000) }
        if entries.count != letters.count { world.fault("\(letters.count) enqueued, \(entries.count) there") }
        let states = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0) })
        for letter in letters {
            let entry = states[letter.id]
            let isWaiting = entry?.state == .retry
            if letter.isRecorded {
                if letter.arrivals == 0 { world.fault("\(letter.id) has a receipt and never arrived") }
                if letter.sink == "files", letter.arrivals != 1 { world.fault("\(letter.id) \(letter.arrivals) times") }
            } else if letter.isDead {
                if !dead.contains(letter.id) { world.fault("\(letter.id) is dead and nobody sees it") }
            } else if letter.poison == nil || !isWaiting {
                world.fault("\(letter.id) to \(letter.sink) is lost: \(entry.map(\.state) as Any), \(letter)")
            }
        }
    }
}
