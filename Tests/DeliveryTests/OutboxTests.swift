import Delivery
import LookoutModel
import Platform
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct OutboxTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let now = Instant(seconds: 1_800_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("lookout.db"), access: .writer)
    }

    /// A sink that does as a test says and remembers what it was given.
    private final class ScriptedSink: Sink {
        let name: String
        private let log = Mutex<[String]>([])
        private let failing: Set<String>

        init(name: String = "files", failing: Set<String> = []) {
            self.name = name
            self.failing = failing
        }

        var delivered: [String] { log.withLock { $0 } }

        func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) throws(DeliveryError) -> String {
            if failing.contains(entry.id) { throw .file(FileError(path: entry.id, operation: .write, code: 28)) }
            log.withLock { $0.append(entry.id + (mayHaveArrived ? " again" : "")) }
            return "receipt"
        }
    }

    private func enqueue(_ ids: [String], sink: String = "files") throws {
        try store.write { transaction in
            for id in ids {
                try transaction.outbox.enqueue(
                    OutboxEntry(
                        id: id,
                        sink: sink,
                        recipient: "reader",
                        kind: .alert,
                        story: nil,
                        fileName: id + ".txt",
                        body: "body of " + id,
                        record: "{\"id\":\"\(id)\"}",
                        createdAt: now,
                        expiresAt: now.advanced(bySeconds: Outbox.lifetime)
                    )
                )
            }
        }
    }

    @Test func `all that is due is delivered in order, once`() async throws {
        try enqueue((1...250).map { "m\($0)" })
        let sink = ScriptedSink()
        let outbox = Outbox(store: store, sinks: [sink])
        #expect(try await outbox.deliver(at: now).delivered == 250)
        #expect(sink.delivered == (1...250).map { "m\($0)" })
        #expect(try await outbox.deliver(at: now) == Outbox.Outcome())
    }

    @Test func `a message that fails blocks no other and is tried again later`() async throws {
        try enqueue(["a", "b", "c"])
        let outcome = try await Outbox(store: store, sinks: [ScriptedSink(failing: ["b"])]).deliver(at: now)
        #expect(outcome.delivered == 2)
        #expect(outcome.retried == 1)
        let sink = ScriptedSink()
        let outbox = Outbox(store: store, sinks: [sink])
        _ = try await outbox.deliver(at: now)
        #expect(sink.delivered.isEmpty)
        _ = try await outbox.deliver(at: now.advanced(bySeconds: 600))
        #expect(sink.delivered == ["b again"])
    }

    @Test func `a message that fails for its whole life is given up`() async throws {
        try enqueue(["a"])
        let outbox = Outbox(store: store, sinks: [ScriptedSink(failing: ["a"])])
        var time = now
        var attempts = 0
        while attempts < 500, try store.read({ try $0.outbox.dead() }).isEmpty {
            _ = try await outbox.deliver(at: time)
            time = time.advanced(bySeconds: 3600)
            attempts += 1
        }
        #expect(try store.read { try $0.outbox.dead() }.map(\.id) == ["a"])
        #expect(time.seconds(since: now) > Outbox.lifetime)
    }

    @Test func `what is for a sink that is no more waits for its return, and is given up when its time is over`()
        async throws
    {
        try enqueue(["a"], sink: "gone")
        try enqueue(["b"])
        let outbox = Outbox(store: store, sinks: [ScriptedSink()])
        let end = now.advanced(bySeconds: Outbox.lifetime)
        // It is known to be stuck from the first, and said once.
        let stuck = try outbox.settleOrphans(at: now)
        #expect(stuck.retried == 1 && stuck.errors == [.noSuchSink("gone")])
        #expect(try store.read { try $0.outbox.stuck() }.map(\.sink) == ["gone"])
        #expect(try outbox.settleOrphans(at: end) == Outbox.Outcome())
        let outcome = try outbox.settleOrphans(at: end.advanced(bySeconds: 1))
        #expect(outcome.dead == 1 && outcome.errors == [.noSuchSink("gone")])
        #expect(try store.read { try $0.outbox.dead() }.map(\.id) == ["a"])
        // A sink that is there has its own say.
        #expect(try await outbox.deliver(at: end.advanced(bySeconds: 1)).delivered == 1)
    }

    @Test func `what is for somebody whom the settings do not name any more is given up, not sent`() async throws {
        try enqueue(["a"])
        let sink = ScriptedSink()
        let outbox = Outbox(store: store, sinks: [sink], recipients: ["files": ["somebody else"]])
        let outcome = try outbox.settleOrphans(at: now)
        #expect(outcome.dead == 1 && outcome.errors.count == 1)
        #expect(try await outbox.deliver(at: now).delivered == 0 && sink.delivered.isEmpty)
        try store.write { transaction in
            for entry in try transaction.outbox.dead() { try transaction.outbox.drop(entry, reason: "moved away") }
            #expect(try transaction.outbox.dead().isEmpty && transaction.outbox.stuck().isEmpty)
            #expect(try transaction.outbox.latest(limit: 9).map(\.receipt) == ["moved away"])
        }
    }

    @Test func `a run that has no more time begins no other message`() async throws {
        try enqueue(["a"])
        let outbox = Outbox(store: store, sinks: [ScriptedSink()], hasTime: { false })
        #expect(try await outbox.deliver(at: now) == Outbox.Outcome())
    }

    @Test func `a message that was claimed by a run that died is sent again under the same id`() async throws {
        try enqueue(["a"])
        _ = try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 10) }
        let sink = ScriptedSink()
        let outbox = Outbox(store: store, sinks: [sink])
        #expect(try await outbox.deliver(at: now).delivered == 0)
        try outbox.recover(at: now)
        #expect(try await outbox.deliver(at: now).delivered == 1)
        #expect(sink.delivered == ["a again"])
    }

    @Test func `the pause doubles from five minutes to an hour, a fifth more or less`() {
        for (attempts, base) in [(1, 300), (2, 600), (3, 1200), (4, 2400), (5, 3600), (50, 3600)] {
            for id in ["a", "b", "0123456789abcdef"] {
                let pause = Outbox.pause(after: attempts, id: id)
                #expect(pause >= Int64(base * 4 / 5) && pause <= Int64(base * 6 / 5), "\(attempts) \(id) \(pause)")
            }
        }
    }

    @Test func `the file sink writes a file and a line, and never the line twice`() throws {
        try enqueue(["a", "b"])
        let alerts = folder.path("Alerts")
        try Folder.make(alerts)
        let sink = FileSink(folder: alerts)
        let entries = try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 10) }
        for entry in entries { _ = try sink.deliver(entry, mayHaveArrived: false) }
        _ = try sink.deliver(entries[0], mayHaveArrived: true)
        #expect(folder.read("Alerts/alerts.jsonl") == "{\"id\":\"a\"}\n{\"id\":\"b\"}\n")
        #expect(folder.read("Alerts/b.txt") == "body of b")
    }

    @Test func `a line that a crash left half written is cut and written whole`() throws {
        try enqueue(["a", "b"])
        try folder.write("{\"id\":\"a\"}\n{\"id\":\"b", to: "Alerts/alerts.jsonl")
        let sink = FileSink(folder: folder.path("Alerts"))
        try sink.repair()
        for entry in try store.write({ try $0.outbox.claim(sink: "files", at: now, limit: 10) }) {
            _ = try sink.deliver(entry, mayHaveArrived: true)
        }
        #expect(folder.read("Alerts/alerts.jsonl") == "{\"id\":\"a\"}\n{\"id\":\"b\"}\n")
    }

    @Test func `an unwritable folder is an error with its path`() async throws {
        try enqueue(["a"])
        let sink = FileSink(folder: folder.path("absent"))
        let outcome = try await Outbox(store: store, sinks: [sink]).deliver(at: now)
        #expect(outcome.retried == 1)
        guard case .file(let error)? = outcome.errors.first else {
            Issue.record("no error")
            return
        }
        #expect(error.path.contains("absent"))
    }
}
