import LookoutModel
import Storage
import TestSupport
import Testing

@Suite struct OutboxTableTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let now = Instant(seconds: 1_800_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("lookout.db"), access: .writer)
    }

    private func entry(_ id: String, body: String = "text") -> OutboxEntry {
        OutboxEntry(
            id: id,
            sink: "files",
            recipient: "reader",
            kind: .alert,
            story: nil,
            fileName: id + ".txt",
            body: body,
            record: "{}",
            createdAt: now,
            expiresAt: now.advanced(bySeconds: 100)
        )
    }

    @Test func `a message with the same id is put in once and keeps its first body`() throws {
        try store.write { transaction in
            try transaction.outbox.enqueue(entry("a", body: "first"))
            try transaction.outbox.enqueue(entry("a", body: "second"))
        }
        let claimed = try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 10) }
        #expect(claimed.map(\.body) == ["first"])
    }

    @Test func `messages are claimed in the order they came, once, and not before they are due`() throws {
        try store.write { transaction in
            for id in ["b", "a", "c"] { try transaction.outbox.enqueue(entry(id)) }
        }
        let early = now.advanced(bySeconds: -1)
        #expect(try store.write { try $0.outbox.claim(sink: "files", at: early, limit: 10) }.isEmpty)
        #expect(try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 2) }.map(\.id) == ["b", "a"])
        #expect(try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 2) }.map(\.id) == ["c"])
        #expect(try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 2) }.isEmpty)
        #expect(try store.read { try $0.outbox.unsettled() }.map(\.id) == ["b", "a", "c"])
    }

    @Test func `a message of another sink is left alone`() throws {
        try store.write { try $0.outbox.enqueue(entry("a")) }
        #expect(try store.write { try $0.outbox.claim(sink: "mail", at: now, limit: 10) }.isEmpty)
    }

    @Test func `a settled message is counted where it stands`() throws {
        try store.write { transaction in
            for id in ["a", "b", "c"] { try transaction.outbox.enqueue(entry(id)) }
        }
        let claimed = try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 10) }
        let later = now.advanced(bySeconds: 60)
        try store.write { transaction in
            try transaction.outbox.settle(claimed[0], as: .delivered, result: "ok", nextTry: now, at: now)
            try transaction.outbox.settle(claimed[1], as: .retry, result: "full", nextTry: later, at: now)
            try transaction.outbox.settle(claimed[2], as: .dead, result: "no", nextTry: now, at: now)
        }
        #expect(try store.read { try $0.outbox.counts() } == [.delivered: 1, .retry: 1, .dead: 1])
        #expect(try store.read { try $0.outbox.dead() }.map(\.id) == ["c"])
        #expect(try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 10) }.isEmpty)
        let again = try store.write { try $0.outbox.claim(sink: "files", at: later, limit: 10) }
        #expect(again.map(\.id) == ["b"])
        #expect(again.map(\.attempts) == [2])
    }

    @Test func `what a clock that was ahead put off for more than two days is due at once`() throws {
        try store.write { transaction in
            for id in ["a", "b"] { try transaction.outbox.enqueue(entry(id)) }
        }
        let claimed = try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 10) }
        for (entry, days) in zip(claimed, [365, 1] as [Int64]) {
            let next = now.advanced(bySeconds: days * 86_400)
            try store.write { try $0.outbox.settle(entry, as: .retry, result: "full", nextTry: next, at: now) }
        }
        #expect(try store.write { try $0.outbox.claim(sink: "files", at: now, limit: 10) }.map(\.id) == ["a"])
    }
}
