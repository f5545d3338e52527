import LookoutModel
import Rules
import Testing

@Suite struct RuleLoadingTests {
    private func file(_ path: String, _ text: String, modified: Int64 = 0) -> RuleFile {
        RuleFile(path: "Rules/" + path, bytes: Array(text.utf8), modified: Instant(seconds: modified))
    }

    private func load(_ files: RuleFile...) -> (ids: [String], problems: [RuleProblem], rules: RuleSet) {
        let (rules, problems) = RuleSet.load(files: files)
        return (rules.rules.map(\.id.rawValue), problems, rules)
    }

    /// `code line:column-end` of every problem.
    private func places(_ problems: [RuleProblem]) -> [String] {
        problems.map { "\($0.code) \($0.place.line):\($0.place.column)-\($0.endColumn)" }
    }

    // MARK: Files

    @Test func `a rule needs only its phrases`() throws {
        let (ids, problems, rules) = load(file("taiwan.yaml", "any: [Taiwan Strait, 台湾海峡]\n"))
        #expect(ids == ["taiwan"])
        #expect(problems == [])
        let rule = try #require(rules.rule(RuleID("taiwan")))
        #expect(rule.priority == .digest)
        #expect(rule.title == "taiwan")
        #expect(rule.fields == [.title, .summary, .content])
        #expect(!rule.alertsOnContent)
        #expect(rule.place == SourcePlace(file: "Rules/taiwan.yaml", line: 1, column: 1))
    }

    @Test func `a text file is a rule, a text file among lists a list`() {
        let (ids, problems, rules) = load(
            file("Fishing Boats.txt", "\u{FEFF}# boats\r\ntrawler # kind\r\n\r\n$vessels\r\n"),
            file("lists/vessels.txt", "Liaoning\n“Shandong”\n"),
            file("README.md", "nothing")
        )
        #expect(ids == ["Fishing-Boats"])
        #expect(problems == [])
        for title in ["A trawler", "The Shandong", "Liaoning’s"] {
            #expect(!rules.matches(RuleSubject(title: title)).isEmpty)
        }
        #expect(rules.matches(RuleSubject(title: "kind boats")).isEmpty)
    }

    @Test func `files are read as people save them`() {
        let plain = "version: 1\nrules:\n  - id: a1\n    any:\n      - Taiwan Strait\n      - “台湾海峡”\n"
        let (_, expected, _) = load(file("x.yaml", plain))
        #expect(expected == [])
        let variants: [[UInt8]] = [
            [0xEF, 0xBB, 0xBF] + Array(plain.utf8),
            plain.unicodeScalars.flatMap { $0 == "\n" ? Array("\r\n".utf8) : Array(String($0).utf8) },
            plain.unicodeScalars.flatMap { $0 == "\n" ? Array("\r".utf8) : Array(String($0).utf8) },
            plain.unicodeScalars.flatMap { $0 == " " ? Array("\u{A0}".utf8) : Array(String($0).utf8) },
            [0xFF, 0xFE] + plain.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            [0xFE, 0xFF] + plain.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
        ]
        for bytes in variants {
            let (rules, problems) = RuleSet.load(files: [RuleFile(path: "Rules/x.yaml", bytes: bytes)])
            #expect(problems == [])
            #expect(!rules.matches(RuleSubject(title: "the Taiwan Strait")).isEmpty)
            #expect(!rules.matches(RuleSubject(title: "在台湾海峡")).isEmpty)
            #expect(rules.rules.first?.place == SourcePlace(file: "Rules/x.yaml", line: 3, column: 9))
        }
    }

    @Test(arguments: [
        ("x.yaml~", RuleFact.SkipReason.backup), ("x.yaml.bak", .backup), ("#x.yaml#", .backup), (".x.yaml.swp", .swap),
        ("~$x.yaml", .swap), (".#x.yaml", .swap), ("Copy of x.yaml", .copy), ("x copy.yaml", .copy),
        ("x - Copy.yaml", .copy),
        ("x (1).yaml", .copy), ("x - コピー.yaml", .copy), ("x - 복사본.yaml", .copy), (".x.yaml", .hidden),
        ("x.yaml.txt", .doubleEnding), ("x.docx", .otherKind),
    ])
    func `what an editor leaves behind is skipped and named`(name: String, reason: RuleFact.SkipReason) {
        let (ids, problems, _) = load(file(name, "any: [Taiwan]\n"))
        #expect(ids == [])
        #expect(problems.map(\.fact) == [.fileSkipped(reason)])
        // What was meant to be read is more than a note.
        let isMeant = reason == .doubleEnding || reason == .otherKind
        #expect(problems.map(\.level) == [isMeant ? .warning : .note])
    }

