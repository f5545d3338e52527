import Foundation
import LookoutModel
import Rules
import TestSupport
import Testing

/// The shipped schema of rule files against the readers.
///
/// That it is the one that the code makes is tested with the program.
@Suite struct RuleSchemaTests {
    private let schema: SchemaCheck

    init() throws {
        let file = PackageFolder.root.appending(path: "Rules/lookout-rules.schema.json")
        schema = try SchemaCheck(try String(contentsOf: file, encoding: .utf8))
    }

    private func isRead(_ text: String) -> Bool {
        RuleText.load(text).problems.allSatisfy { $0.level != .error }
    }

    /// JSON is YAML too, so that the readers and the schema can be asked about the same text.
    @Test(arguments: [
        #"{"any": ["Taiwan Strait", true, 1995]}"#, #"{"any": "Taiwan"}"#,
        #"{"lists": {"xx": ["aa"], "yy": ["$xx", 57]}}"#,
        #"{"rules": [{"any": ["aa"]}]}"#, #"{"rules": []}"#, #"{"version": 1, "any": ["aa"]}"#,
        #"{"version": "1", "any": ["aa"]}"#,
        #"{"rules": [{"id": "a", "any": ["aa"]}, {"id": "b", "match": "bb"}]}"#,
        #"{"all": ["aa", {"any": ["bb"]}, ["cc", "dd"]], "within": "25 words"}"#,
        #"{"all": ["aa", "bb"], "within": "sentence"}"#, #"{"all": ["aa", "bb"], "within": "1 word"}"#,
        #"{"any": ["aa"], "none": ["bb"], "except": ["cc"], "tags": "x", "title": 2026, "priority": "critical"}"#,
        #"{"any": ["aa"], "fields": ["title", "link"]}"#, #"{"any": ["aa"], "fields": "content"}"#,
        #"{"any": ["aa"], "where": {"language": ["ko", "ja"], "source": "x", "kind": "wire", "tag": "t", "max-age": "2d"}}"#,
        #"{"any": ["aa"], "where": {"kind": ["wire", "official"]}}"#,
        #"{"any": ["aa"], "expect": {"per-day": 10000}, "trial": true, "alert-on": "content"}"#,
        #"{"any": ["aa"], "tests": [{"hit": "x", "todo": false, "note": "n", "language": "ko"}, {"miss": 57, "summary": "s"}]}"#,
        #"{"id": "a-b_c.d", "any": ["aa"]}"#, #"{"any": ["aa"], "lists": {"xx": "aa"}}"#,
    ])
    func `what the readers read the schema takes`(text: String) throws {
        #expect(isRead(text), "\(text)")
        #expect(try schema.accepts(text))
    }

