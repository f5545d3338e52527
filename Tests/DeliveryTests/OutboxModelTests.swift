import Delivery
import LookoutModel
import Platform
import Storage
import TestSupport
import Testing

/// Random scripts of what can happen to an outbox, against what must hold whatever happens.
@Suite struct OutboxModelTests {
    /// A sink that fails as its dice say and remembers every call.
    private final class RecordingSink: Sink {
        struct Log: Sendable {
            var dice: SeededGenerator
            /// Of a hundred attempts, so many fail before the message left.
            var failing = 30
            /// And so many after it has arrived.
            var unknown = 15
            /// Ids in the order in which they arrived, repeats included.
            var arrivals: [String] = []
            var attempted: Set<String> = []
            /// Ids that failed at least once.
            var troubled: Set<String> = []
            /// Ids whose receipt is on the disk.
            var settled: Set<String> = []
            var returned: Set<String> = []
            var faults: [String] = []
        }

        let name = "files"
        let log: Locked<Log>

        init(seed: UInt64) {
            log = Locked(Log(dice: SeededGenerator(seed: seed)))
        }

        func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) throws(DeliveryError) -> String {
            let isSuccess = log.withLock { log in
                if log.settled.contains(entry.id) { log.faults.append("\(entry.id) again after its receipt") }
                if !log.attempted.insert(entry.id).inserted, !mayHaveArrived {
                    log.faults.append("\(entry.id) again without a warning")
                }
                let roll = Int.random(in: 0..<100, using: &log.dice)
                if roll >= log.failing { log.arrivals.append(entry.id) }
                if roll < log.failing + log.unknown {
                    log.troubled.insert(entry.id)
                    return false
                }
                log.returned.insert(entry.id)
                return true
            }
            guard isSuccess else { throw .file(FileError(path: entry.id, operation: .write, code: 28)) }
            return "receipt of " + entry.id
        }
    }

    /// One script, step by step.
    private struct Script {
        let store: Store
        let sink: RecordingSink
        let outbox: Outbox
        var dice: SeededGenerator
        var now = Instant(seconds: 1_800_000_000)
        var expiries: [String: Instant] = [:]
        var order: [String] = []
        var killed: Set<String> = []

        init(seed: UInt64) throws {
            store = try Store(path: ":memory:", access: .writer)
            sink = RecordingSink(seed: seed ^ 0xABCD)
            outbox = Outbox(store: store, sinks: [sink])
            dice = SeededGenerator(seed: seed)
        }

        mutating func step() async throws {
            switch Int.random(in: 0..<100, using: &dice) {
            case 0..<35: try enqueue("m\(order.count)")
            case 35..<40: if let old = order.randomElement(using: &dice) { try enqueue(old) }
            case 40..<65: try await deliver()
            case 65..<80: try kill()
            default: now = now.advanced(bySeconds: [1, 60, 400, 4000, 86_400].randomElement(using: &dice) ?? 1)
            }
        }

        mutating func deliver() async throws {
            _ = try await outbox.deliver(at: now)
            sink.log.withLock { $0.settled = $0.returned }
        }

        /// A run that claims, sends some of what it claimed, and dies; then the next run takes up.
        private mutating func kill() throws {
            let claimed = try store.write { [now] in try $0.outbox.claim(sink: "files", at: now, limit: 5) }
            let sent = Int.random(in: 0...claimed.count, using: &dice)
            for entry in claimed.prefix(sent) {
                _ = try? sink.deliver(entry, mayHaveArrived: entry.attempts > 1)
            }
            // What the sink said died with the run.
            sink.log.withLock { log in
                for entry in claimed where !log.settled.contains(entry.id) { log.returned.remove(entry.id) }
            }
            killed.formUnion(claimed.map(\.id))
            try outbox.recover(at: now)
        }

        private mutating func enqueue(_ id: String) throws {
            let life = expiries[id] == nil ? Int64.random(in: 600...Outbox.lifetime, using: &dice) : 1
            let entry = OutboxEntry(
                id: id,
                sink: "files",
                recipient: "reader",
                kind: .alert,
                story: nil,
                fileName: id + ".txt",
                body: id,
                record: "{}",
                createdAt: now,
                expiresAt: now.advanced(bySeconds: life)
            )
            try store.write { try $0.outbox.enqueue(entry) }
            if expiries[id] == nil {
                expiries[id] = entry.expiresAt
                order.append(id)
            }
        }

        /// Runs until nothing is left to send.
        mutating func drain() async throws {
            for _ in 0..<400 where try waiting() > 0 {
                try await deliver()
                now = now.advanced(bySeconds: 3600)
            }
        }

        func waiting() throws -> Int {
            let counts = try store.read { try $0.outbox.counts() }
            return (counts[.pending] ?? 0) + (counts[.retry] ?? 0) + (counts[.sending] ?? 0)
        }
    }

    @Test(arguments: UInt64(1)...60)
    func `every message arrives or is dead, none after its receipt, and untroubled ones in order`(seed: UInt64)
        async throws
    {
        var script = try Script(seed: seed)
        for _ in 0..<80 { try await script.step() }
        try await script.drain()

        let log = script.sink.log.withLock { $0 }
        #expect(log.faults == [])
        #expect(try script.waiting() == 0)
        let dead = try script.store.read { try $0.outbox.dead() }
        let deadIDs = Set(dead.map(\.id))
        let counts = try script.store.read { try $0.outbox.counts() }
        #expect((counts[.delivered] ?? 0) + dead.count == script.order.count)
        for id in script.order where !deadIDs.contains(id) {
            #expect(log.arrivals.contains(id), "\(id) has a receipt and never arrived")
        }
        for entry in dead {
            #expect(log.troubled.contains(entry.id), "\(entry.id) is dead and never failed")
            #expect(script.expiries[entry.id] == entry.expiresAt)
        }
        let untroubled = script.order.filter { !log.troubled.contains($0) && !script.killed.contains($0) }
        #expect(log.arrivals.filter { untroubled.contains($0) } == untroubled)
    }

    @Test func `a message is dead only once its time is over`() async throws {
        var script = try Script(seed: 7)
        script.sink.log.withLock { $0.failing = 100 }
        for _ in 0..<80 { try await script.step() }
        for entry in try script.store.read({ try $0.outbox.dead() }) {
            #expect(entry.expiresAt < script.now)
        }
        try await script.drain()
        let dead = try script.store.read { try $0.outbox.dead() }
        #expect(Set(dead.map(\.id)) == Set(script.order))
        #expect(script.order.count > 5)
    }
}
