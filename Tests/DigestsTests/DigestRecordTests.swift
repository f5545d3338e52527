import Digests
import Foundation
import LookoutModel
import TestSupport
import Testing

struct DigestRecordTests {
    @Test(arguments: SampleDigests.Name.allCases)
    func `a stored digest is read back as it was, and has the same bytes again`(name: SampleDigests.Name) throws {
        let bytes = try DigestRecord.bytes(name.digest)
        let read = try DigestRecord.digest(bytes)
        #expect(read == name.digest)
        #expect(try DigestRecord.bytes(read) == bytes)
    }

    @Test func `bytes that are no digest are refused`() {
        #expect(throws: DecodingError.self) { try DigestRecord.digest(Array("{}".utf8)) }
        #expect(throws: DecodingError.self) { try DigestRecord.digest([]) }
    }

    @Test(arguments: SampleDigests.Name.allCases)
    func `JSON is golden and a machine reads it`(name: SampleDigests.Name) throws {
        let digest = name.digest
        let text = JSONRenderer.render(digest)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(object?["day"] as? String == "2026-11-22")
        #expect((object?["sections"] as? [Any])?.count == digest.sections.count)
        #expect(!text.unicodeScalars.contains { $0 == "\u{2028}" || $0 == "\u{2029}" || $0 == "\u{1B}" || $0 == "<" })
        try expectGolden(text, name.rawValue + ".json")
    }

    @Test func `JSON has the keys that machines read`() throws {
        let text = JSONRenderer.render(SampleDigests.one)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(Set(["name", "day", "from", "to", "sections", "ledger"]).isSubset(of: object.keys))
        let ledger = try #require(object["ledger"] as? [String: Any])
        #expect(Set(["fetched", "new", "matched", "folded", "held", "muted", "lost"]).isSubset(of: ledger.keys))
        let section = try #require((object["sections"] as? [[String: Any]])?.first)
        #expect(Set(["rule", "title", "stories"]).isSubset(of: section.keys))
        let story = try #require((section["stories"] as? [[String: Any]])?.first)
        #expect(Set(["id", "title", "state", "day", "rules", "items"]).isSubset(of: story.keys))
        let item = try #require((story["items"] as? [[String: Any]])?.first)
        #expect(Set(["id", "title", "link", "feed", "source", "language", "published"]).isSubset(of: item.keys))
        #expect(item["published"] as? String == "2026-11-22T03:20:00Z")
        #expect(object["from"] as? String == "2026-11-21T06:00:00Z")
    }
}
