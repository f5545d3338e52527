import LookoutModel
import Rules
import TestSupport
import Testing

/// The explanations against the engine: whoever asks why must get the answer of what was told.
@Suite struct ExplanationDifferentialTests {
    /// 4 seeds, each 8 rule sets of 20 rules on 20 items: 12,800 comparisons.
    @Test(arguments: Seeds.of(101...104))
    func `an explanation says what the engine says`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var (hits, nearMisses) = (0, 0)
        for _ in 0..<8 {
            let random = RandomRule(using: &generator)
            let file = random.file(count: 20, using: &generator)
            let (rules, problems) = RuleText.load(file)
            try #require(problems.filter { $0.level == .error } == [], "\(file)")
            let explainers = rules.rules.map { RuleExplainer($0) }
            for _ in 0..<20 {
                let subject = random.subject(using: &generator)
                let matches = rules.matches(subject)
                let text = ItemText(subject)
                for explainer in explainers {
                    let match = matches.first { $0.rule == explainer.rule.id }
                    let explanation = explainer.explain(text)
                    let facts = "seed \(seed): \(explainer.rule.archive)\n\(subject)"
                    try #require(explanation.holds == (match != nil), "\(facts)")
                    try #require(explainer.holds(text) == explanation.holds, "\(facts)")
                    try #require(explanation.missing.isEmpty == explanation.holds, "\(facts)")
                    nearMisses += explanation.nearMisses.count
                    guard let match else { continue }
                    hits += 1
                    try #require(explanation.nearMisses.isEmpty, "\(facts)")
                    try #require(explanation.holdsWithoutContent == match.holdsWithoutContent, "\(facts)")
                    try #require(explanation.root.holds && explanation.none.isEmpty, "\(facts)")
                }
            }
        }
        #expect(hits > 200)
        #expect(nearMisses > 500)
    }

    /// The answer must be the same whether an item's texts were asked before or not.
    @Test func `an item asked many times answers the same`() throws {
        var generator = SeededGenerator(seed: 7)
        let random = RandomRule(using: &generator)
        let (rules, _) = RuleText.load(random.file(count: 20, using: &generator))
        for _ in 0..<20 {
            let subject = random.subject(using: &generator)
            let shared = ItemText(subject)
            for rule in rules.rules {
                let explainer = RuleExplainer(rule)
                #expect(explainer.explain(shared) == explainer.explain(subject))
            }
        }
    }
}
