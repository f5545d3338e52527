import LookoutModel
import Rules
import TestSupport
import Testing

@Suite struct RuleLinterTests {
    private func lint(_ files: (path: String, text: String)...) -> [RuleProblem] {
        RuleLinter.lint(files.map { RuleFile(path: "Rules/" + $0.path, bytes: Array($0.text.utf8)) }).problems
            .filter { $0.level != .note }
    }

    private func places(_ problems: [RuleProblem]) -> [String] {
        problems.map { "\($0.code) \($0.place.file.dropFirst(6)) \($0.place.line):\($0.place.column)-\($0.endColumn)" }
    }

    @Test func `a term of a text list knows its columns behind marks, tabs and comments`() {
        let problems = lint(
            ("lists/ships.txt", "\u{FEFF}# ships\r\n  Liaoning  # a carrier\r\n\tliaoning\r\n遼寧\n~辽宁 # again\n"),
            ("r.yaml", "any: [$ships]\n")
        )
        #expect(places(problems) == ["W302 lists/ships.txt 3:2-10", "W302 lists/ships.txt 5:1-4"])
    }

    @Test func `a term of an expression knows its line`() {
        let problems = lint(("r.yaml", "title: x\nmatch: |\n\n    ( 台湾 OR\n      Taiwan OR\n      臺灣海峡 ) AND drill\n"))
        #expect(places(problems) == ["W303 r.yaml 6:7-11"])
    }

    @Test func `terms of groups, lists and single entries know theirs`() {
        let problems = lint(
            (
                "r.yaml",
                "all:\n  - drill\n  - any: [warship, Taiwan]\n  - [Taiwan, 'taiwan', \"Taiwan Strait\"]\nwithin: sentence\n"
            )
        )
        #expect(places(problems) == ["W304 r.yaml 4:14-22", "W302 r.yaml 4:14-22", "W303 r.yaml 4:24-39"])
    }

    @Test func `one kind of warning is told once for a term of a file`() {
        let rule = "any: [Taiwan, Taiwan Strait]"
        let problems = lint(
            ("r.yaml", "rules:\n  - {id: a1, \(rule)}\n  - {id: b1, \(rule)}\n"),
            ("s.yaml", rule + "\n")
        )
        #expect(places(problems) == ["W303 r.yaml 2:28-41", "W303 s.yaml 1:15-28"])
    }

    @Test func `a list that some rule measures distances from keeps its longer terms`() {
        let lists = ("lists.yaml", "lists:\n  t: [Taiwan, Taiwan Strait]\n  u: [$t, Taipei]\n")
        #expect(lint(lists, ("r.yaml", "any: [$t]\n")).map(\.code) == ["W303"])
        #expect(lint(lists, ("r.yaml", "match: |\n  $u NEAR/5 drill\n")) == [])
        #expect(lint(lists, ("r.yaml", "all: [$t, drill]\nwithin: 5 words\n")) == [])
        #expect(lint(lists, ("r.yaml", "any: [Taipei]\nexcept: [$t]\n")) == [])
    }

    @Test func `loading for a run looks for nothing and keeps no places`() {
        let file = RuleFile(path: "Rules/r.yaml", bytes: Array("any: [NO, Taiwan, Taiwan Strait, taiwan]\n".utf8))
        let (rules, problems) = RuleSet.load(files: [file])
        #expect(problems == [])
        #expect(rules.rules.count == 1)
    }

    @Test func `what is called redundant or shadowed can be taken out`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let terms = [
            "drill", "drills", "=drill", "US", "us", "US Navy", "navy", "Taiwan", "Taiwan Strait", "台湾", "臺灣海峽", "海峡",
            "한미", "한미일",
            "~훈련", "훈련", "연합훈련", "インド", "インド洋", "インドネシア", "troop", "troops", "AI", "AI規制", "missil*", "missile test",
        ]
        var taken = 0
        for _ in 0..<300 {
            let chosen = (0..<5).map { _ in terms.randomElement(using: &generator) ?? "" }
            let yaml = "any:\n" + chosen.map { "  - \($0)\n" }.joined()
            let flagged = Set(lint(("r.yaml", yaml)).filter { ["W302", "W303"].contains($0.code) }.map(\.place.line))
            guard !flagged.isEmpty else { continue }
            taken += flagged.count
            let kept = yaml.split(separator: "\n").enumerated().filter { !flagged.contains($0.offset + 1) }
            let (all, fewer) = (RuleText.rules(yaml), RuleText.rules(kept.map { $0.element + "\n" }.joined()))
            for _ in 0..<20 {
                let title = (0..<3).map { _ in terms.randomElement(using: &generator) ?? "" }
                    .joined(separator: ["", " ", "-"].randomElement(using: &generator) ?? "").filter {
                        !"=~*".contains($0)
                    }
                let subject = RuleSubject(title: title)
                #expect(
                    all.matches(subject).isEmpty == fewer.matches(subject).isEmpty,
                    "\(chosen) without \(flagged): \(title) (seed \(seed))"
                )
            }
        }
        #expect(taken > 100)
    }
}
