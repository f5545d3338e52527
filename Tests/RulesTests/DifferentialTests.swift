import LookoutModel
import Rules
import TestSupport
import Testing

/// The engine against the naive evaluator: equal on every rule and every item.
@Suite struct DifferentialTests {
    /// 8 seeds (or those of `LOOKOUT_SEEDS`), each 13 rule sets of 20 rules on 50 items: 104,000 comparisons.
    @Test(arguments: Seeds.of(1...8))
    func `the engine equals the naive evaluator`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var (hits, compared) = (0, 0)
        for _ in 0..<13 {
            let random = RandomRule(using: &generator)
            let file = random.file(count: 20, using: &generator)
            // A sample changes which terms wake a rule, and nothing else.
            let sample = seed.isMultiple(of: 2) ? (0..<25).map { _ in random.subject(using: &generator) } : []
            let (rules, problems) = RuleText.load(file, sample: sample)
            try #require(problems.filter { $0.level == .error } == [], "\(file)")
            let folded = NaiveEvaluator.FoldedTerms()
            for _ in 0..<50 {
                let subject = random.subject(using: &generator)
                let matches = rules.matches(subject)
                let naive = NaiveEvaluator(subject, folded)
                for rule in rules.rules {
                    let match = matches.first { $0.rule == rule.id }
                    let expected = naive.catches(rule)
                    compared += 1
                    hits += expected ? 1 : 0
                    try #require((match != nil) == expected, "seed \(seed): \(rule.archive)\n\(subject)")
                    guard let match else { continue }
                    let withoutContent = naive.catches(rule, withoutContent: true)
                    try #require(
                        match.holdsWithoutContent == withoutContent,
                        "seed \(seed): \(rule.archive)\n\(subject)"
                    )
                }
            }
        }
        #expect(compared == 13_000)
        #expect(hits > 1000)
    }
}
