import LookoutModel

/// E108 for feeds: what `where: source` and `source:` name must be a feed of the home, or a host.
struct SourceCheck {
    let feeds: KnownFeeds

    func check(_ draft: RuleDraft, log: inout LintLog) {
        guard let spans = draft.spans else { return }
        for (source, span) in zip(draft.condition.sources, spans.sources) where !feeds.knows(source) {
            log.add(.unknownFeed(source, suggestion: feeds.suggestion(for: source)), at: span, of: draft)
        }
        if let match = draft.match, let places = spans.match { check(match, places, isSource: false, draft, &log) }
    }

    private func check(
        _ query: Query,
        _ places: ScalarPlaces,
        isSource: Bool,
        _ draft: RuleDraft,
        _ log: inout LintLog
    ) {
        switch query.kind {
        case .term(let term):
            guard isSource, !feeds.knows(term.text) else { return }
            let (place, endColumn) = places.place(of: query.range)
            let fact = LintFact.unknownFeed(term.text, suggestion: feeds.suggestion(for: term.text))
            log.add(fact, at: place, endColumn: endColumn, rule: draft.id)
        case .all(let operands):
            for operand in operands { check(operand.query, places, isSource: isSource, draft, &log) }
        case .any(let queries):
            for query in queries { check(query, places, isSource: isSource, draft, &log) }
        case .field(let field, let inner): check(inner, places, isSource: field == .source, draft, &log)
        case .near, .sentence, .atLeast, .pattern, .list: break
        }
    }
}
