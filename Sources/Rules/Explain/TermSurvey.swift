import LookoutModel

/// Finds which of many terms stand in an item, each for itself, as fast as rules are matched.
package struct TermSurvey: Sendable {
    package let terms: [Term]
    private let rules: RuleSet
    private let numbers: [RuleID: Int]

    package init(_ terms: [Term]) {
        self.terms = terms
        var rules: [Rule] = []
        var numbers: [RuleID: Int] = [:]
        for (number, term) in terms.enumerated() {
            var draft = RuleDraft(id: RuleID("term-\(number)"), place: SourcePlace(file: ""))
            draft.any = [.term(term)]
            draft.fields = QueryField.allCases.filter { !$0.isAttribute }
            rules.append(Rule(draft, lists: [:]))
            numbers[draft.id] = number
        }
        self.rules = RuleSet(rules)
        self.numbers = numbers
    }

    /// The terms that stand anywhere in an item, as indices into `terms`.
    package func found(in subject: RuleSubject) -> [Int] {
        rules.matches(subject).compactMap { numbers[$0.rule] }
    }
}
