import LookoutModel
import Rules
import Testing

@Suite struct RuleTestRunnerTests {
    @Test func `tests pass, fail, and are known to fail`() {
        let rules = RuleText.rules(
            """
            any: [Taiwan]
            where: {language: zh, source: nhk.example, kind: wire, tag: asia}
            tests:
              - {hit: Taiwan}
              - {miss: Japan}
              - {hit: Japan}
              - {miss: "in Taiwan"}
              - {hit: Korea, todo: true}
              - {hit: Taiwan, todo: true}
              - {miss: Taiwan, language: ja}
            """
        )
        let outcome = RuleTestRunner.run(rules.rules)
        #expect(outcome.passed == 4)
        #expect(outcome.problems.map(\.place.line) == [6, 7, 9])
        #expect(outcome.problems.allSatisfy { $0.code == "E113" && $0.level == .error && $0.rule == RuleID("test") })
        #expect(
            outcome.problems.map(\.fact) == [
                .testFailed(expectsHit: true, text: "Japan", found: []),
                .testFailed(expectsHit: false, text: "in Taiwan", found: [MatchedText(field: "title", text: "Taiwan")]),
                .todoPasses(text: "Taiwan"),
            ]
        )
    }

    @Test func `a test's text stands in the first free field`() throws {
        let yaml =
            "any: [Taiwan]\nfields: [summary]\ntests:\n  - {miss: Taiwan}\n  - {hit: Taiwan, title: x}\n  - {miss: Taiwan, title: x, summary: y}\n"
        let outcome = RuleTestRunner.run(RuleText.rules(yaml).rules)
        #expect(outcome.passed == 3)
        #expect(outcome.problems == [])
    }
}
