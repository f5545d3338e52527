import LookoutModel

/// Says of each part of a rule whether it holds, and what it found.
struct PartExplainer {
    let evaluator: PlanEvaluator

    /// A part, in one sentence where there is a scope.
    func part(_ plan: ExplainPlan, _ scope: PlanEvaluator.Scope? = nil) -> ExplainedPart {
        let holds = evaluator.holds(plan, scope)
        switch plan.kind {
        case .terms(let source, let leaves):
            let kind = ExplainedPart.Kind.terms(source, count: leaves.count)
            return ExplainedPart(kind, holds: holds, fields: plan.fields, found: found(evaluator.hits(plan, scope)))
        case .all(let plans):
            return ExplainedPart(.all, holds: holds, parts: plans.map { part($0, scope) })
        case .any(let plans):
            return ExplainedPart(.any, holds: holds, parts: plans.map { part($0, scope) })
        case .not(let inner):
            return ExplainedPart(.not, holds: holds, parts: [part(inner, scope)])
        case .near(let left, let right, let distance, let isOrdered):
            let closest = closest(left, right, isOrdered: isOrdered, scope)
            return ExplainedPart(
                .near(distance: distance, isOrdered: isOrdered),
                holds: holds,
                found: found(closest?.hits ?? []),
                measure: closest?.words,
                parts: [part(left, scope), part(right, scope)]
            )
        case .window(let groups, let words):
            let stretch = stretch(groups, scope)
            return ExplainedPart(
                .window(words: words),
                holds: holds,
                found: found(stretch?.hits ?? []),
                measure: stretch?.words,
                parts: groups.map { part($0, scope) }
            )
        case .sentence(let inner):
            let sentence = scope ?? evaluator.scope(in: inner)
            return ExplainedPart(.sentence, holds: holds, parts: [part(inner, sentence)])
        case .atLeast(let count, let inner):
            let number = SpanMeasure.number(evaluator.spans(inner, scope))
            return ExplainedPart(.atLeast(count), holds: holds, measure: number, parts: [part(inner, scope)])
        case .pattern(let leaf):
            return ExplainedPart(
                .pattern(leaf.pattern),
                holds: holds,
                fields: plan.fields,
                found: found(evaluator.hits(plan)),
                isComplete: evaluator.text.search(leaf, plan.fields).isComplete
            )
        case .attribute(let field, let values):
            let subject = evaluator.text.subject
            let has = field == .source ? [subject.feed?.rawValue, subject.host] : [subject.language]
            let kind = ExplainedPart.Kind.attribute(field, asked: values, found: has.compactMap(\.self))
            return ExplainedPart(kind, holds: holds)
        }
    }

    /// The two hits of NEAR or BEFORE that stand closest, in the order of the text.
    func closest(
        _ left: ExplainPlan,
        _ right: ExplainPlan,
        isOrdered: Bool,
        _ scope: PlanEvaluator.Scope?
    ) -> (words: Int, hits: [PlanEvaluator.Hit])? {
        let (left, right) = (evaluator.hits(left, scope), evaluator.hits(right, scope))
        let closest = SpanMeasure.closest(left.map(\.span), right.map(\.span), isOrdered: isOrdered)
        guard let closest else { return nil }
        let all = left + right
        return (closest.words, [closest.first, closest.second].compactMap { span in all.first { $0.span == span } })
    }

    /// The hits of the shortest stretch that holds one of every group.
    func stretch(
        _ groups: [ExplainPlan],
        _ scope: PlanEvaluator.Scope?
    ) -> (words: Int, hits: [PlanEvaluator.Hit])? {
        let hits = groups.map { evaluator.hits($0, scope) }
        guard let stretch = SpanMeasure.shortestStretch(hits.map { $0.map(\.span) }) else { return nil }
        let all = hits.flatMap(\.self)
        return (stretch.words, stretch.members.compactMap { span in all.first { $0.span == span } })
    }

    /// Hits as they are shown, each term's hit once.
    func found(_ hits: [PlanEvaluator.Hit]) -> FoundTexts {
        FoundTexts(hits, in: evaluator.text)
    }

    /// Everything that the terms below a part found, but for those after NOT.
    func hits(_ plan: ExplainPlan, _ scope: PlanEvaluator.Scope? = nil) -> [HitSpan] {
        switch plan.kind {
        case .terms, .pattern: evaluator.spans(plan, scope)
        case .all(let plans), .any(let plans), .window(let plans, _): plans.flatMap { hits($0, scope) }
        case .near(let left, let right, _, _): hits(left, scope) + hits(right, scope)
        case .sentence(let inner), .atLeast(_, let inner): hits(inner, scope)
        case .not, .attribute: []
        }
    }

    /// What makes a part hold: of NEAR and windows the closest, of OR the alternatives that hold.
    func reasons(_ plan: ExplainPlan, _ scope: PlanEvaluator.Scope? = nil) -> [HitSpan] {
        switch plan.kind {
        case .terms, .pattern, .atLeast, .not, .attribute: return hits(plan, scope)
        case .all(let plans): return plans.flatMap { reasons($0, scope) }
        case .any(let plans): return plans.filter { evaluator.holds($0, scope) }.flatMap { reasons($0, scope) }
        case .near(let left, let right, _, let isOrdered):
            return closest(left, right, isOrdered: isOrdered, scope)?.hits.map(\.span) ?? []
        case .window(let groups, _): return stretch(groups, scope)?.hits.map(\.span) ?? []
        case .sentence(let inner): return reasons(inner, scope ?? evaluator.scope(in: inner))
        }
    }
}
