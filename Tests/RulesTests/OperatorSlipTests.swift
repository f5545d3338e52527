import Rules
import TestSupport
import Testing

/// Operators that are misspelt or stand where they cannot, and how the line would be right.
@Suite struct OperatorSlipTests {
    /// The facts of an expression that does not stand as it was meant.
    private func fact(_ expression: String) -> QueryProblem.Fact? {
        do {
            return try QueryParser.parse(expression).notes.first?.fact
        } catch {
            return error.fact
        }
    }

    @Test(arguments: [
        ("Taiwan ADN Japan AND Korea", "ADN", "AND"), ("Taiwan NAER/5 Japan", "NAER", "NEAR"),
        ("Taiwan BEFOR/5 Japan", "BEFOR", "BEFORE"), ("SENTANCE(Taiwan AND Japan)", "SENTANCE", "SENTENCE"),
        ("ATLEST/3(Taiwan OR Japan)", "ATLEST", "ATLEAST"), ("Taiwan AND NTO Japan AND Korea", "NTO", "NOT"),
    ])
    func `a misspelt operator is named with the one that is meant`(expression: String, word: String, meant: String) {
        #expect(fact(expression) == .unknownOperator(word, suggestion: meant))
    }

    @Test(arguments: [("Taiwan ADN Japan", "ADN", "AND"), ("Taiwan ORR Japan", "ORR", "OR")])
    func `in a phrase it is a word, and said to be one`(expression: String, word: String, meant: String) {
        #expect(fact(expression) == .operatorLike(word, suggestion: meant))
    }

    @Test(arguments: ["IRON ADN ORE", "First AID kit", "Taiwan NOW Japan", "New YEAR eve", "\"Taiwan ADN Japan\""])
    func `words in capitals that are words are none`(expression: String) {
        #expect(fact(expression) == nil)
    }

    @Test(arguments: ["Taiwan AID Japan AND Korea", "Taiwan YEAR Japan AND Korea"])
    func `a word that is one is no operator`(expression: String) {
        guard case .termsSideBySide? = fact(expression) else {
            Issue.record("\(String(describing: fact(expression)))")
            return
        }
    }

    @Test(arguments: [
        ("Taiwan not Japan", "AND NOT"), ("Taiwan AND not Japan", "NOT"), ("Taiwan near Japan", "NEAR/10"),
        ("Taiwan near/5 Japan", "NEAR"), ("Taiwan or Japan", "OR"),
    ])
    func `a small operator is told as it must stand there`(expression: String, meant: String) {
        guard case .smallOperator(_, let found)? = fact(expression) else {
            Issue.record("\(expression)")
            return
        }
        #expect(found == meant)
    }

    @Test func `a number in full width is noted where it stands`() throws {
        let note = try #require(try QueryParser.parse("Taiwan NEAR/５ Japan").notes.first)
        #expect(note.fact == .fullWidthOperators && note.range == 12..<13)
    }

    @Test(arguments: [("any", false), ("all", false), ("none", true), ("except", true)])
    func `a sign that keeps nothing out is refused, where it only repeats the key it is not`(key: String, loads: Bool) {
        let wanted = loads ? "any: [Taiwan]\n" : ""
        let (rules, problems) = RuleText.load(wanted + "\(key): [drill, -typhoon]\n")
        #expect(rules.rules.isEmpty != loads)
        #expect(problems.map(\.code) == (loads ? [] : ["E106"]))
    }

    @Test func `the name of a list among words is no word`() {
        #expect(RuleText.load("any: [$us navy]\n").problems.map(\.code) == ["E106"])
        #expect(RuleText.load("any: [$5 billion, $AAPL falls, costs $40]\n").problems == [])
    }

    @Test func `the whole operand is named, not its first sign`() {
        #expect(
            fact("(Taiwan OR Japan) (strait OR sea)")
                == .termsSideBySide(left: "(Taiwan OR Japan)", right: "(strait OR sea)")
        )
    }

    @Test(arguments: [
        ("a1 NEAR/5 b1 AND c1", ["(a1 NEAR/5 b1) AND c1"]),
        ("a1 NEAR/5 b1 OR c1", ["(a1 NEAR/5 b1) OR c1", "a1 NEAR/5 (b1 OR c1)"]),
        ("a1 AND b1 OR c1", ["(a1 AND b1) OR c1", "a1 AND (b1 OR c1)"]),
    ])
    func `only readings that are right are shown`(expression: String, readings: [String]) {
        guard case .mixedOperators(_, let found)? = fact(expression) else {
            Issue.record("\(expression)")
            return
        }
        #expect(found == readings)
    }
}
