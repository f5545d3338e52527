import Text

/// One rule against one item whose terms were found.
struct Evaluation {
    let program: RuleProgram
    let subject: RuleSubject
    let hits: HitTable
    /// Segments that may not be looked at: the content, when it is asked whether the rule holds without it.
    var hidden: FieldSet = []
    /// Places that `except` covers.
    private let masks: MaskTable

    /// One sentence of one segment, where an expression is confined to it.
    private struct Scope: Hashable {
        let segment: Int32
        let sentence: Int32
    }

    init(_ program: RuleProgram, _ subject: RuleSubject, _ hits: HitTable) {
        self.program = program
        self.subject = subject
        self.hits = hits
        masks = MaskTable(hits.found(program.except).flatMap { hits.spans(at: $0) })
    }

    /// Whether nothing of `none` stands in the item.
    func isAdmitted() -> Bool {
        !isPresent(program.none, program.fields, nil)
    }

    /// Whether the rule's expression holds.
    func holds() -> Bool {
        holds(program.expression, nil)
    }

    private func holds(_ expression: RuleProgram.Expression, _ scope: Scope?) -> Bool {
        switch expression {
        case .terms(let terms, let fields):
            return isPresent(terms, fields, scope)
        case .all(let expressions):
            return expressions.allSatisfy { holds($0, scope) }
        case .any(let expressions):
            return expressions.contains { holds($0, scope) }
        case .not(let inner):
            return !holds(inner, scope)
        case .near(let left, let right, let distance, let isOrdered):
            let (left, right) = (spans(left, scope), spans(right, scope))
            if Proximity.first(left, before: right, distance: distance) != nil { return true }
            return !isOrdered && Proximity.first(right, before: left, distance: distance) != nil
        case .sentence(let inner):
            if let scope { return holds(inner, scope) }
            return sentences(of: inner).contains { holds(inner, $0) }
        case .atLeast(let count, let inner):
            return Proximity.largestNumber(withoutOverlap: spans(inner, scope)) >= count
        case .pattern(let pattern, let fields):
            return !spans(pattern, fields).isEmpty
        case .window(let groups, let words):
            return Proximity.hasWindow(groups.map { spans($0, scope) }, words: words)
        case .source(let values):
            return values.contains { RuleCondition.isSource($0, of: subject) }
        case .language(let values):
            return values.contains { RuleCondition.isLanguage(subject.language, in: $0) }
        }
    }

    // MARK: Spans

    /// The spans of an operand of NEAR or a group of a window: terms, or an OR of them; sorted.
    private func spans(_ expression: RuleProgram.Expression, _ scope: Scope?) -> [HitSpan] {
        switch expression {
        case .terms(let terms, let fields): spans(terms, fields, scope)
        case .any(let expressions): expressions.flatMap { spans($0, scope) }.sorted()
        case .all, .not, .near, .sentence, .atLeast, .pattern, .window, .source, .language: []
        }
    }

    /// Where a regular expression matches in the fields, and nothing covers it; sorted.
    ///
    /// It is run only over texts in which one of the pieces stands that every match contains.
    private func spans(_ pattern: RulePattern, _ fields: FieldSet) -> [HitSpan] {
        var segments: Set<Int32> = []
        for index in hits.found(pattern.anchors) { segments.formUnion(hits.spans(at: index).map(\.segment)) }
        var result: [HitSpan] = []
        for index in segments.sorted() {
            let segment = hits.segments[Int(index)]
            for bytes in pattern.expression.matches(in: segment.text) {
                guard let cells = segment.cells(in: bytes) else { continue }
                let span = HitSpan(Int(index), cells, in: segment.cells)
                if isVisible(span, fields, nil) { result.append(span) }
            }
        }
        return result
    }

    /// Where any of the terms stands in the fields and the scope, and nothing covers it; sorted.
    private func spans(_ terms: [Int32], _ fields: FieldSet, _ scope: Scope?) -> [HitSpan] {
        let found = hits.found(terms)
        var result: [HitSpan] = []
        for index in found {
            for span in candidates(index, scope) where isVisible(span, fields, scope) { result.append(span) }
        }
        return found.count > 1 ? result.sorted() : result
    }

