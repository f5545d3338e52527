/// Through which of the lists that a rule names it meets an item: what items in different languages have in common.
package struct NamedLists: Sendable {
    private let explainer: RuleExplainer
    private let terms: [(name: String, terms: Set<Term>)]

    /// The lists that stand in the rule itself; those that they name in turn are part of them.
    package init(_ rule: Rule) {
        explainer = RuleExplainer(rule)
        terms = NamedLists.names(in: rule).sorted().map { ($0, Set(rule.lists[$0] ?? [])) }
    }

    /// The lists that a rule looks for, and names itself.
    static func names(in rule: Rule) -> Set<String> {
        let entries = rule.any + rule.all.flatMap(\.self)
        let names = entries.compactMap { entry in
            if case .list(let name) = entry { name } else { nil }
        }
        return Set(names).union(rule.match?.listPlaces.map(\.name) ?? [])
    }

    /// The names of those of which a term stands in the item where it counts.
    package func met(by subject: RuleSubject) -> Set<String> {
        guard !terms.isEmpty else { return [] }
        let found = explainer.termsFound(in: ItemText(subject))
        return Set(terms.filter { !$0.terms.isDisjoint(with: found) }.map(\.name))
    }
}
