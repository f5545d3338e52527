import Delivery
import Testing

@Suite struct OutboxIDTests {
    /// The first half of `printf 'files\0reader\0alert\0story\0%s' 0 | sha256sum`.
    @Test func `an id is the one that it was in every version`() {
        let id = OutboxID.of(sink: "files", recipient: "reader", kind: "alert", story: "story", revision: 0)
        #expect(id == "55430f23d24cf0bda8f62f10b6b8c26f")
    }

    @Test func `every part counts, and where one ends`() {
        let parts = [
            ("files", "reader", "alert", "story", 0), ("mail", "reader", "alert", "story", 0),
            ("files", "other", "alert", "story", 0), ("files", "reader", "first-look", "story", 0),
            ("files", "reader", "alert", "stories", 0), ("files", "reader", "alert", "story", 1),
            ("filesr", "eader", "alert", "story", 0), ("files", "reader", "alert", "story0", 0),
        ]
        let ids = parts.map { OutboxID.of(sink: $0.0, recipient: $0.1, kind: $0.2, story: $0.3, revision: $0.4) }
        #expect(Set(ids).count == parts.count)
        #expect(ids.allSatisfy { $0.utf8.count == 32 })
    }
}