    @Test(arguments: ["x.yaml", "x (draft).yaml", "copyright.yaml", "lists.yaml", "sub/x.yml"])
    func `an ordinary name is read`(name: String) {
        #expect(RuleFile.kind(of: "Rules/" + name) == .yaml)
    }

    // MARK: What touches what

    @Test func `a bad rule touches only itself`() {
        let (ids, problems, _) = load(
            file(
                "x.yaml",
                """
                rules:
                  - id: good
                    any: [Taiwan]
                  - id: bad
                    any: [Taiwan, 北]
                  - id: worse
                    anny: [Taiwan]
                  - id: fine
                    any: [Korea]
                """
            )
        )
        #expect(ids == ["good", "fine"])
        #expect(problems.map(\.rule) == [RuleID("bad"), RuleID("worse")])
        #expect(places(problems) == ["E110 5:19-20", "E108 7:5-9"])
        #expect(problems.last?.fact == .unknownKey("anny", suggestion: "any"))
    }

    @Test(arguments: [
        "", "\n \n", "# any: [Taiwan]\n", "\u{FEFF}", "rules:\n", "rules: []\n", "lists: {}\n", "version: 1\n",
    ])
    func `a file with neither a rule nor a list is a warning`(yaml: String) {
        let problems = RuleSet.load(files: [RuleFile(path: "Rules/a.yaml", bytes: Array(yaml.utf8))]).problems
        #expect(problems.map(\.code) == ["W313"])
        #expect(problems.map(\.level) == [.warning])
    }

    @Test func `a file that is no YAML touches no other`() {
        let (ids, problems, _) = load(file("a.yaml", "any: [Taiwan\n"), file("b.yaml", "any: [Korea]\n"))
        #expect(ids == ["b"])
        #expect(problems.map(\.code) == ["E100"])
    }

