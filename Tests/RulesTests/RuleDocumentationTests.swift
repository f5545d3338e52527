import Foundation
import LookoutModel
import Rules
import TestSupport
import Testing

/// What `Rules/` says in its pages, against what the readers do.
@Suite struct RuleDocumentationTests {
    private struct Row: Equatable, CustomStringConvertible {
        let key: String
        let standard: String

        var description: String { "\(key) | \(standard)" }
    }

    private func page(_ name: String) throws -> String {
        try String(contentsOf: PackageFolder.root.appending(path: "Rules/" + name), encoding: .utf8)
    }

    private func table() throws -> [Row] {
        let lines = try page("README.md").split(separator: "\n")
        let start = try #require(lines.firstIndex(of: "| key | default | what it does |"))
        return lines[(start + 2)...].prefix { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return Row(
                key: cells[0].replacing("`", with: ""),
                standard: cells[1].replacing("`", with: "")
            )
        }
    }

    @Test func `the table holds every key and its default`() throws {
        let keys = RuleKey.allCases.map { Row(key: $0.rawValue, standard: $0.standard) }
        let rows = try table()
        #expect(rows.map(\.key) == keys.map(\.key))
        for (row, key) in zip(rows, keys) { #expect(row == key) }
    }

    @Test func `the defaults of the table are those in force`() throws {
        let rule = try #require(RuleText.load("any: [a1]\n", path: "Rules/hormuz.yaml").rules.rules.first)
        #expect(rule.id.rawValue == "hormuz" && rule.title == rule.id.rawValue)
        #expect(rule.priority.rawValue == RuleKey.priority.standard)
        #expect("[" + rule.fields.map(\.rawValue).joined(separator: ", ") + "]" == RuleKey.fields.standard)
        #expect(rule.tags == [] && rule.all == [] && rule.none == [] && rule.except == [] && rule.tests == [])
        #expect(rule.match == nil && rule.within == nil && rule.condition == RuleCondition())
        #expect(rule.expectedPerDay == nil && !rule.alertsOnContent && !rule.isOnTrial)
    }

    @Test func `two lines make a rule, on the first screen`() throws {
        let screen = try page("README.md").split(separator: "\n", omittingEmptySubsequences: false).prefix(24)
        let blocks = blocks(screen.joined(separator: "\n"))
        let first = try #require(blocks.first)
        #expect(first.split(separator: "\n").count == 2)
        #expect(RuleText.rules(first).rules.count == 1)
    }

    /// The examples in YAML.
    private func blocks(_ text: String) -> [String] {
        text.components(separatedBy: "```yaml\n").dropFirst().compactMap { $0.components(separatedBy: "\n```").first }
    }

    @Test(arguments: ["README.md", "ADVANCED.md"])
    func `every example is right`(name: String) throws {
        let blocks = blocks(try page(name))
        #expect(blocks.count >= 2)
        let lists = RuleFile(
            path: "Rules/lists.yaml",
            bytes: Array("lists: {taiwan: [Taiwan], launchers: [launcher]}".utf8)
        )
        for block in blocks {
            // Some show only what is added to a rule.
            let isWhole = ["any:", "match:", "rules:", "all:"].contains { block.contains($0) }
            let text = block + "\n" + (isWhole ? "" : "any: [Tokyo]\n")
            let file = RuleFile(path: "Rules/example.yaml", bytes: Array(text.utf8))
            let (rules, problems) = RuleSet.load(files: [lists, file])
            #expect(problems == [], "\(text)")
            #expect(rules.rules.count == 1, "\(text)")
            let outcome = RuleTestRunner.run(rules.rules)
            if isWhole { #expect(outcome.problems == [], "\(text)") }
        }
    }

    @Test(arguments: [
        ("/F-?35[AB]? jets?/", true), ("/Hwasong|KN-?2\\d/", false), ("/Hwasong|KN-?2\\d missile/", true),
        ("a NEAR/15 b", true), ("a BEFORE/5 b", true), ("title:a", true), ("a AND NOT b", true),
        ("a AND b OR c", false), ("lang:( ko OR ja ) AND 북한", true),
        ("ATLEAST/3( missile OR rocket OR $launchers )", true),
    ])
    func `what the page says of an expression is so`(expression: String, isRead: Bool) throws {
        #expect(try page("ADVANCED.md").contains("`" + expression + "`"))
        // The page writes single letters where terms stand.
        var text = expression
        for letter in ["a", "b", "c"] {
            text = text.split(separator: " ", omittingEmptySubsequences: false)
                .map { $0 == letter ? letter + "1" : $0.hasSuffix(":" + letter) ? $0 + "1" : String($0) }
                .joined(separator: " ")
        }
        #expect(((try? QueryParser.parse(text)) != nil) == isRead, "\(text)")
    }

    @Test func `the page's limits are those in force`() throws {
        let page = try page("ADVANCED.md")
        #expect(
            page.contains("An expression: 200,000 characters, parentheses 64 deep.")
                && QueryParser.lengthLimit == 200_000
        )
        #expect(QueryParser.depthLimit == 64)
        #expect((try? TermEntry.parse(String(repeating: "a", count: 200))) != nil)
        #expect((try? TermEntry.parse(String(repeating: "a", count: 201))) == nil)
        #expect((try? QueryParser.parse("/" + String(repeating: "a", count: 1000) + "/")) != nil)
        #expect((try? QueryParser.parse("/" + String(repeating: "a", count: 1001) + "/")) == nil)
    }
}
