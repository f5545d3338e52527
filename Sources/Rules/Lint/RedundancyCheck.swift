import LookoutModel

/// W302, W303: terms of a group that change nothing, since another of the group finds whatever they find.
struct RedundancyCheck {
    let lists: ListBook

    func check(_ group: TermGroup, rule: RuleID?, log: inout LintLog) {
        guard group.terms.count + group.lists.count > 1, !group.terms.isEmpty else { return }
        let index = CoverIndex(group.terms.map(\.term))
        for (position, placed) in group.terms.enumerated() where !isExpression(placed.term) {
            let own = index.cover(of: placed.term, at: position) { other, kind in
                guard counts(kind, group.use) else { return false }
                // Of two that find the same the first stays.
                return other < position || !isMutual(placed.term, group.terms[other].term)
            }
            if let own {
                let by = group.terms[own.index]
                log.add(fact(placed.term, by: by.term, own.kind, place: by.place, list: nil), at: placed, rule: rule)
                continue
            }
            for list in group.lists {
                let found = lists.index(of: list.name).cover(of: placed.term) { _, kind in counts(kind, group.use) }
                guard let found else { continue }
                let by = lists.terms(of: list.name)[found.index]
                log.add(fact(placed.term, by: by, found.kind, place: nil, list: list.name), at: placed, rule: rule)
                break
            }
        }
    }

    /// Whether a term was meant as an expression, which is told of it already.
    private func isExpression(_ term: Term) -> Bool {
        EntryOperator(Array(term.text.unicodeScalars)).found != nil
    }

    /// Whether it makes no difference that one term covers another: where distances count, or places are covered up, the
    /// longer one reaches further.
    private func counts(_ kind: TermCover.Kind, _ use: TermGroup.Use) -> Bool {
        kind == .same || use == .presence
    }

    private func isMutual(_ left: Term, _ right: Term) -> Bool {
        TermCover(TermPattern(left), in: TermPattern(right)).kind() != nil
    }

    private func fact(
        _ term: Term,
        by other: Term,
        _ kind: TermCover.Kind,
        place: SourcePlace?,
        list: String?
    ) -> LintFact {
        switch kind {
        case .same: .redundant(term: term.entry, by: other.entry, place: place, list: list)
        case .part: .shadowed(term: term.entry, by: other.entry, place: place, list: list)
        }
    }
}
