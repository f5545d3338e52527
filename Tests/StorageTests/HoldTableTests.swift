import LookoutModel
import Storage
import TestSupport
import Testing

@Suite struct HoldTableTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let now = Instant(seconds: 1_800_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("lookout.db"), access: .writer)
    }

    private func insert(_ name: String, feed: String, heldUntil: Int64?, in transaction: StoreTransaction) throws
        -> Int64
    {
        try transaction.feeds.save(FeedState(id: FeedID(feed), address: feed, addedAt: now))
        let sequence = try transaction.items.insert(
            NewItem(
                id: name,
                item: Item(identity: name, feed: FeedID(feed), title: name),
                textHash: 1,
                isBackground: false,
                heldUntil: heldUntil.map { now.advanced(bySeconds: $0) }
            ),
            firstSeen: now
        )
        for rule in ["one", "two"] {
            let match = Match(rule: RuleID(rule), holdsWithoutContent: true, texts: [])
            try transaction.matches.insert(match, item: sequence, origin: .live, at: now)
        }
        return sequence
    }

    @Test func `what is released stands behind all matches that there were, each once`() throws {
        try store.write { transaction in
            let held = try insert("held", feed: "a", heldUntil: 100, in: transaction)
            let free = try insert("free", feed: "a", heldUntil: nil, in: transaction)
            let other = try insert("other", feed: "b", heldUntil: 200, in: transaction)
            #expect(try transaction.holds.all().mapValues(\.count) == [FeedID("a"): 1, FeedID("b"): 1])
            let last = try transaction.matches.lastSequence()
            #expect(try transaction.holds.release(FeedID("a"), at: now.advanced(bySeconds: 9)) == 1)
            let moved = try transaction.matches.window(after: last, upTo: .max)
            #expect(moved.map(\.itemSequence) == [held, held])
            #expect(moved.map(\.match.rule.rawValue) == ["one", "two"])
            #expect(moved.allSatisfy { $0.matchedAt == now.advanced(bySeconds: 9) })
            #expect(try transaction.matches.of(item: held).count == 2)
            #expect(try transaction.matches.of(item: free).count == 2)
            #expect(try transaction.items.fetch([held, other]).map { $0.heldUntil == nil } == [true, false])
            #expect(try transaction.holds.release(FeedID("a"), at: now) == 0)
        }
    }

    @Test func `each is released by itself when its time has come`() throws {
        try store.write { transaction in
            _ = try insert("x", feed: "a", heldUntil: 100, in: transaction)
            _ = try insert("y", feed: "a", heldUntil: 200, in: transaction)
            #expect(try transaction.holds.releaseDue(at: now.advanced(bySeconds: 99)) == 0)
            #expect(try transaction.holds.releaseDue(at: now.advanced(bySeconds: 100)) == 1)
            #expect(try transaction.holds.all()[FeedID("a")]?.until == now.advanced(bySeconds: 200))
            #expect(try transaction.holds.releaseDue(at: now.advanced(bySeconds: 1000)) == 1)
            #expect(try transaction.holds.all().isEmpty)
        }
    }
}