    @Test func `a missing list touches the rules that name it`() {
        let (ids, problems, _) = load(
            file("lists.yaml", "lists: {vessels: [Liaoning]}\n"),
            file("x.yaml", "rules:\n  - {id: a1, any: [$vesels]}\n  - {id: b1, any: [$vessels]}\n"),
            file("y.yaml", "match: |\n  boat\n  AND $nothing\n")
        )
        #expect(ids == ["b1"])
        #expect(places(problems) == ["E108 2:20-27", "E108 3:7-15"])
        #expect(
            problems.map(\.fact) == [
                .unknownList("vesels", suggestion: "vessels"), .unknownList("nothing", suggestion: nil),
            ]
        )
    }

    @Test func `lists nest, and a circle breaks what is in it`() {
        let (ids, problems, rules) = load(
            file(
                "lists.yaml",
                "lists:\n  a: [one1, $b]\n  b: [two2]\n  c: [$d]\n  d: [$e]\n  e: [$c, three3]\n  f: [$f]\n"
            ),
            file("x.yaml", "rules:\n  - {id: a1, any: [$a]}\n  - {id: c1, any: [$d]}\n")
        )
        #expect(ids == ["a1"])
        #expect(problems.map(\.fact).contains(.listCycle(["c", "d", "e"])))
        #expect(problems.map(\.fact).contains(.listCycle(["f"])))
        #expect(problems.contains { $0.rule == RuleID("c1") && $0.code == "E108" })
        #expect(rules.rules.first?.lists == ["a": [Term("one1"), Term("two2")]])
    }

    @Test func `of two rules or lists of one name the older file's stays on`() {
        let (ids, problems, rules) = load(
            file("a.yaml", "lists: {x: [new1]}\nrules: [{id: r1, any: [$x]}]\n", modified: 20),
            file("b.yaml", "lists: {x: [old1]}\nrules: [{id: r1, any: [$x, b1]}]\n", modified: 10)
        )
        #expect(ids == ["r1"])
        #expect(rules.rules.first?.place.file == "Rules/b.yaml")
        #expect(rules.rules.first?.lists == ["x": [Term("old1")]])
        #expect(problems.map(\.place.file) == ["Rules/a.yaml", "Rules/a.yaml"])
        #expect(problems.map(\.code) == ["E109", "E109"])
    }

    // MARK: Places and repairs

    @Test(arguments: [
        ("any: [Taiwan]\n\tnone: [x1]\n", "E100 2:1-0", YAMLProblem.Fact.tabIndentation),
        ("match: \"Taiwan\" AND drill\n", "E100 1:17-0", .syntax("", cause: .textAfterQuote(.expression))),
        ("match: title: \"Taiwan\"\n", "E100 1:13-0", .syntax("", cause: .colonInText)),
        ("any:\n  - *drill\n", "E100 2:5-0", .syntax("", cause: .leadingIndicator("*"))),
        ("any:\n  - *훈련\n", "E100 2:5-0", .syntax("", cause: .leadingIndicator("*"))),
        ("any:\n  - @drill\n", "E100 2:5-0", .syntax("", cause: .leadingIndicator("@"))),
        ("any:\n  - %drill\n", "E100 2:5-0", .syntax("", cause: .leadingIndicator("%"))),
        ("any:\n  - `drill\n", "E100 2:5-0", .syntax("", cause: .leadingIndicator("`"))),
        ("title: T\nany: [a1]\npriority alert\n", "E100 3:9-0", .missing("priority")),
        ("title: T\npriority:alert\nany: [a1]\n", "E100 2:9-0", .missing("priority", hasColon: true)),
        ("priority:alert\n\n# note\nany: [a1]\n", "E100 1:9-0", .missing("priority", hasColon: true)),
        ("title A\nany: [a1]\n", "E100 1:6-0", .missing("title")),
        ("title: T\nany\n  - a1\n", "E100 2:4-0", .missing("any")),
        ("rules:\n  - id: x\n    title A\n    any: [a1]\n", "E100 3:10-0", .missing("title")),
        ("rules:\n  - title A\n    any: [a1]\n", "E100 2:10-0", .missing("title")),
        ("any:\n  - a1\nSouth China Sea\n", "E100 3:1-0", .syntax("", cause: .strayText)),
        ("title: T: U\nany: [a1]\n", "E100 1:9-0", .syntax("", cause: .colonInText)),
        ("any: [a1, b1\ntitle: x\n", "E100 1:6-0", .syntax("", cause: .unclosed("["))),
        ("title: \"abc\nany: [a1]\n", "E100 1:8-0", .syntax("", cause: .unclosed("\""))),
        (
            "any: [a1]\nany: [b1]\n", "E109 2:1-0",
            .duplicateKey("any", first: SourcePlace(file: "Rules/x.yaml", line: 1, column: 1))
        ),
        ("any: [!us x1]\n", "E111 1:7-0", .tag),
        ("any: [&us x1]\n", "E111 1:7-0", .anchor),
        ("any: &a [x1]\nnone: *a\n", "E111 1:6-0", .anchor),
        ("any: [x1]\n---\nany: [y1]\n", "E100 2:1-0", .severalDocuments),
        ("any: [x\u{7}]\n", "E100 1:8-0", .controlCharacter(7)),
        ("? [a]\n: b\n", "E100 1:3-0", .keyIsNoText),
        ("any: [a1]\n  none: [b1]\n", "E100 2:3-0", .syntax("", cause: .indentation)),
    ])
    func `a YAML mistake is placed and its cause told`(yaml: String, place: String, fact: YAMLProblem.Fact) throws {
        let (ids, problems, _) = load(file("x.yaml", yaml))
        #expect(ids == [])
        #expect(places(problems) == [place])
        guard case .yaml(let found) = problems.first?.fact else {
            Issue.record("\(problems)")
            return
        }
        if case .syntax(_, let cause) = found, case .syntax(_, let expected) = fact {
            #expect(cause == expected)
        } else {
            #expect(found == fact)
        }
    }

    @Test func `bytes that are no text are refused with their place`() {
        let bytes = Array("any: [a1]\n# 국".utf8) + [0xB1, 0xB9]
        let (_, problems) = RuleSet.load(files: [RuleFile(path: "x.yaml", bytes: bytes)])
        #expect(problems == [RuleProblem(.yaml(.notUTF8), place: SourcePlace(file: "x.yaml", line: 2, column: 4))])
    }

    @Test(arguments: [
        ("title: x\n", "E109 1:1-0", RuleFact.nothingToMatch),
        ("any: []\n", "E109 1:6-7", .empty("any")),
        ("any:\n", "E109 1:5-6", .empty("any")),
        ("any: {US}\n", "E108 1:6-7", .wrongShape(key: "any", expected: .terms)),
        ("any: [[US]]\n", "E108 1:7-8", .listInTerms(key: "any")),
        (
            "any: [a1]\npriority: urgent\n", "E108 2:11-17",
            .unknownValue(
                key: "priority",
                value: "urgent",
                allowed: ["mute", "digest", "alert", "critical"],
                suggestion: nil
            )
        ),
        (
            "any: [a1]\nfields: [titel]\n", "E108 2:10-15",
            .unknownValue(
                key: "fields",
                value: "titel",
                allowed: ["title", "summary", "content", "author", "url", "tag"],
                suggestion: "title"
            )
        ),
        ("any: [a1]\nwithin: 5 words\n", "E109 2:1-7", .withinWithoutAll),
        (
            "any: [a1]\nwhere: {language: ko, max-age: soon}\n", "E108 2:32-36",
            .invalidValue(key: "max-age", value: "soon")
        ),
        ("any: [a1]\nwhere: {lang: ko}\n", "E108 2:9-13", .unknownKey("lang", suggestion: "language")),
        (
            "any: [a1]\nalert-on: title\n", "E108 2:11-16",
            .unknownValue(key: "alert-on", value: "title", allowed: ["content"], suggestion: nil)
        ),
        ("any: [a1]\ncooldown: 6\n", "E108 2:11-12", .invalidValue(key: "cooldown", value: "6")),
        (
            "any: [a1]\nabsence: 3 weeks\n", "E108 2:10-17",
            .invalidValue(key: "absence", value: "3 weeks", suggestion: "3w")
        ),
        (
            "any: [a1]\ncorroborated: 1\n", "E108 2:15-16",
            .outOfBounds(key: "corroborated", value: "1", minimum: 2, maximum: 20)
        ),
        (
            "any: [a1]\nsurge: twice\n", "E108 2:8-13",
            .outOfBounds(key: "surge", value: "twice", minimum: 2, maximum: 100)
        ),
        (
            "any: [a1]\nsilence-until: tomorrow\n", "E108 2:16-24",
            .invalidDay(key: "silence-until", value: "tomorrow")
        ),
        ("any: [a1]\ntests: [{hits: x}]\n", "E108 2:10-14", .unknownKey("hits", suggestion: "hit")),
        ("version: 2\nany: [a1]\n", "E109 1:10-11", .unknownVersion("2")),
        ("id: a b\nany: [a1]\n", "E109 1:5-8", .invalidID("a b")),
        ("id: a/b\nany: [a1]\n", "E109 1:5-8", .invalidID("a/b")),
        ("rules:\n  - any: [a1]\n  - {id: b1, any: [b1]}\n", "E109 2:5-0", .idMissing),
        ("match: a1 AND b1\n", "E111 1:8-17", .matchNeedsBlock),
        ("match: >\n  a1 AND b1\n", "E111 1:8-9", .foldedMatch),
        (
            "match: |\n  a1\n  AND (b1 OR\n  c1 AND d1)\n", "E101 4:6-9",
            .query(.mixedOperators(["OR", "AND"], readings: ["(b1 OR c1) AND d1", "b1 OR (c1 AND d1)"]))
        ),
        ("match: |\n\n    \"한국\" AND x x1\n", "E110 3:14-15", .query(.termTooShort("x"))),
        ("any:\n  - 'Trinidad AND Tobago'\n", "E106 2:6-25", .query(.operatorInEntry("AND"))),
        ("any: [\"a\\tb\", \"=\"]\n", "E109 1:16-17", .query(.emptyTerm)),
        ("any: [a1]\ntrial: maybe\n", "E108 2:8-13", .wrongShape(key: "trial", expected: .boolean)),
        ("any: [a1]\nexpect: 20\n", "E108 2:9-11", .wrongShape(key: "expect", expected: .map)),
        ("any: [a1]\nexpect: {}\n", "E109 2:9-10", .empty("expect")),
        ("any: [a1]\nexpect: {perday: 20}\n", "E108 2:10-16", .unknownKey("perday", suggestion: "per-day")),
        (
            "any: [a1]\nexpect: {per-day: 0}\n", "E108 2:19-20",
            .outOfBounds(key: "per-day", value: "0", minimum: 1, maximum: 10_000)
        ),
        (
            "any: [a1]\nexpect:\n  per-day: 1.5\n", "E108 3:12-15",
            .outOfBounds(key: "per-day", value: "1.5", minimum: 1, maximum: 10_000)
        ),
        (
            "any: [a1]\nexpect: {per-day: 99999999999999999999}\n", "E108 2:19-39",
            .outOfBounds(key: "per-day", value: "99999999999999999999", minimum: 1, maximum: 10_000)
        ),
        (
            "any: ['/abc.*/i']\n", "E106 1:8-16", .query(.operatorInEntry("/…/"))
        ),
        ("match: |\n  a1 AND /ab(c+)+/\n", "E112 2:13-18", .query(.pattern(.nestedRepeat))),
    ])
    func `a mistake in a rule is placed`(yaml: String, place: String, fact: RuleFact) {
        let (_, problems, _) = load(file("x.yaml", yaml))
        #expect(places(problems).first == place)
        #expect(problems.first?.fact == fact)
        #expect(problems.filter { $0.level == .error }.count == 1)
    }

    @Test func `trial and expect are read`() {
        let plain = RuleText.rules("any: [a1]\n").rules[0]
        #expect(!plain.isOnTrial && plain.expectedPerDay == nil)
        let other = RuleText.rules("any: [a1]\ntrial: true\nexpect: {per-day: 10000}\n").rules[0]
        #expect(other.isOnTrial && other.expectedPerDay == 10_000)
        #expect(!RuleText.rules("any: [a1]\ntrial: false\n").rules[0].isOnTrial)
    }

    @Test func `what a rule asks of alerts is read, and its archive keeps it`() throws {
        let text = """
            any: [a1]
            corroborated: 3
            official: true
            cooldown: 12h
            silence-until: 2026-12-31
            surge: 4
            absence: 3w

            """
        let rule = RuleText.rules(text).rules[0]
        #expect(rule.alertTerms.corroborated == 3 && rule.alertTerms.official)
        #expect(rule.alertTerms.cooldown == 43_200 && rule.alertTerms.absence == 21 * 86_400)
        #expect(rule.alertTerms.silenceUntil == Day(number: 20_818) && rule.alertTerms.surge == 4)
        #expect(try Rule(archive: rule.archive).alertTerms == rule.alertTerms)
        let plain = RuleText.rules("any: [a1]\n").rules[0]
        #expect(plain.alertTerms == AlertTerms() && plain.definitionHash == rule.definitionHash)
    }

    @Test func `a match in quotes is one phrase, and its quotes are not missed`() {
        for yaml in [
            "match: \"Bosnia and Herzegovina\"\n", "match: 'Bosnia and Herzegovina'\n",
            "match: |\n  \"Bosnia and Herzegovina\"\n",
        ] {
            let (_, problems, rules) = load(file("x.yaml", yaml))
            #expect(problems == [])
            #expect(!rules.matches(RuleSubject(title: "In Bosnia and Herzegovina")).isEmpty)
            #expect(rules.matches(RuleSubject(title: "Herzegovina and Bosnia")).isEmpty)
        }
    }

    // MARK: Hostile files

    @Test func `hostile files are refused, never trapped`() {
        let aliases = (1...30).map { "k\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }.joined(separator: "\n")
        let files = [
            String(repeating: "[", count: 100_000),
            String(repeating: "{a: ", count: 5_000),
            String(repeating: "- ", count: 20_000),
            "k0: &a0 x\n" + aliases + "\n? [*a30, *a30]\n: x\n",
            "any: [" + String(repeating: "\"", count: 9_999),
            String(repeating: "a", count: 5 << 20),
            "match: |\n  " + String(repeating: "(", count: 50_000),
            "any: [\u{0}]",
            "? \n",
            "%YAML 9.9\n---\na: b\n",
            "any: \"\\ud800\"\n",
            "--- !!binary x",
        ]
        for text in files {
            let (ids, problems, _) = load(file("x.yaml", text))
            #expect(ids == [])
            #expect(!problems.isEmpty)
        }
    }

    @Test func `a very long rule is read`() throws {
        let expression = (0..<3000).map { "term\($0)" }.joined(separator: " OR ")
        let (ids, problems, rules) = load(file("x.yaml", "match: |\n  (\(expression)) AND NOT peace\n"))
        #expect(ids == ["x"])
        #expect(problems == [])
        #expect(rules.matches(RuleSubject(title: "about term2999")).count == 1)
        #expect(rules.matches(RuleSubject(title: "about term2999 and peace")).isEmpty)
    }
}

extension YAMLProblem.Fact {
    /// A key without its colon, or without the space after it.
    fileprivate static func missing(_ key: String, hasColon: Bool = false) -> YAMLProblem.Fact {
        .syntax("", cause: .missingColon(key, hasColon: hasColon))
    }
}
