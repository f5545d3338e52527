import LookoutModel
import Stories
import Testing

@Suite struct ItemIdentityTests {
    private func evidence(
        guid: String? = nil,
        link: String? = nil,
        title: String = "",
        published: Int64? = nil
    ) -> ItemIdentity.Evidence {
        ItemIdentity.Evidence(guid: guid, link: link, title: title, published: published.map { Instant(seconds: $0) })
    }

    @Test func `an item is known by its guid, else its link, else its title and date`() {
        let identities = ItemIdentity.identities(of: [
            evidence(guid: "tag:example.org,2026:1", link: "https://example.org/1", title: "One"),
            evidence(link: "https://example.org/2", title: "Two"),
            evidence(title: "Three", published: 5),
            evidence(),
        ])
        #expect(identities[0] == "guid:tag:example.org,2026:1")
        #expect(identities[1] == "link:example.org/2")
        #expect(identities[2] == "title:Three\u{1F}5")
        #expect(identities[3] == nil)
    }

    @Test func `scheme, fragment and tracking parameters make no other item`() {
        let first = ItemIdentity.identities(of: [evidence(guid: "http://www.example.org/a?utm_source=rss&id=7#top")])
        let second = ItemIdentity.identities(of: [evidence(guid: "https://example.org/a?id=7")])
        #expect(first == second)
    }

    @Test func `links that differ only in their fragment are told apart within a document`() {
        let identities = ItemIdentity.identities(of: [
            evidence(link: "https://example.org/day#1", title: "One"),
            evidence(link: "https://example.org/day#2", title: "Two"),
        ])
        #expect(Set(identities).count == 2)
        #expect(!identities.contains(nil))
    }

    @Test func `a guid that all items share hides none of them`() {
        let document = (1...10).map { evidence(guid: "same", link: "https://example.org/\($0)", title: "Item \($0)") }
        let identities = ItemIdentity.identities(of: document)
        #expect(Set(identities).count == 10)
        // Each keeps its identity when the others are gone or in another order.
        #expect(ItemIdentity.identities(of: document.reversed()) == identities.reversed())
    }

    @Test func `the same guid and link with different titles are different items`() {
        let identities = ItemIdentity.identities(of: [
            evidence(guid: "same", link: "https://example.org/", title: "One"),
            evidence(guid: "same", link: "https://example.org/", title: "Two"),
        ])
        #expect(Set(identities).count == 2)
    }

    @Test func `an item that a document holds twice is one`() {
        let item = evidence(guid: "1", link: "https://example.org/1", title: "One")
        #expect(ItemIdentity.identities(of: [item, item]) == ["guid:1", nil])
    }

    @Test func `the id of an item is the same for ever and differs between feeds`() {
        let id = ItemIdentity.id(feed: FeedID("a"), identity: "guid:1")
        #expect(id.utf8.count == 16)
        #expect(id == ItemIdentity.id(feed: FeedID("a"), identity: "guid:1"))
        #expect(id != ItemIdentity.id(feed: FeedID("b"), identity: "guid:1"))
        #expect(id.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) })
    }

    @Test func `the text hash sees the text and not the date or link`() {
        var item = Item(identity: "x", feed: FeedID("a"), title: "Title", summary: "Summary")
        let hash = ItemIdentity.textHash(item)
        item.published = Instant(seconds: 9)
        item.link = "https://example.org/other"
        #expect(ItemIdentity.textHash(item) == hash)
        item.content = "more"
        #expect(ItemIdentity.textHash(item) != hash)
    }

    @Test func `text that moves from one field to the next changes the hash`() {
        let one = Item(identity: "x", feed: FeedID("a"), title: "ab", summary: "c")
        let other = Item(identity: "x", feed: FeedID("a"), title: "a", summary: "bc")
        #expect(ItemIdentity.textHash(one) != ItemIdentity.textHash(other))
    }
}
