/// How a rule's tree is looked at: what is covered, what is hidden, and the sentence that it is confined to.
struct View {
    /// One sentence of one segment.
    struct Scope: Hashable {
        let segment: Int32
        let sentence: Int32
    }

    /// Places that `except` covers.
    var masks = MaskTable([])
    /// Fields that may not be looked at: the content, when it is asked whether the rule holds without it.
    var hidden = FieldSet()
    var scope: Scope?

    /// Whether every place that was found is in view.
    var isWhole: Bool { scope == nil && masks.isEmpty }

    /// The same, confined to a sentence.
    func within(_ scope: Scope) -> View {
        var view = self
        view.scope = scope
        return view
    }
}

/// Rules against the item whose terms were found.
extension RuleScanner {
    private typealias Scope = View.Scope

    private var program: RuleProgram {
        @inline(__always) get { machine.program }
    }

    /// The view of a rule, with the places of its `except` covered.
    func view(of rule: Int) -> View {
        let except = program.terms(program.entries[rule].except)
        guard !except.isEmpty else { return View() }
        var covered: [HitSpan] = []
        let isLong = except.count > 4 * scan.found.count
        for term in isLong ? scan.found[...] : except where !isLong || RuleScanner.contains(except, term) {
            scan.forEach(term) { span in
                covered.append(span)
                return true
            }
        }
        return View(masks: MaskTable(covered))
    }

    /// Whether nothing of `none` stands in the item.
    func isAdmitted(_ rule: Int, _ view: View) -> Bool {
        let entry = program.entries[rule]
        return entry.none.count == 0 || !isPresent(program.terms(entry.none), entry.fields, view)
    }

    /// Whether the rule's tree holds.
    func catches(_ rule: Int, _ view: View) -> Bool {
        holds(program.entries[rule].root, view)
    }

    private func holds(_ number: Int32, _ view: View) -> Bool {
        let node = program.nodes[Int(number)]
        switch node.kind {
        case .terms:
            return isPresent(program.terms(of: node), node.fields, view)
        case .all:
            for child in program.children(of: node) where !holds(child, view) { return false }
            return true
        case .any:
            for child in program.children(of: node) where holds(child, view) { return true }
            return false
        case .not:
            return !holds(program.children[Int(node.first)], view)
        case .near, .before:
            let (left, right) = operands(node, view)
            if Proximity.first(left, before: right, distance: node.number) != nil { return true }
            return node.kind == .near && Proximity.first(right, before: left, distance: node.number) != nil
        case .sentence:
            let inner = program.children[Int(node.first)]
            if view.scope != nil { return holds(inner, view) }
            return sentences(of: inner, view).contains { holds(inner, view.within($0)) }
        case .window:
            return Proximity.hasWindow(groups(node, view), words: node.number)
        case .atLeast:
            return Proximity.separate(spans(program.children[Int(node.first)], view)).count >= Int(node.number)
        case .source:
            return program.texts(of: node).contains { RuleCondition.isSource($0, of: scan.subject) }
        case .language:
            return program.texts(of: node).contains { RuleCondition.isLanguage(scan.subject.language, in: $0) }
        }
    }

    // MARK: Terms

    /// Whether any of the terms stands in the fields and the scope, where nothing covers it.
    private func isPresent(_ terms: ArraySlice<Int32>, _ fields: FieldSet, _ view: View) -> Bool {
        let fields = fields.subtracting(view.hidden)
        // Of a long list, it is quicker to ask for what was found.
        guard terms.count <= 4 * scan.found.count else {
            return scan.found.contains { term in
                stands(term, fields, view) && RuleScanner.contains(terms, term)
            }
        }
        for term in terms where stands(term, fields, view) { return true }
        return false
    }

    private func stands(_ term: Int32, _ fields: FieldSet, _ view: View) -> Bool {
        guard !scan.fields(of: term).isDisjoint(with: fields) else { return false }
        if view.isWhole { return true }
        var stands = false
        scan.forEach(term) { span in
            stands = isVisible(span, fields, view)
            return !stands
        }
        return stands
    }

    /// Whether a sorted range holds `term`.
    private static func contains(_ terms: ArraySlice<Int32>, _ term: Int32) -> Bool {
        var (low, high) = (terms.startIndex, terms.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if terms[middle] < term { low = middle + 1 } else { high = middle }
        }
        return low < terms.endIndex && terms[low] == term
    }