    @Test(arguments: [
        #"{"anny": ["aa"]}"#, #"{"any": []}"#, #"{"any": [["aa"]]}"#, #"{"any": {"aa": 1}}"#, #"{"any": null}"#,
        #"{"any": ["aa"], "priority": "loud"}"#, #"{"any": ["aa"], "priority": 1}"#, #"{"title": "x"}"#,
        #"{"version": 2, "any": ["aa"]}"#,
        #"{"rules": [{"any": ["aa"]}, {"any": ["bb"]}]}"#, #"{"rules": [{"id": "a", "any": ["aa"]}], "any": ["bb"]}"#,
        #"{"rules": {"any": ["aa"]}}"#, #"{"rules": [{"id": "a"}]}"#, #"{"any": ["aa"], "within": "5 words"}"#,
        #"{"all": ["aa"], "within": "5"}"#, #"{"all": ["aa"], "within": "0 words"}"#,
        #"{"all": ["aa"], "within": "1001 words"}"#,
        #"{"all": []}"#, #"{"all": [{"none": ["aa"]}]}"#, #"{"any": ["aa"], "cooldown": "6"}"#,
        #"{"any": ["aa"], "surge": 1}"#,
        #"{"any": ["aa"], "expect": {"per-day": 0}}"#, #"{"any": ["aa"], "expect": {"per-day": 10001}}"#,
        #"{"any": ["aa"], "expect": {}}"#,
        #"{"any": ["aa"], "expect": {"per-day": 1.5}}"#, #"{"any": ["aa"], "expect": {"perday": 1}}"#,
        #"{"any": ["aa"], "expect": 5}"#,
        #"{"any": ["aa"], "tests": [{"hit": "x", "miss": "y"}]}"#, #"{"any": ["aa"], "tests": [{"note": "x"}]}"#,
        #"{"any": ["aa"], "tests": [{"hit": "x", "wat": "y"}]}"#,
        #"{"any": ["aa"], "tests": [{"hit": "x", "todo": "soon"}]}"#,
        #"{"any": ["aa"], "where": {"lang": "ko"}}"#, #"{"any": ["aa"], "where": {}}"#,
        #"{"any": ["aa"], "where": {"kind": "blog"}}"#,
        #"{"any": ["aa"], "where": {"max-age": "2 days"}}"#, #"{"any": ["aa"], "fields": ["lang"]}"#,
        #"{"any": ["aa"], "fields": []}"#,
        #"{"any": ["aa"], "id": "a b"}"#, #"{"any": ["aa"], "id": "../a"}"#, #"{"any": ["aa"], "trial": 1}"#,
        #"{"any": ["aa"], "alert-on": "title"}"#,
        #"{"lists": {"x y": ["aa"]}}"#, #"{"lists": ["aa"]}"#, #"{"match": {"any": "aa"}}"#, #"[{"any": ["aa"]}]"#,
    ])
    func `what the readers refuse for its shape the schema refuses`(text: String) throws {
        #expect(!isRead(text), "\(text)")
        #expect(try !schema.accepts(text))
    }

    @Test func `random rules and those that are shipped keep to the schema`() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<10 {
            for rule in RuleText.rules(RandomRule(using: &generator).file(count: 10, using: &generator)).rules {
                #expect(try schema.accepts(rule.archive), "\(rule.archive)")
            }
        }
        let folder = PackageFolder.root.appending(path: "Rules")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
            $0.hasSuffix(".yaml")
        }
        let (rules, _) = RuleSet.load(
            files: try files.map { name in
                RuleFile(path: "Rules/" + name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
            }
        )
        #expect(rules.rules.count >= 12)
        for rule in rules.rules { #expect(try schema.accepts(rule.archive)) }
    }

    @Test func `every key has a description with its default, and no other key is taken`() throws {
        let rule = schema.part("definitions", "rule")
        let maps: [([String: Any], [RuleKey])] = [
            (rule, RuleKey.ofRule), (schema.part(), RuleKey.allCases.filter(\.isOfFile) + RuleKey.ofRule),
            (schema.part("definitions", "rule", "properties", "where"), RuleKey.where.children),
            (schema.part("definitions", "rule", "properties", "expect"), RuleKey.expect.children),
            (schema.part("definitions", "test"), RuleKey.tests.children),
        ]
        for (map, keys) in maps {
            #expect(map["additionalProperties"] as? Bool == false)
            let properties = map["properties"] as? [String: [String: Any]] ?? [:]
            #expect(Set(properties.keys) == Set(keys.map(\.name)))
            for key in keys {
                let text = properties[key.name]?["description"] as? String ?? ""
                #expect(text.hasSuffix("Default: \(key.standard)."), "\(key)")
                #expect(text.count > key.standard.count + 20, "\(key)")
            }
        }
        let properties = rule["properties"] as? [String: [String: Any]] ?? [:]
        #expect(properties["priority"]?["default"] as? String == "digest")
        #expect(properties["fields"]?["default"] as? [String] == ["title", "summary", "content"])
        #expect(properties["trial"]?["default"] as? Bool == false)
        #expect(schema.part("definitions", "term")["type"] as? [String] == ["string", "number", "boolean", "null"])
    }

    @Test func `every shipped rule file begins with the line that names the schema`() throws {
        let folder = PackageFolder.root.appending(path: "Rules")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".yaml") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(text.hasPrefix("# yaml-language-server: $schema=./lookout-rules.schema.json\n"), "\(name)")
        }
    }
}
