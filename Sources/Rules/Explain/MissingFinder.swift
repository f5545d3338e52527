/// Finds the fewest things that would have to be otherwise for a rule to hold.
struct MissingFinder {
    let explainer: PartExplainer

    private var evaluator: PlanEvaluator { explainer.evaluator }

    /// What is missing for a part to hold; nothing where it does.
    func missing(_ plan: ExplainPlan, _ scope: PlanEvaluator.Scope? = nil) -> [MissingPart] {
        guard !evaluator.holds(plan, scope) else { return [] }
        let part = explainer.part(plan, scope)
        switch plan.kind {
        case .terms, .pattern, .attribute:
            return [.notFound(part)]
        case .all(let plans):
            return plans.flatMap { missing($0, scope) }
        case .any(let plans):
            // Of two that lack as much, the one of which something is there is nearer.
            let ways = plans.map { plan in
                (missing: missing(plan, scope), isBegun: !explainer.hits(plan, scope).isEmpty)
            }
            return ways.min { left, right in
                (left.missing.count, left.isBegun ? 0 : 1) < (right.missing.count, right.isBegun ? 0 : 1)
            }?.missing ?? [.notFound(part)]
        case .not(let inner):
            return [.unwanted(explainer.part(inner, scope))]
        case .near(let left, let right, _, _):
            let absent = [left, right].filter { evaluator.spans($0, scope).isEmpty }
            return absent.isEmpty ? [.tooFar(part)] : absent.flatMap { missing($0, scope) }
        case .window(let groups, _):
            let absent = groups.filter { evaluator.spans($0, scope).isEmpty }
            return absent.isEmpty ? [.tooFar(part)] : absent.flatMap { missing($0, scope) }
        case .sentence(let inner):
            let absent = missing(inner)
            return absent.isEmpty ? [.apart(part)] : absent
        case .atLeast(_, let inner):
            return evaluator.spans(inner, scope).isEmpty ? missing(inner, scope) : [.tooFew(part)]
        }
    }
}
