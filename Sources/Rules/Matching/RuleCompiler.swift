import Text

/// Makes rules ready to be evaluated; equal terms of all rules share one number.
struct RuleCompiler {
    private var numbers: [Term: Int32] = [:]
    private(set) var patterns: [TermPattern] = []
    private(set) var program = RuleProgram()
    /// Ranges of terms that lists were made into, by the list.
    private var lists: [ObjectIdentifier: RuleProgram.Terms] = [:]
    /// The numbers of regular expressions.
    private var expressions: [TextPattern: Int] = [:]

    /// The most terms of a list that are copied into the rules that name it.
    private static let copyLimit = 16

    mutating func add(_ rule: Rule) {
        let fields = FieldSet(rule.fields)
        var parts: [Int32] = []
        if !rule.any.isEmpty { parts.append(group(rule.any, rule, fields)) }
        if !rule.all.isEmpty { parts.append(all(rule, fields)) }
        if let match = rule.match { parts.append(tree(match, rule, fields)) }
        let root = parts.count == 1 ? parts[0] : node(.all, children: parts)
        let (none, except) = (ranges(rule.none, rule), ranges(rule.except, rule))
        program.entries.append(
            RuleProgram.Entry(
                root: root,
                none: none,
                except: except,
                fields: fields,
                hasCondition: rule.condition != RuleCondition()
            )
        )
        program.fields.formUnion(fields)
    }

    // MARK: Terms

    private mutating func number(_ term: Term) -> Int32 {
        if let known = numbers[term] { return known }
        let number = Int32(patterns.count)
        patterns.append(TermPattern(term))
        numbers[term] = number
        return number
    }

    /// The range of these terms, each once, sorted.
    private mutating func rangeOfTerms(_ terms: some Sequence<Term>) -> RuleProgram.Terms {
        var numbers: [Int32] = []
        for term in terms { numbers.append(number(term)) }
        numbers.sort()
        let first = program.terms.count
        for term in numbers where program.terms.count == first || program.terms.last != term {
            program.terms.append(term)
        }
        return RuleProgram.Terms(first: Int32(first), count: Int32(program.terms.count - first))
    }

    private mutating func range(_ list: TermList) -> RuleProgram.Terms {
        if let known = lists[list.identity] { return known }
        let range = rangeOfTerms(list)
        lists[list.identity] = range
        if list.count > RuleCompiler.copyLimit { program.lists.append(range) }
        return range
    }

    /// The ranges of all terms of entries, as a range of the program's `ranges`.
    private mutating func ranges(_ entries: [TermEntry], _ rule: Rule) -> Range<Int32> {
        let ranges = termRanges(entries, rule)
        let first = Int32(program.ranges.count)
        program.ranges += ranges
        return first..<Int32(program.ranges.count)
    }

    /// The terms of entries: long lists are ranges that all rules share, all other terms are one range.
    private mutating func termRanges(_ entries: [TermEntry], _ rule: Rule) -> [RuleProgram.Terms] {
        var terms: [Term] = []
        var ranges: [RuleProgram.Terms] = []
        for entry in entries {
            switch entry {
            case .term(let term): terms.append(term)
            case .list(let name):
                let list = rule.lists[name] ?? []
                if list.count <= RuleCompiler.copyLimit {
                    terms += list
                } else {
                    ranges.append(range(list))
                }
            }
        }
        if !terms.isEmpty { ranges.append(rangeOfTerms(terms)) }
        return ranges
    }

    /// One node for all entries: short lists are copied into it, long ones shared.
    private mutating func group(_ entries: [TermEntry], _ rule: Rule, _ fields: FieldSet) -> Int32 {
        let nodes = termRanges(entries, rule).map { node(.terms, fields, $0) }
        return nodes.count == 1 ? nodes[0] : node(.any, children: nodes)
    }

    // MARK: Nodes

    private mutating func node(_ kind: RuleProgram.Kind, _ fields: FieldSet, _ terms: RuleProgram.Terms) -> Int32 {
        program.nodes.append(
            RuleProgram.Node(kind: kind, fields: fields, first: terms.first, count: terms.count, number: 0)
        )
        program.fields.formUnion(fields)
        return Int32(program.nodes.count - 1)
    }

    private mutating func node(_ kind: RuleProgram.Kind, children: [Int32], number: Int = 0) -> Int32 {
        let first = Int32(program.children.count)
        program.children += children
        program.nodes.append(
            RuleProgram.Node(
                kind: kind,
                fields: [],
                first: first,
                count: Int32(children.count),
                number: Int32(number)
            )
        )
        return Int32(program.nodes.count - 1)
    }

