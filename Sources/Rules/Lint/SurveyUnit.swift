import LookoutModel

/// Terms that are told about together: those that a rule writes out, or those of a named list.
struct SurveyUnit {
    /// The most terms of a unit whose silence says something: of a list of ships or names most are never heard of.
    static let limit = 2000

    /// The rule; nil for a list.
    let rule: RuleID?
    let place: SourcePlace
    let endColumn: Int
    let terms: [PlacedTerm]

    /// The terms that a rule looks for and writes out itself.
    init(_ draft: RuleDraft, _ groups: RuleGroups) {
        rule = draft.id
        place = draft.place
        endColumn = draft.endColumn
        terms = SurveyUnit.unique(groups.wanted.flatMap(\.terms))
    }

    init(_ list: ListDraft) {
        rule = nil
        place = list.place
        endColumn = list.endColumn
        terms = SurveyUnit.unique(TermGroup(list, use: .presence).terms)
    }

    private static func unique(_ terms: [PlacedTerm]) -> [PlacedTerm] {
        var seen: Set<Term> = []
        return terms.filter { seen.insert($0.term).inserted }
    }
}
