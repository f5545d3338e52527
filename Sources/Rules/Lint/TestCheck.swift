import LookoutModel

/// W308: rules that alert without tests, and languages of `where` that no term is written in.
struct TestCheck {
    let draft: RuleDraft
    let groups: RuleGroups
    let lists: ListBook
    var checksLanguages = true

    func check(log: inout LintLog) {
        if draft.priority >= .alert, !draft.isOnTrial {
            let hasHit = draft.tests.contains { $0.expectsHit }
            let hasMiss = draft.tests.contains { !$0.expectsHit }
            if !hasHit || !hasMiss {
                let fact = LintFact.testsMissing(hit: !hasHit, miss: !hasMiss, priority: draft.priority)
                log.add(fact, at: draft.spans?.values["priority"], of: draft)
            }
        }
        if checksLanguages { checkLanguages(log: &log) }
    }

    private func checkLanguages(log: inout LintLog) {
        guard !draft.condition.languages.isEmpty, !hasPattern(draft.match) else { return }
        var systems: Set<WritingSystem> = []
        for group in groups.wanted {
            for placed in group.terms { systems.formUnion(WritingSystem.systems(of: placed.term.text)) }
            for list in group.lists {
                for term in lists.terms(of: list.name) { systems.formUnion(WritingSystem.systems(of: term.text)) }
            }
        }
        for (language, span) in zip(draft.condition.languages, draft.spans?.languages ?? []) {
            guard let own = WritingSystem.own(of: language), own.isDisjoint(with: systems) else { continue }
            log.add(.languageWithoutTerm(language), at: span, of: draft)
        }
    }

    /// Whether a regular expression, whose letters are not looked at, is in an expression.
    private func hasPattern(_ query: Query?) -> Bool {
        switch query?.kind {
        case .pattern: true
        case .all(let operands): operands.contains { hasPattern($0.query) }
        case .any(let queries): queries.contains { hasPattern($0) }
        case .near(let left, let right, _, _): hasPattern(left) || hasPattern(right)
        case .sentence(let inner), .atLeast(_, let inner), .field(_, let inner): hasPattern(inner)
        case .term, .list, nil: false
        }
    }
}
