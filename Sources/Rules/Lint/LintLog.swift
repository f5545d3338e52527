import LookoutModel

/// Collects what the linter finds: of one kind, one for each term of a file.
struct LintLog {
    private(set) var problems: [RuleProblem] = []
    private var seen: Set<Key> = []

    private struct Key: Hashable {
        let file: String
        let code: String
        let term: String
    }

    /// Notes a problem of the term at `place`, unless the file has the same for an equal term.
    mutating func add(_ fact: LintFact, at term: PlacedTerm, rule: RuleID?) {
        guard seen.insert(Key(file: term.place.file, code: fact.code, term: term.term.entry)).inserted else { return }
        add(fact, at: term.place, endColumn: term.endColumn, rule: rule)
    }

    /// Notes a problem at a place.
    mutating func add(_ fact: LintFact, at place: SourcePlace, endColumn: Int, rule: RuleID?) {
        problems.append(
            RuleProblem(.lint(fact), place: place, endColumn: endColumn, rule: rule, level: fact.level)
        )
    }

    /// Notes a problem at a part of a rule.
    mutating func add(_ fact: LintFact, at span: TermSpan?, of draft: RuleDraft) {
        let place = span?.place(in: draft.place.file) ?? draft.place
        add(fact, at: place, endColumn: span.map { Int($0.endColumn) } ?? draft.endColumn, rule: draft.id)
    }
}