    private mutating func node(_ kind: RuleProgram.Kind, texts: [String]) -> Int32 {
        let first = Int32(program.texts.count)
        program.texts += texts
        program.nodes.append(
            RuleProgram.Node(kind: kind, fields: [], first: first, count: Int32(texts.count), number: 0)
        )
        return Int32(program.nodes.count - 1)
    }

    // MARK: Trees

    private mutating func all(_ rule: Rule, _ fields: FieldSet) -> Int32 {
        let fields = rule.within == .title ? FieldSet.title : fields
        let groups = rule.all.map { group($0, rule, fields) }
        switch rule.within {
        case .words(let count): return node(.window, children: groups, number: count)
        case .sentence: return node(.sentence, children: [node(.all, children: groups)])
        case .title, nil: return groups.count == 1 ? groups[0] : node(.all, children: groups)
        }
    }

    private mutating func tree(_ query: Query, _ rule: Rule, _ fields: FieldSet) -> Int32 {
        switch query.kind {
        case .term(let term):
            return node(.terms, fields, rangeOfTerms([term]))
        case .list(let name):
            return node(.terms, fields, range(rule.lists[name] ?? []))
        case .all(let operands):
            let children = operands.map { operand in
                let inner = tree(operand.query, rule, fields)
                return operand.isNegated ? node(.not, children: [inner]) : inner
            }
            return node(.all, children: children)
        case .any(let queries):
            return any(queries, rule, fields)
        case .near(let left, let right, let distance, let isOrdered):
            let children = [tree(left, rule, fields), tree(right, rule, fields)]
            return node(isOrdered ? .before : .near, children: children, number: distance)
        case .sentence(let inner):
            return node(.sentence, children: [tree(inner, rule, fields)])
        case .atLeast(let count, let inner):
            return node(.atLeast, children: [tree(inner, rule, fields)], number: count)
        case .pattern(let source):
            return pattern(source, fields)
        case .field(let field, let inner):
            return field.isAttribute ? attribute(field, inner, rule) : tree(inner, rule, FieldSet(field))
        }
    }

    private mutating func pattern(_ source: TextPattern, _ fields: FieldSet) -> Int32 {
        if expressions[source] == nil,
            let expression = RegularExpression(source.source, isCaseInsensitive: source.isCaseInsensitive),
            let literals = try? PatternReader.literals(of: source.source)
        {
            let anchors = literals.texts.map { number(Term($0, reach: .inside)) }.sorted()
            expressions[source] = program.patterns.count
            program.patterns.append(RulePattern(expression: expression, anchors: anchors))
        }
        // The parser lets no pattern through that does not compile or has no literals.
        guard let known = expressions[source] else { return node(.any, children: []) }
        program.nodes.append(
            RuleProgram.Node(kind: .pattern, fields: fields, first: 0, count: 0, number: Int32(known))
        )
        program.fields.formUnion(fields)
        return Int32(program.nodes.count - 1)
    }

    /// An OR; its terms and short lists are one node.
    private mutating func any(_ queries: [Query], _ rule: Rule, _ fields: FieldSet) -> Int32 {
        var entries: [TermEntry] = []
        var others: [Int32] = []
        for query in queries {
            switch query.kind {
            case .term(let term): entries.append(.term(term))
            case .list(let name): entries.append(.list(name))
            default: others.append(tree(query, rule, fields))
            }
        }
        if !entries.isEmpty { others.insert(group(entries, rule, fields), at: 0) }
        return others.count == 1 ? others[0] : node(.any, children: others)
    }

    /// A tree in `source:` or `lang:`, whose terms are whole values.
    private mutating func attribute(_ field: QueryField, _ query: Query, _ rule: Rule) -> Int32 {
        let kind: RuleProgram.Kind = field == .source ? .source : .language
        switch query.kind {
        case .term(let term): return node(kind, texts: [term.text])
        case .list(let name): return node(kind, texts: (rule.lists[name] ?? []).map(\.text))
        case .all(let operands):
            let children = operands.map { operand in
                let inner = attribute(field, operand.query, rule)
                return operand.isNegated ? node(.not, children: [inner]) : inner
            }
            return node(.all, children: children)
        case .any(let queries):
            let children = queries.map { attribute(field, $0, rule) }
            return node(.any, children: children)
        // The parser lets none of these stand in a field that is compared whole.
        case .near, .sentence, .atLeast, .pattern, .field: return node(.any, children: [])
        }
    }
}
