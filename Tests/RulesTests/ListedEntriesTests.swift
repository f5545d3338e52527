import LookoutModel
import Rules
import Testing

/// Entries that read like lists, and what is kept of entries with a `#`.
@Suite struct ListedEntriesTests {
    private func problems(_ text: String, path: String = "Rules/lists/places.txt") -> [RuleProblem] {
        RuleLinter.lint([RuleFile(path: path, bytes: Array(text.utf8))]).problems.filter { $0.level != .note }
    }

    private func repairs(_ problem: RuleProblem, in text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        return LineRepair.lines(for: problem, line: lines[problem.place.line - 1])
    }

    @Test func `a line of a text list that reads like a list is told with the list as lines`() throws {
        let text = "Taiwan Strait, drill\n台湾海峡、軍艦\n"
        let found = problems(text)
        #expect(found.map(\.code) == ["W304", "W304"])
        #expect(repairs(try #require(found.first), in: text) == ["Taiwan Strait\ndrill"])
        #expect(repairs(try #require(found.last), in: text) == ["台湾海峡\n軍艦"])
    }

    @Test func `of many such lines one is told, with their number`() {
        let found = problems((0..<20).map { "Seoul\($0), South Korea" }.joined(separator: "\n"))
        #expect(found.count == 1)
        guard case .lint(.listInTerm(_, _, let others)) = found.first?.fact else {
            Issue.record("\(found)")
            return
        }
        #expect(others == 19)
    }

    @Test(arguments: ["\"Washington, D.C.\"\n", "“台湾、軍艦”\n", "1,000 drones\n", "Taiwan,\n"])
    func `quotes say that commas are meant, and numbers have them`(_ text: String) {
        #expect(problems(text).allSatisfy { $0.fact != .query(.emptyTerm) })
        #expect(
            problems(text).allSatisfy { if case .lint(.listInTerm) = $0.fact { false } else { true } },
            "\(text)"
        )
    }

    @Test func `a sign before a number cuts a line, and is told`() throws {
        let text = "GDP #1\nTaiwan # the island\n"
        let found = problems(text)
        #expect(found.map(\.code) == ["W309"])
        #expect(repairs(try #require(found.first), in: text) == ["GDP 1"])
    }

    @Test(arguments: [
        ("any:\n  - Taiwan\n    - drill\n", true), ("any: |\n  Taiwan\n  drill\n", true), ("any: |\n  Taiwan\n", false),
        ("any: >-\n  Taiwan\n  drill\n", true), ("any: [Taiwan\n  drill]\n", true),
        ("any: [\"Taiwan\n  drill\"]\n", false),
        ("any:\n  - Taiwan\n\n  - drill\n", false),
    ])
    func `a phrase over several lines is refused, unless it is in quotes`(_ yaml: String, isRefused: Bool) {
        let (rules, problems) = RuleText.load(yaml)
        #expect(problems.contains { $0.code == "E111" } == isRefused, "\(yaml)")
        #expect(rules.rules.isEmpty == isRefused)
    }

    @Test func `a repair that is itself an error is none`() throws {
        let yaml = "any: [Taiwan]\nwhere: {language: jp}\n"
        let lines = yaml.split(separator: "\n").map { Array($0.unicodeScalars) }
        let problem = try #require(RuleText.load(yaml).problems.first)
        let check = RepairCheck(path: "Rules/test.yaml", lines: lines)
        func isRight(_ repair: String) -> Bool {
            if case .right = check.verdict(on: repair, of: problem) { true } else { false }
        }
        #expect(isRight("where: {language: ja}"))
        #expect(!isRight("where: {language: jq}"))
        #expect(!isRight("where: {language: ja"))
        #expect(!isRight("any: [ja]"))
    }

    @Test(arguments: [
        ("jp", "ja"), ("kr", "ko"), ("cn", "zh"), ("Japanese", "ja"), ("中文", "zh"), ("ko_KR", "ko-KR"),
        ("jp-JP", "ja-JP"),
        ("qq", nil), ("ja", nil), ("zh-Hant", nil), ("yue", nil),
    ])
    func `a language is a tag, and what is none is told with the tag that is meant`(_ text: String, _ meant: String?) {
        let problems = RuleText.load("any: [Taiwan]\nwhere: {language: \(text)}\n").problems
        if ["ja", "zh-Hant", "yue"].contains(text) {
            #expect(problems == [])
        } else {
            #expect(problems.map(\.fact) == [.query(.unknownLanguage(text, suggestion: meant))])
        }
    }
}
