import LookoutModel

/// W301: a rule that nothing can match.
struct NeverMatchCheck {
    let draft: RuleDraft
    let groups: RuleGroups
    let lists: ListBook

    /// Terms that, where they are found, keep a term from counting.
    private struct Blocker {
        let index: CoverIndex
        let terms: [Term]
        /// Where a hit blocks; nil means everywhere.
        let fields: Set<QueryField>?
        let isMask: Bool
    }

    /// Why the rule can never match; nil where it can.
    func reason() -> LintFact? {
        var blockers: [Blocker] = []
        if let none = groups.none { blockers.append(blocker(none, fields: Set(draft.fields), isMask: false)) }
        if let except = groups.except { blockers.append(blocker(except, fields: nil, isMask: true)) }
        if !draft.any.isEmpty, let reason = reason(draft.any, field: nil, blockers) { return reason }
        for group in draft.all {
            if let reason = reason(group, field: draft.within == .title ? .title : nil, blockers) { return reason }
        }
        return draft.match.flatMap { reason($0, field: nil, blockers) }
    }

    private func blocker(_ group: TermGroup, fields: Set<QueryField>?, isMask: Bool) -> Blocker {
        let terms = group.terms.map(\.term) + group.lists.flatMap { lists.terms(of: $0.name) }
        return Blocker(index: CoverIndex(terms), terms: terms, fields: fields, isMask: isMask)
    }

    // MARK: What must be found

    /// Why none of the entries can be found.
    private func reason(_ entries: [TermEntry], field: QueryField?, _ blockers: [Blocker]) -> LintFact? {
        var first: LintFact?
        for entry in entries {
            let terms =
                switch entry {
                case .term(let term): [term]
                case .list(let name): lists.terms(of: name)
                }
            for term in terms {
                guard let reason = reason(term, field: field, blockers) else { return nil }
                first = first ?? reason
            }
        }
        return first
    }

    private func reason(_ query: Query, field: QueryField?, _ blockers: [Blocker]) -> LintFact? {
        switch query.kind {
        case .term(let term): return reason(term, field: field, blockers)
        case .list(let name): return reason([.list(name)], field: field, blockers)
        case .any(let queries):
            var first: LintFact?
            for query in queries {
                guard let reason = reason(query, field: field, blockers) else { return nil }
                first = first ?? reason
            }
            return first
        case .all(let operands):
            var blockers = blockers
            for operand in operands where operand.isNegated {
                if let blocker = blocker(operand.query, field: field) { blockers.append(blocker) }
            }
            for operand in operands where !operand.isNegated {
                if let reason = reason(operand.query, field: field, blockers) { return reason }
            }
            return nil
        case .near(let left, let right, _, _):
            return reason(left, field: field, blockers) ?? reason(right, field: field, blockers)
        case .sentence(let inner), .atLeast(_, let inner): return reason(inner, field: field, blockers)
        case .field(let name, let inner): return name.isAttribute ? nil : reason(inner, field: name, blockers)
        case .pattern: return nil
        }
    }

    /// What stands after AND NOT, where one term alone decides it.
    private func blocker(_ query: Query, field: QueryField?) -> Blocker? {
        var terms: [Term] = []
        var field = field
        var query = query
        if case .field(let name, let inner) = query.kind {
            if name.isAttribute { return nil }
            (field, query) = (name, inner)
        }
        guard gather(query, into: &terms) else { return nil }
        return Blocker(
            index: CoverIndex(terms),
            terms: terms,
            fields: field.map { [$0] } ?? Set(draft.fields),
            isMask: false
        )
    }

    private func gather(_ query: Query, into terms: inout [Term]) -> Bool {
        switch query.kind {
        case .term(let term): terms.append(term)
        case .list(let name): terms += lists.terms(of: name)
        case .any(let queries):
            for query in queries where !gather(query, into: &terms) { return false }
        default: return false
        }
        return true
    }

    // MARK: Terms

    private func reason(_ term: Term, field: QueryField?, _ blockers: [Blocker]) -> LintFact? {
        let fields = field.map { [$0] } ?? Set(draft.fields)
        for blocker in blockers where blocker.fields.map({ fields.isSubset(of: $0) }) ?? true {
            guard let found = blocker.index.cover(of: term, where: { _, _ in true }) else { continue }
            let other = blocker.terms[found.index].entry
            return blocker.isMask ? .masked(term: term.entry, by: other) : .forbidden(term: term.entry, by: other)
        }
        let languages = draft.condition.languages
        guard !languages.isEmpty else { return nil }
        var possible: Set<WritingSystem> = []
        for language in languages {
            guard let systems = WritingSystem.possible(in: language) else { return nil }
            possible.formUnion(systems)
        }
        let isPossible = WritingSystem.systems(of: term.text).isSubset(of: possible)
        return isPossible ? nil : .otherScript(languages: languages, term: term.entry)
    }
}
