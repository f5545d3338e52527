import LookoutModel
import Testing

@testable import Rules

/// What looks like a slip and may be meant: it loads and matches as it stands, and no advice changes what it says.
@Suite struct AcceptedEntryTests {
    @Test(arguments: [
        ("any: [Ty Dolla $ign, drill]", "Ty Dolla $ign in Seoul"), ("any: [the $bn deal]", "After the $bn deal"),
        ("any: [\"!Kung\", \"-gate scandal\"]", "Another -gate scandal"), ("any: ['-ness']", "What -ness is"),
        ("match: |\n  \"Too $hort\" AND drill", "Too $hort on the drill"),
        ("any: [\"test ADN positif\"]", "Un test ADN positif"),
    ])
    func `a word with a sign in it is a word`(rule: String, title: String) {
        let (rules, problems) = RuleText.load(rule + "\n")
        #expect(problems.filter { $0.level == .error } == [])
        #expect(rules.matches(RuleSubject(title: title)).count == 1)
    }

    @Test
    func
        `a word that looks like the name of a list is warned of where the rule is checked, and the quotes are its answer`()
    {
        func codes(_ text: String) -> [String] {
            let file = RuleFile(path: "Rules/x.yaml", bytes: Array(text.utf8))
            return RuleFileReader(file: file, isLinting: true).content().log.problems.map(\.code)
        }
        #expect(codes("any: [navy of $us]\n") == ["W304"])
        #expect(codes("any: [\"navy of $us\", drill of ADN men]\n") == ["W304"])
        #expect(codes("any: [\"navy of $us\", \"drill of ADN men\"]\n") == [])
        #expect(codes("match: |\n  \"navy of $us\" AND drill\n") == ["W304"])
    }

    @Test(arguments: ["a1 (", "(", "a1 SENTENCE(", "title:(", "a1 AND (", "“", "a1 (a1 ", "NOT ("])
    func `a thousand parentheses too many end in one error of their rule`(piece: String) {
        let text = String(repeating: piece, count: 4000)
        let (rules, problems) = RuleText.load(
            "rules:\n  - id: deep\n    match: |\n      \(text)\n  - id: good\n    any: [Taiwan]\n"
        )
        #expect(rules.rules.map(\.id.rawValue) == ["good"])
        #expect(problems.count { $0.level == .error } == 1)
    }
}