    private func isVisible(_ span: HitSpan, _ fields: FieldSet, _ view: View) -> Bool {
        guard fields.contains(scan.fields[Int(span.segment)]), !view.masks.covers(span) else { return false }
        guard let scope = view.scope else { return true }
        return span.segment == scope.segment && span.firstSentence == scope.sentence
            && span.lastSentence == scope.sentence
    }

    // MARK: Spans

    private func operands(_ node: RuleProgram.Node, _ view: View) -> (left: [HitSpan], right: [HitSpan]) {
        let first = Int(node.first)
        return (spans(program.children[first], view), spans(program.children[first + 1], view))
    }

    private func groups(_ node: RuleProgram.Node, _ view: View) -> [[HitSpan]] {
        program.children(of: node).map { spans($0, view) }
    }

    /// The visible places of an operand of NEAR, of a group of a window: terms, or an OR of them; sorted.
    private func spans(_ number: Int32, _ view: View) -> [HitSpan] {
        var result: [HitSpan] = []
        collectSpans(number, view, into: &result)
        result.sort()
        return result
    }

    private func collectSpans(_ number: Int32, _ view: View, into result: inout [HitSpan]) {
        let node = program.nodes[Int(number)]
        switch node.kind {
        case .terms:
            let fields = node.fields.subtracting(view.hidden)
            let terms = program.terms(of: node)
            let isLong = terms.count > 4 * scan.found.count
            for term in isLong ? scan.found[...] : terms where !isLong || RuleScanner.contains(terms, term) {
                scan.forEach(term) { span in
                    if isVisible(span, fields, view) { result.append(span) }
                    return true
                }
            }
        case .any:
            for child in program.children(of: node) { collectSpans(child, view, into: &result) }
        case .all, .not, .near, .before, .sentence, .window, .atLeast, .source, .language:
            break
        }
    }

    /// The sentences in which any term of a tree stands that is not negated.
    private func sentences(of number: Int32, _ view: View) -> [Scope] {
        var scopes: Set<Scope> = []
        collectSentences(number, view, into: &scopes)
        return scopes.sorted { ($0.segment, $0.sentence) < ($1.segment, $1.sentence) }
    }

    private func collectSentences(_ number: Int32, _ view: View, into scopes: inout Set<Scope>) {
        let node = program.nodes[Int(number)]
        switch node.kind {
        case .terms:
            for span in spans(number, view) where span.firstSentence == span.lastSentence {
                scopes.insert(Scope(segment: span.segment, sentence: span.firstSentence))
            }
        case .all, .any, .window, .near, .before, .sentence, .atLeast:
            for child in program.children(of: node) { collectSentences(child, view, into: &scopes) }
        case .not, .source, .language: break
        }
    }

    // MARK: Reasons

    /// The places that make the rule hold, sorted.
    func reasons(_ rule: Int, _ view: View) -> [HitSpan] {
        var spans: Set<HitSpan> = []
        collectReasons(program.entries[rule].root, view, into: &spans)
        return spans.sorted()
    }

    private func collectReasons(_ number: Int32, _ view: View, into result: inout Set<HitSpan>) {
        let node = program.nodes[Int(number)]
        switch node.kind {
        case .terms:
            result.formUnion(spans(number, view))
        case .all:
            for child in program.children(of: node) { collectReasons(child, view, into: &result) }
        case .any:
            for child in program.children(of: node) where holds(child, view) {
                collectReasons(child, view, into: &result)
            }
        case .near, .before:
            let (left, right) = operands(node, view)
            result.formUnion(Proximity.members(left, before: right, distance: node.number))
            if node.kind == .near {
                result.formUnion(Proximity.members(right, before: left, distance: node.number))
            }
        case .sentence:
            let inner = program.children[Int(node.first)]
            for scope in view.scope.map({ [$0] }) ?? sentences(of: inner, view)
            where holds(inner, view.within(scope)) {
                collectReasons(inner, view.within(scope), into: &result)
            }
        case .window:
            result.formUnion(Proximity.windowMembers(groups(node, view), words: node.number))
        case .atLeast:
            result.formUnion(spans(program.children[Int(node.first)], view))
        case .not, .source, .language:
            break
        }
    }
}
