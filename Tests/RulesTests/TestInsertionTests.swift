import LookoutModel
import Rules
import Testing

/// Tests written into rule files: every other byte stays.
@Suite struct TestInsertionTests {
    private static let test = NewTest(expectsHit: true, text: "대만 \"해협\"", parts: [.init("language", "ko")])
    private static let line = "{hit: \"대만 \\\"해협\\\"\", language: \"ko\"}"

    private func insert(_ yaml: String, rule: String = "b", path: String = "Rules/x.yaml") throws -> String {
        let file = RuleFile(path: path, bytes: Array(yaml.utf8))
        let (bytes, line) = try TestInsertion.insert(Self.test, into: RuleID(rule), of: file)
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        #expect(lines[line - 1].contains(Self.line))
        let rules = RuleSet.load(files: [RuleFile(path: path, bytes: bytes)])
        #expect(rules.problems.filter { $0.level == .error } == [])
        #expect(rules.rules.rule(RuleID(rule))?.tests.last.map { Self.test.isSame(as: $0) } == true)
        return text
    }

    /// A file with `%` where the test has to come.
    @Test(arguments: [
        // Under the last test, before whatever follows.
        "rules:\n  - id: a\n    any: [one1]\n  - id: b\n    any: [two2]\n    tests:\n      - {hit: two2}\n%      - T\n",
        "rules:\n  - id: b\n    tests:\n    - hit: two2\n      note: x\n%    - T\n    any: [two2]\n  - id: a\n    any: [one1]\n",
        "id: b\ntests:\n  - hit: |\n      two2\n      # no comment\n%  - T\n# the end\nany: [two2]\n",
        "id: b\nany: [two2]\ntests:\n- {miss: x,\n   note: y} # why\n%- T\n\n\n# the end\n",
        // At the end of a rule without tests.
        "rules:\n  - id: b\n    any: [two2]\n%    tests:\n%      - T\n\n  # the other\n  - id: a\n    any: [one1]\n",
        "rules:\n- id: b\n  any:\n  - two2\n# at the margin\n  priority: alert\n%  tests:\n%    - T\n- id: a\n  any: [one1]\n",
        "id: b\nmatch: |\n  two2 AND three3\n\n%tests:\n%  - T\n",
        // Under a key with nothing after it.
        "rules:\n  - id: b\n    tests: # to come\n%      - T\n    any: [two2]\n",
    ])
    func `a block gets a line of its own`(file: String) throws {
        let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
        let before = lines.filter { !$0.hasPrefix("%") }.joined(separator: "\n")
        var expected = lines.map { line -> String in
            guard line.hasPrefix("%") else { return String(line) }
            return String(line.dropFirst()).replacing("- T", with: "- " + Self.line)
        }.joined(separator: "\n")
        // The blank line after a block scalar stays where it was.
        if before.contains("three3\n\n") {
            expected = "id: b\nmatch: |\n  two2 AND three3\ntests:\n  - \(Self.line)\n\n"
        }
        #expect(try insert(before) == expected)
    }

    @Test(arguments: [
        ("{id: b, any: [two2]}", "{id: b, any: [two2], tests: [T]}"),
        (
            "rules: [{id: b, any: [two2], tests: [{hit: \"a ] b\"}]}, {id: a, any: [x1]}]",
            "rules: [{id: b, any: [two2], tests: [{hit: \"a ] b\"}, T]}, {id: a, any: [x1]}]"
        ),
        (
            "id: b\nany: [two2]\ntests: [{hit: 'it''s }'}, ] # why ]\n",
            "id: b\nany: [two2]\ntests: [{hit: 'it''s }'}, T ] # why ]\n"
        ),
        (
            "id: b\nany: [two2]\ntests: [\n  {hit: it's two2},  # a, b\n  {miss: x}\n]\n",
            "id: b\nany: [two2]\ntests: [\n  {hit: it's two2},  # a, b\n  {miss: x},\n  T\n]\n"
        ),
        ("id: b\nany: [two2]\ntests: [] # none yet\n", "id: b\nany: [two2]\ntests: [T] # none yet\n"),
        ("rules: [{id: b, any: [two2], tests: []}]", "rules: [{id: b, any: [two2], tests: [T]}]"),
        ("id: b\nany: [台湾]\ntests: [{hit: 台湾}]\n", "id: b\nany: [台湾]\ntests: [{hit: 台湾}, T]\n"),
    ])
    func `a list in brackets gets it before the bracket`(before: String, after: String) throws {
        #expect(
            try insert(before)
                == after.replacing("T]", with: Self.line + "]").replacing("T ]", with: Self.line + " ]")
                .replacing("  T\n", with: "  \(Self.line)\n")
        )
    }

    @Test func `a file without a line end at its end stays without`() throws {
        #expect(try insert("id: b\nany: [two2]") == "id: b\nany: [two2]\ntests:\n  - \(Self.line)")
    }

    @Test func `line ends and a byte order mark stay what they are`() throws {
        let file = "\u{FEFF}id: b\r\nany: [台湾]\r\n"
        let first = try insert(file)
        #expect(first == file + "tests:\r\n  - \(Self.line)\r\n")
        #expect(try insert(first) == first + "  - \(Self.line)\r\n")
        let flow = "\u{FEFF}{id: b, any: [台湾]}\r\n"
        #expect(try insert(flow) == "\u{FEFF}{id: b, any: [台湾], tests: [\(Self.line)]}\r\n")
    }

    @Test func `a rule named by its file is found`() throws {
        #expect(try insert("any: [two2]\n", rule: "x").hasSuffix("tests:\n  - \(Self.line)\n"))
    }

    @Test func `what cannot be done is refused`() {
        func failure(_ path: String, _ bytes: [UInt8]) -> TestInsertion.Failure? {
            do {
                _ = try TestInsertion.insert(Self.test, into: RuleID("b"), of: RuleFile(path: path, bytes: bytes))
                return nil
            } catch {
                return error
            }
        }
        #expect(failure("Rules/b.txt", Array("two2\n".utf8)) == .noYAML)
        #expect(failure("Rules/b.yaml", [0xFF, 0xFE, 0x61, 0]) == .notUTF8)
        #expect(failure("Rules/a.yaml", Array("any: [one1]\n".utf8)) == .noRule(RuleID("b")))
        let noList = failure("Rules/b.yaml", Array("any: [one1]\ntests: x\n".utf8))
        #expect(noList == .noList(SourcePlace(file: "Rules/b.yaml", line: 2, column: 8)))
        if case .unreadable = failure("Rules/b.yaml", Array("any: [one1\n".utf8)) {} else { Issue.record("read") }
    }
}
