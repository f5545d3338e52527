import Text

/// A rule's plan against an item's texts.
struct PlanEvaluator {
    /// One sentence of one text.
    struct Scope: Hashable {
        let segment: Int32
        let sentence: Int32
    }

    /// A hit, and the term whose it is.
    struct Hit: Hashable {
        let term: String
        let span: HitSpan
    }

    /// One thing that is taken to be as the rule asks, to see what would come of it.
    enum Relaxation {
        /// The term stands at these places too.
        case term(Term, [HitSpan])
        /// The part's distance, order or sentence does not matter.
        case part(Int)
    }

    let text: ItemText
    let masks: MaskTable
    /// Whether the content may not be looked at.
    var hidesContent = false
    var relaxation: Relaxation?

    /// Whether a part holds, in one sentence where there is a scope.
    func holds(_ plan: ExplainPlan, _ scope: Scope? = nil) -> Bool {
        switch plan.kind {
        case .terms(_, let leaves):
            return leaves.contains { !spans(of: $0, plan.fields, scope).isEmpty }
        case .all(let plans):
            return plans.allSatisfy { holds($0, scope) }
        case .any(let plans):
            return plans.contains { holds($0, scope) }
        case .not(let inner):
            return !holds(inner, scope)
        case .near(let left, let right, let distance, let isOrdered):
            let (left, right) = (spans(left, scope), spans(right, scope))
            if isRelaxed(plan) { return !left.isEmpty && !right.isEmpty }
            return SpanMeasure.closest(left, right, isOrdered: isOrdered).map { $0.words <= distance } ?? false
        case .window(let groups, let words):
            let groups = groups.map { spans($0, scope) }
            if isRelaxed(plan) { return groups.allSatisfy { !$0.isEmpty } }
            return SpanMeasure.shortestStretch(groups).map { $0.words <= words } ?? false
        case .sentence(let inner):
            if scope != nil || isRelaxed(plan) { return holds(inner, scope) }
            return self.scope(in: inner) != nil
        case .atLeast(let count, let inner):
            return SpanMeasure.number(spans(inner, scope)) >= count
        case .pattern:
            return isRelaxed(plan) || !spans(plan, nil).isEmpty
        case .attribute(let field, let values):
            return values.contains { value in
                field == .source
                    ? RuleCondition.isSource(value, of: text.subject)
                    : RuleCondition.isLanguage(text.subject.language, in: value)
            }
        }
    }

    /// The first sentence in which a part holds; nil where there is none.
    func scope(in plan: ExplainPlan) -> Scope? {
        scopes(of: plan).first { holds(plan, $0) }
    }

    // MARK: Hits

    /// Where the terms of a part stand, sorted; nothing for parts that are no terms.
    func hits(_ plan: ExplainPlan, _ scope: Scope? = nil) -> [Hit] {
        switch plan.kind {
        case .terms(_, let leaves):
            leaves.flatMap { leaf in
                spans(of: leaf, plan.fields, scope).map { Hit(term: leaf.term.entry, span: $0) }
            }.sorted { ($0.span, $0.term) < ($1.span, $1.term) }
        case .any(let plans):
            plans.flatMap { hits($0, scope) }.sorted { ($0.span, $0.term) < ($1.span, $1.term) }
        case .pattern(let leaf):
            text.search(leaf, plan.fields).spans.filter { isVisible($0, plan.fields, nil) }
                .map { Hit(term: leaf.pattern.text, span: $0) }
        case .all, .not, .near, .window, .sentence, .atLeast, .attribute:
            []
        }
    }

    /// The spans of `hits`.
    func spans(_ plan: ExplainPlan, _ scope: Scope?) -> [HitSpan] {
        hits(plan, scope).map(\.span)
    }

    /// Where a term stands in the fields and the scope, and nothing covers it; sorted.
    func spans(of leaf: TermLeaf, _ fields: [QueryField], _ scope: Scope?) -> [HitSpan] {
        var places = text.spans(of: leaf)[...]
        if let scope {
            let first = Proximity.firstIndex(in: places) {
                ($0.segment, $0.firstSentence) >= (scope.segment, scope.sentence)
            }
            places = places[first...].prefix { $0.segment == scope.segment && $0.firstSentence == scope.sentence }
        }
        let spans = places.filter { isVisible($0, fields, scope) }
        guard case .term(leaf.term, let further) = relaxation else { return spans }
        let admitted = further.filter { span in
            scope.map { $0.segment == span.segment && isIn($0.sentence, span) } ?? true
        }
        return (spans + admitted).sorted()
    }

    private func isVisible(_ span: HitSpan, _ fields: [QueryField], _ scope: Scope?) -> Bool {
        let field = text.field(of: span)
        guard fields.contains(field), !(hidesContent && field == .content), !masks.covers(span) else { return false }
        return scope.map { $0.segment == span.segment && isIn($0.sentence, span) } ?? true
    }

    private func isIn(_ sentence: Int32, _ span: HitSpan) -> Bool {
        span.firstSentence == sentence && span.lastSentence == sentence
    }

    /// The sentences in which any term stands that does not follow NOT, in order.
    private func scopes(of plan: ExplainPlan) -> [Scope] {
        var scopes: Set<Scope> = []
        func collect(_ plan: ExplainPlan) {
            switch plan.kind {
            case .terms:
                for hit in hits(plan) where hit.span.firstSentence == hit.span.lastSentence {
                    scopes.insert(Scope(segment: hit.span.segment, sentence: hit.span.firstSentence))
                }
            case .all(let plans), .any(let plans), .window(let plans, _):
                for plan in plans { collect(plan) }
            case .near(let left, let right, _, _):
                collect(left)
                collect(right)
            case .sentence(let inner), .atLeast(_, let inner):
                collect(inner)
            case .not, .pattern, .attribute:
                break
            }
        }
        collect(plan)
        return scopes.sorted { ($0.segment, $0.sentence) < ($1.segment, $1.sentence) }
    }

    private func isRelaxed(_ plan: ExplainPlan) -> Bool {
        guard case .part(plan.id) = relaxation else { return false }
        return true
    }
}
