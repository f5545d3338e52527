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

    @Test func `what was stored before editions knew of volumes, changes and pages is still read and rendered`() throws
    {
        let stored = """
            {"brokenRules":[],"day":20779,"failingFeeds":[],"from":1795240800,"hasSamples":false,"isFirst":false,
            "ledger":{"background":0,"feeds":{"failed":0,"leftOut":0,"listed":1,"read":1,"unchanged":0},"fetched":9,
            "folded":0,"held":0,"lost":0,"matched":1,"muted":0,"new":9,"rules":{"off":0,"on":1},"told":1},
            "newRules":[],"quietRules":[],"rulesHash":"5d41","sections":[{"priority":"alert","rule":"strait",
            "stories":[{"dayNumber":1,"firstSeen":1795320000,"id":"s1","items":[{"feed":"f","id":"i1",
            "isStateMedia":false,"kind":"press","lead":"","source":"Example Times","title":"A strait is crossed"}],
            "matched":[],"rules":[{"id":"strait","title":"Strait"}],"state":"new","title":"A strait is crossed"}],
            "title":"Strait"}],"state":"edition","to":1795327200,
            "zone":{"name":"UTC","periods":[{"abbreviation":"UTC","from":0,"offset":0}]}}
            """
        let digest = try DigestRecord.digest(Array(stored.utf8))
        for format in DigestFormat.allCases { #expect(format.render(digest).contains("A strait is crossed")) }
        // No page stood beside it.
        let page = PageReader(HTMLRenderer.render(digest))
        #expect(page.faults.isEmpty && !page.elements.contains { $0.attributes["href"]?.hasSuffix(".html") == true })
        #expect(!JSONRenderer.render(digest).contains("\"volumes\""))
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
