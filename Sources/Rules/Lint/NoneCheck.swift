import LookoutModel

/// W310: a term of `none` that holds one the rule looks for, or stands inside it.
struct NoneCheck {
    let draft: RuleDraft
    let groups: RuleGroups
    let lists: ListBook

    func check(log: inout LintLog) {
        guard let none = groups.none else { return }
        let wanted = groups.wanted.flatMap(\.terms).map(\.term)
        let index = CoverIndex(wanted)
        let wantedLists = Set(groups.wanted.flatMap(\.lists).map(\.name)).sorted()
        for placed in none.terms {
            if let held = held(in: placed.term, index, wanted, wantedLists) {
                let fact = LintFact.noneHoldsTerm(none: placed.term.entry, term: held.entry)
                log.add(fact, at: placed, rule: draft.id)
            }
        }
        let refused = CoverIndex(none.terms.map(\.term))
        var told: Set<Int> = []
        for term in wanted + wantedLists.flatMap({ lists.terms(of: $0) }) {
            guard let found = refused.cover(of: term, where: { _, _ in true }), told.insert(found.index).inserted else {
                continue
            }
            let placed = none.terms[found.index]
            log.add(.noneInsideTerm(none: placed.term.entry, term: term.entry), at: placed, rule: draft.id)
        }
    }

    /// A term the rule looks for that is found wherever `term` is.
    private func held(in term: Term, _ index: CoverIndex, _ wanted: [Term], _ names: [String]) -> Term? {
        if let found = index.cover(of: term, where: { _, kind in kind == .part }) { return wanted[found.index] }
        for name in names {
            guard let found = lists.index(of: name).cover(of: term, where: { _, kind in kind == .part }) else {
                continue
            }
            return lists.terms(of: name)[found.index]
        }
        return nil
    }
}
