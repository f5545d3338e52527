import Foundation
import TestSupport
import Testing

@testable import Digests

/// The documented schema of a digest's JSON.
@Suite struct DigestSchemaTests {
    private func text() throws -> String {
        try String(contentsOf: PackageFolder.root.appending(path: "deploy/digest.schema.json"), encoding: .utf8)
    }

    @Test(arguments: SampleDigests.Name.allCases)
    func `every digest keeps to it`(name: SampleDigests.Name) throws {
        #expect(try SchemaCheck(text()).accepts(JSONRenderer.render(name.digest)))
    }

    @Test func `a key that it does not name, one that is missing and a value of another kind are refused`() throws {
        let schema = try SchemaCheck(text())
        let digest = JSONRenderer.render(SampleDigests.one)
        for (part, other) in [
            ("\"rulesHash\"", "\"rulesHush\""), ("\"first\": false", "\"first\": 0"),
            ("\"state\": \"edition\"", "\"state\": \"old\""),
            ("\"stateMedia\":", "\"media\":"),
        ] {
            #expect(digest.contains(part))
            #expect(try !schema.accepts(digest.replacingOccurrences(of: part, with: other)), "\(part)")
        }
    }

    @Test func `every key is described`() throws {
        let root = try JSONSerialization.jsonObject(with: Data(text().utf8))
        #expect(undescribed(root, at: "").isEmpty)
    }

    private func undescribed(_ value: Any, at path: String) -> [String] {
        guard let map = value as? [String: Any] else { return [] }
        var found: [String] = []
        for (key, schema) in map["properties"] as? [String: Any] ?? [:] {
            let inner = schema as? [String: Any] ?? [:]
            if inner["description"] == nil, inner["$ref"] == nil { found.append(path + "/" + key) }
            found += undescribed(inner, at: path + "/" + key) + undescribed(inner["items"] as Any, at: path + "/" + key)
        }
        for (key, schema) in map["definitions"] as? [String: Any] ?? [:] { found += undescribed(schema, at: key) }
        return found
    }
}