    /// Whether any of the terms stands in the fields and the scope, where nothing covers it.
    private func isPresent(_ terms: [Int32], _ fields: FieldSet, _ scope: Scope?) -> Bool {
        hits.found(terms).contains { index in
            candidates(index, scope).contains { isVisible($0, fields, scope) }
        }
    }

    /// The spans of a term that was found which start in the scope.
    private func candidates(_ index: Int, _ scope: Scope?) -> ArraySlice<HitSpan> {
        let spans = hits.spans(at: index)
        guard let scope else { return spans }
        let first = Proximity.firstIndex(in: spans) {
            ($0.segment, $0.firstSentence) >= (scope.segment, scope.sentence)
        }
        return spans[first...].prefix { $0.segment == scope.segment && $0.firstSentence == scope.sentence }
    }

    private func isVisible(_ span: HitSpan, _ fields: FieldSet, _ scope: Scope?) -> Bool {
        let field = hits.field(of: span)
        guard fields.contains(field), !hidden.contains(field), !masks.covers(span) else { return false }
        return scope.map { span.lastSentence == $0.sentence } ?? true
    }

    /// The sentences in which any term of an expression stands.
    private func sentences(of expression: RuleProgram.Expression) -> [Scope] {
        var scopes: Set<Scope> = []
        collectLeaves(expression) { terms, fields in
            for span in spans(terms, fields, nil) where span.firstSentence == span.lastSentence {
                scopes.insert(Scope(segment: span.segment, sentence: span.firstSentence))
            }
        }
        return scopes.sorted { ($0.segment, $0.sentence) < ($1.segment, $1.sentence) }
    }

    private func collectLeaves(_ expression: RuleProgram.Expression, _ visit: ([Int32], FieldSet) -> Void) {
        switch expression {
        case .terms(let terms, let fields): visit(terms, fields)
        case .all(let expressions), .any(let expressions), .window(let expressions, _):
            for expression in expressions { collectLeaves(expression, visit) }
        case .near(let left, let right, _, _):
            collectLeaves(left, visit)
            collectLeaves(right, visit)
        case .sentence(let inner), .atLeast(_, let inner): collectLeaves(inner, visit)
        case .not, .pattern, .source, .language: break
        }
    }

    // MARK: Reasons

    /// The spans that make the rule hold, sorted.
    func reasons() -> [HitSpan] {
        var spans: Set<HitSpan> = []
        collect(program.expression, nil, into: &spans)
        return spans.sorted()
    }

    private func collect(_ expression: RuleProgram.Expression, _ scope: Scope?, into result: inout Set<HitSpan>) {
        switch expression {
        case .terms(let terms, let fields):
            result.formUnion(spans(terms, fields, scope))
        case .all(let expressions):
            for expression in expressions { collect(expression, scope, into: &result) }
        case .any(let expressions):
            for expression in expressions where holds(expression, scope) { collect(expression, scope, into: &result) }
        case .near(let left, let right, let distance, let isOrdered):
            let (left, right) = (spans(left, scope), spans(right, scope))
            result.formUnion(Proximity.members(left, before: right, distance: distance))
            if !isOrdered { result.formUnion(Proximity.members(right, before: left, distance: distance)) }
        case .sentence(let inner):
            for scope in scope.map({ [$0] }) ?? sentences(of: inner) where holds(inner, scope) {
                collect(inner, scope, into: &result)
            }
        case .atLeast(_, let inner):
            result.formUnion(spans(inner, scope))
        case .pattern(let pattern, let fields):
            result.formUnion(spans(pattern, fields))
        case .window(let groups, let words):
            result.formUnion(Proximity.windowMembers(groups.map { spans($0, scope) }, words: words))
        case .not, .source, .language:
            break
        }
    }
}
