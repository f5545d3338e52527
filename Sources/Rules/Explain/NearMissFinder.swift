/// Tries what would have to be read otherwise for a rule to hold, one thing at a time.
struct NearMissFinder {
    /// The most near misses of one term.
    private static let perTerm = 2

    let evaluator: PlanEvaluator
    let except: [TermLeaf]
    /// Whether `where` and `none` let the item in.
    let admits: Bool
    let plan: ExplainPlan

    /// All that were found; first those that are all that is missing.
    func nearMisses() -> [NearMiss] {
        let all = parts(plan)
        return all.filter(\.isAllThatIsMissing) + all.filter { !$0.isAllThatIsMissing }
    }

    private func parts(_ plan: ExplainPlan) -> [NearMiss] {
        guard !evaluator.holds(plan) else { return [] }
        switch plan.kind {
        case .terms(_, let leaves):
            return leaves.flatMap { terms($0, plan.fields) }
        case .all(let plans), .any(let plans):
            return plans.flatMap(parts)
        case .near(let left, let right, let distance, let isOrdered):
            let inner = parts(left) + parts(right)
            return inner.isEmpty ? near(left, right, distance: distance, isOrdered: isOrdered, in: plan) : inner
        case .window(let groups, let words):
            let inner = groups.flatMap(parts)
            return inner.isEmpty ? window(groups, words: words, in: plan) : inner
        case .sentence(let inner):
            guard evaluator.holds(inner) else { return parts(inner) }
            let explainer = PartExplainer(evaluator: evaluator)
            let hits = Set(explainer.hits(inner)).sorted()
            // Nothing is near what stands in another field.
            guard Set(hits.map(evaluator.text.field)).count == 1 else { return [] }
            return [miss(.otherSentence, found(hits, in: inner), relaxing: .part(plan.id))]
        case .atLeast(_, let inner):
            return parts(inner)
        case .pattern(let leaf):
            return pattern(leaf, in: plan)
        case .not, .attribute:
            return []
        }
    }

    /// Places of terms below a part, each by the first of the terms that stands there.
    private func found(_ spans: [HitSpan], in plan: ExplainPlan) -> FoundTexts {
        var terms: [HitSpan: String] = [:]
        for leaf in plan.leaves {
            for span in evaluator.text.spans(of: leaf) where terms[span] == nil { terms[span] = leaf.term.entry }
        }
        return FoundTexts(spans.map { PlanEvaluator.Hit(term: terms[$0] ?? "", span: $0) }, in: evaluator.text)
    }

    private func miss(
        _ kind: NearMiss.Kind,
        _ found: FoundTexts,
        remedy: String? = nil,
        relaxing relaxation: PlanEvaluator.Relaxation
    ) -> NearMiss {
        var relaxed = evaluator
        relaxed.relaxation = relaxation
        let isAll = admits && relaxed.holds(plan)
        return NearMiss(kind: kind, found: found, remedy: remedy, isAllThatIsMissing: isAll)
    }

    /// Where a regular expression would match if capitals and small letters were the same to it.
    private func pattern(_ leaf: PatternLeaf, in plan: ExplainPlan) -> [NearMiss] {
        guard !leaf.pattern.isCaseInsensitive else { return [] }
        let pattern = TextPattern(leaf.pattern.source, isCaseInsensitive: true)
        let spans = evaluator.text.searchApart(PatternLeaf(pattern), plan.fields)
        guard let span = spans.first(where: { isOpen($0, plan.fields) }) else { return [] }
        let found = FoundTexts([evaluator.text.found(span, by: leaf.pattern.text)])
        return [miss(.letterCase, found, remedy: pattern.text, relaxing: .part(plan.id))]
    }

    // MARK: Distances

    private func near(
        _ left: ExplainPlan,
        _ right: ExplainPlan,
        distance: Int,
        isOrdered: Bool,
        in plan: ExplainPlan
    ) -> [NearMiss] {
        let explainer = PartExplainer(evaluator: evaluator)
        if let closest = explainer.closest(left, right, isOrdered: isOrdered, nil) {
            let kind = NearMiss.Kind.distance(words: closest.words, limit: distance)
            return [miss(kind, explainer.found(closest.hits), relaxing: .part(plan.id))]
        }
        guard isOrdered, let turned = explainer.closest(right, left, isOrdered: true, nil), turned.words <= distance
        else { return [] }
        return [miss(.order, explainer.found(turned.hits), relaxing: .part(plan.id))]
    }

    private func window(_ groups: [ExplainPlan], words: Int, in plan: ExplainPlan) -> [NearMiss] {
        let explainer = PartExplainer(evaluator: evaluator)
        guard let stretch = explainer.stretch(groups, nil) else { return [] }
        let kind = NearMiss.Kind.stretch(words: stretch.words, limit: words)
        return [miss(kind, explainer.found(stretch.hits), relaxing: .part(plan.id))]
    }

    // MARK: Terms

    /// The places where a term would stand, but for one thing; once for each kind is enough for a reader.
    private func terms(_ leaf: TermLeaf, _ fields: [QueryField]) -> [NearMiss] {
        var misses: [NearMiss] = []
        var kinds: Set<Int> = []
        func wants(_ kind: Int) -> Bool { misses.count < Self.perTerm && !kinds.contains(kind) }
        func add(_ kind: NearMiss.Kind, _ span: HitSpan, remedy: String?) {
            kinds.insert(kind.number)
            let inRun = kind == .insideWord || kind == .longerWord
            let found = FoundTexts([evaluator.text.found(span, by: leaf.term.entry, inRun: inRun)])
            misses.append(miss(kind, found, remedy: remedy, relaxing: .term(leaf.term, [span])))
        }
        for span in evaluator.text.spans(of: leaf) where misses.count < Self.perTerm {
            let isMasked = evaluator.masks.covers(span)
            let isElsewhere = !fields.contains(evaluator.text.field(of: span))
            if isMasked, !isElsewhere, wants(NearMiss.Kind.maskedNumber), let mask = mask(over: span) {
                add(.masked(by: mask), span, remedy: nil)
            }
            let other = NearMiss.Kind.otherField(asked: fields)
            if isElsewhere, !isMasked, wants(other.number) { add(other, span, remedy: nil) }
        }
        guard misses.count < Self.perTerm else { return misses }
        let relaxed = RelaxedTerm(leaf, in: evaluator.text)
        for near in relaxed.places() where wants(near.kind.number) && isOpen(near.span, fields) {
            add(near.kind, near.span, remedy: relaxed.remedy(at: near))
        }
        if misses.isEmpty {
            let alike = LookAlikeFinder(leaf: leaf, text: evaluator.text).spans()
            if let span = alike.first(where: { isOpen($0, fields) }) { add(.lookAlike, span, remedy: nil) }
        }
        return misses
    }

    /// Whether a place is one that the rule looks at.
    private func isOpen(_ span: HitSpan, _ fields: [QueryField]) -> Bool {
        fields.contains(evaluator.text.field(of: span)) && !evaluator.masks.covers(span)
    }

    private func mask(over span: HitSpan) -> FoundText? {
        for leaf in except {
            if let mask = evaluator.text.spans(of: leaf, meeting: span).first {
                return evaluator.text.found(mask, by: leaf.term.entry)
            }
        }
        return nil
    }
}
