import Text

/// Rules against the item whose terms were found.
extension RuleScanner {
    private var program: RuleProgram {
        @inline(__always) get { machine.program }
    }

    /// The view of a rule, with the places of its `except` covered.
    func view(of rule: Int) -> View {
        let ranges = program.entries[rule].except
        guard !ranges.isEmpty else { return View() }
        var covered: [HitSpan] = []
        for range in ranges {
            let except = program.ranges[Int(range)].range
            let isLong = except.count > 4 * scan.found.count
            let terms = isLong ? scan.found[...] : program.terms[except]
            for term in terms where !isLong || contains(except, term) {
                scan.forEach(term) { span in
                    covered.append(span)
                    return true
                }
            }
        }
        return View(masks: MaskTable(covered))
    }

    /// Whether nothing of `none` stands in the item.
    func isAdmitted(_ rule: Int, _ view: View) -> Bool {
        let entry = program.entries[rule]
        for range in entry.none where isPresent(program.ranges[Int(range)].range, entry.fields, view) {
            return false
        }
        return true
    }

    /// Whether the rule's tree holds.
    mutating func catches(_ rule: Int, _ view: View) -> Bool {
        holds(program.entries[rule].root, view)
    }

    private mutating func holds(_ number: Int32, _ view: View) -> Bool {
        let node = program.nodes[Int(number)]
        switch node.kind {
        case .terms:
            if let scope = view.scope { return !view.places(of: number, in: scope).isEmpty }
            return isPresent(node.range, node.fields, view)
        case .all:
            for place in node.range where !holds(program.children[place], view) { return false }
            return true
        case .any:
            for place in node.range where holds(program.children[place], view) { return true }
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
            let (view, sentences) = sentences(of: inner, view)
            return sentences.contains { holds(inner, view.within($0)) }
        case .window:
            return Proximity.hasWindow(groups(node, view), words: node.number)
        case .atLeast:
            let spans = spans(program.children[Int(node.first)], view)
            return Proximity.largestNumber(withoutOverlap: spans) >= Int(node.number)
        case .pattern:
            return !patternSpans(node, view).isEmpty
        case .source:
            return program.texts(of: node).contains { RuleCondition.isSource($0, of: scan.subject) }
        case .language:
            return program.texts(of: node).contains { RuleCondition.isLanguage(scan.subject.language, in: $0) }
        }
    }

    // MARK: Terms

    /// Whether any of the terms, a range of the program's, stands in the fields and the scope, where nothing covers it.
    private func isPresent(_ terms: Range<Int>, _ fields: FieldSet, _ view: View) -> Bool {
        let fields = fields.subtracting(view.hidden)
        // Of a long list, it is quicker to ask for what was found.
        guard terms.count <= 4 * scan.found.count else {
            return scan.found.contains { term in
                stands(term, fields, view) && contains(terms, term)
            }
        }
        for place in terms {
            let term = program.terms[place]
            if scan.has(term), stands(term, fields, view) { return true }
        }
        return false
    }

    private func stands(_ term: Int32, _ fields: FieldSet, _ view: View) -> Bool {
        guard !scan.fields(of: term).isDisjoint(with: fields) else { return false }
        if view.masks.isEmpty { return true }
        var stands = false
        scan.forEach(term) { span in
            stands = isVisible(span, fields, view)
            return !stands
        }
        return stands
    }

    /// Whether a sorted range holds `term`.
    private func contains(_ terms: Range<Int>, _ term: Int32) -> Bool {
        var (low, high) = (terms.lowerBound, terms.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if program.terms[middle] < term { low = middle + 1 } else { high = middle }
        }
        return low < terms.upperBound && program.terms[low] == term
    }

    private func isVisible(_ span: HitSpan, _ fields: FieldSet, _ view: View) -> Bool {
        fields.contains(scan.fields[Int(span.segment)]) && !view.masks.covers(span)
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
            if let scope = view.scope {
                result += view.places(of: number, in: scope)
                return
            }
            let fields = node.fields.subtracting(view.hidden)
            let terms = node.range
            let isLong = terms.count > 4 * scan.found.count
            for term in isLong ? scan.found[...] : program.terms[terms] where !isLong || contains(terms, term) {
                scan.forEach(term) { span in
                    if isVisible(span, fields, view) { result.append(span) }
                    return true
                }
            }
        case .any:
            for place in node.range { collectSpans(program.children[place], view, into: &result) }
        case .all, .not, .near, .before, .sentence, .window, .atLeast, .pattern, .source, .language:
            break
        }
    }

    /// Where a regular expression matches in the fields, and nothing covers it; sorted.
    ///
    /// It is run only over texts in which one of the pieces stands that every match contains.
    private mutating func patternSpans(_ node: RuleProgram.Node, _ view: View) -> [HitSpan] {
        let pattern = program.patterns[Int(node.number)]
        let fields = node.fields.subtracting(view.hidden)
        var numbers: Set<Int32> = []
        for term in pattern.anchors {
            scan.forEach(term) { span in
                numbers.insert(span.segment)
                return true
            }
        }
        var result: [HitSpan] = []
        for number in numbers.sorted() where fields.contains(scan.fields[Int(number)]) {
            let spans = patterns.spans(of: pattern, node.number, in: number, of: scan)
            result += spans.filter { isVisible($0, fields, view) }
        }
        return result
    }

    /// The sentences in which any term of a tree stands that is not negated, and a view that knows the places in them.
    private func sentences(of number: Int32, _ view: View) -> (view: View, sentences: [View.Scope]) {
        var places: [Int32: [HitSpan]] = [:]
        var scopes: Set<View.Scope> = []
        collectPlaces(number, view, isNegated: false, into: &places, &scopes)
        return (view.over(places), scopes.sorted { ($0.segment, $0.sentence) < ($1.segment, $1.sentence) })
    }

    private func collectPlaces(
        _ number: Int32,
        _ view: View,
        isNegated: Bool,
        into places: inout [Int32: [HitSpan]],
        _ scopes: inout Set<View.Scope>
    ) {
        let node = program.nodes[Int(number)]
        switch node.kind {
        case .terms:
            let spans = spans(number, view)
            places[number] = spans
            guard !isNegated else { return }
            for span in spans where span.firstSentence == span.lastSentence {
                scopes.insert(View.Scope(segment: span.segment, sentence: span.firstSentence))
            }
        case .all, .any, .window, .near, .before, .sentence, .atLeast, .not:
            let isNegated = isNegated || node.kind == .not
            for place in node.range {
                collectPlaces(program.children[place], view, isNegated: isNegated, into: &places, &scopes)
            }
        case .pattern, .source, .language: break
        }
    }

    // MARK: Reasons

    /// The places that make the rule hold, sorted.
    mutating func reasons(_ rule: Int, _ view: View) -> [HitSpan] {
        var spans: Set<HitSpan> = []
        collectReasons(program.entries[rule].root, view, into: &spans)
        return spans.sorted()
    }

    private mutating func collectReasons(_ number: Int32, _ view: View, into result: inout Set<HitSpan>) {
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
            let (view, scopes) = view.scope.map { (view, [$0]) } ?? sentences(of: inner, view)
            for scope in scopes where holds(inner, view.within(scope)) {
                collectReasons(inner, view.within(scope), into: &result)
            }
        case .window:
            result.formUnion(Proximity.windowMembers(groups(node, view), words: node.number))
        case .atLeast:
            result.formUnion(spans(program.children[Int(node.first)], view))
        case .pattern:
            result.formUnion(patternSpans(node, view))
        case .not, .source, .language:
            break
        }
    }
}
