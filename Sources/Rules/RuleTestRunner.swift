import LookoutModel

/// Runs the tests inside rules.
package struct RuleTestRunner {
    /// What running the tests of a rule gave.
    package struct Outcome: Equatable, Sendable {
        /// Tests that did as they say, known failures included.
        package let passed: Int
        /// One problem for each of the others.
        package let problems: [RuleProblem]
    }

    /// Runs the tests of one rule, against that rule alone.
    package static func run(_ rule: Rule) -> Outcome {
        guard !rule.tests.isEmpty else { return Outcome(passed: 0, problems: []) }
        let rules = RuleSet([rule])
        var problems: [RuleProblem] = []
        for test in rule.tests {
            let matches = rules.matches(test.subject(for: rule.condition))
            let hasPassed = matches.isEmpty != test.expectsHit
            guard hasPassed == test.isTodo else { continue }
            let fact: RuleFact =
                hasPassed
                ? .todoPasses(text: test.text)
                : .testFailed(expectsHit: test.expectsHit, text: test.text, found: matches.first?.texts ?? [])
            problems.append(RuleProblem(fact, place: test.place, endColumn: test.endColumn, rule: rule.id))
        }
        return Outcome(passed: rule.tests.count - problems.count, problems: problems)
    }

    /// Runs the tests of all rules.
    package static func run(_ rules: [Rule]) -> Outcome {
        let outcomes = rules.map { run($0) }
        return Outcome(passed: outcomes.reduce(0) { $0 + $1.passed }, problems: outcomes.flatMap(\.problems))
    }
}
