import LookoutModel
import Rules
import Testing

/// Quotes round entries: those that hold commas, those that are not closed, and apostrophes in them.
@Suite struct QuotedEntryTests {
    private func problems(_ text: String, path: String = "Rules/r.yaml") -> [RuleProblem] {
        RuleLinter.lint([RuleFile(path: path, bytes: Array(text.utf8))]).problems.filter {
            !["W308", "N204"].contains($0.code)
        }
    }

    private func repairs(_ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        return problems(text).flatMap { LineRepair.lines(for: $0, line: lines[$0.place.line - 1]) }
    }

    @Test func `an entry in curly quotes that YAML splits at its comma is told as a whole`() throws {
        let text = "any: [“Washington, D.C.”, Tokyo]\n"
        let problem = try #require(problems(text).first)
        #expect(problem.fact == .lint(.quotesSplit("Washington, D.C.")))
        #expect(problem.place.column == 7)
        #expect(problem.endColumn == 25)
        #expect(repairs(text) == ["any: [\"Washington, D.C.\", Tokyo]"])
    }

    @Test(arguments: ["any: [“Tokyo”, “Seoul, or Busan]\n", "any:\n  - “Washington\n  - D.C.”\n"])
    func `quotes that are not a pair on one line are left alone`(_ text: String) {
        #expect(!problems(text).contains { if case .lint(.quotesSplit) = $0.fact { true } else { false } })
    }

    @Test(arguments: ["any:\n  - “Washington, D.C.”\n", "any:\n  - 「北京、東京」\n", "any: ['“Washington, D.C.”']\n"])
    func `quotes of any kind round an entry with commas are meant`(_ text: String) {
        #expect(problems(text) == [])
    }

    @Test func `quotes round a line with commas are meant in a text file too`() {
        #expect(problems("\"Washington, D.C.\"\n", path: "Rules/lists/d.txt") == [])
        #expect(problems("\"South China Sea\"\n", path: "Rules/lists/d.txt").map(\.code) == ["W304"])
    }

    @Test func `an apostrophe in single quotes is told with the text in double quotes`() throws {
        let text = "any: [Xi's, 'Xi's visit']\n"
        let problem = try #require(problems(text).first)
        #expect(problem.fact == .yaml(.syntax("", cause: .apostropheInQuotes)))
        #expect(problem.place.column == 13)
        #expect(repairs(text) == ["any: [Xi's, \"Xi's visit\"]"])
    }

    @Test(arguments: ["any: [\"Kim Jong Un]\npriority: alert\n", "any: [\"Kim Jong Un]\ntitle: \"x\"\n"])
    func `a quote that is never closed is told where it is opened`(_ text: String) throws {
        let problem = try #require(problems(text).first)
        #expect(problem.fact == .yaml(.syntax("", cause: .unclosed("\""))))
        #expect(problem.place.line == 1)
        #expect(problem.place.column == 7)
        #expect(repairs(text).first == "any: [\"Kim Jong Un\"]")
    }

    @Test func `a rule read back from its archive stands in the file that it came from`() throws {
        let file = RuleFile(path: "Rules/r.yaml", bytes: Array("any: [Taiwan]\n".utf8))
        let rule = try #require(RuleSet.load(files: [file]).rules.rules.first)
        let back = try Rule(archive: rule.archive, file: "Rules/r.yaml")
        #expect(back == rule)
        #expect(back.place == SourcePlace(file: "Rules/r.yaml"))
    }
}
