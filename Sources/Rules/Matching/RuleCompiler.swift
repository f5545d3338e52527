import Text

/// Makes rules ready to be evaluated; equal terms of all rules share one number.
struct RuleCompiler {
    private var numbers: [Term: Int32] = [:]
    private(set) var patterns: [TermPattern] = []
    private(set) var programs: [RuleProgram] = []
    private var patternsRead: [TextPattern: RulePattern] = [:]

    mutating func add(_ rule: Rule) {
        let fields = FieldSet(rule.fields)
        var parts: [RuleProgram.Expression] = []
        if !rule.any.isEmpty { parts.append(.terms(terms(rule.any, rule), fields)) }
        if !rule.all.isEmpty { parts.append(all(rule, fields)) }
        if let match = rule.match { parts.append(expression(match, rule, fields)) }
        let expression = parts.count == 1 ? parts[0] : .all(parts)
        programs.append(
            RuleProgram(
                rule: programs.count,
                condition: rule.condition,
                expression: expression,
                none: terms(rule.none, rule),
                except: terms(rule.except, rule),
                fields: fields,
                anchors: RuleCompiler.anchors(expression) ?? [],
                usedFields: RuleCompiler.usedFields(expression).union(fields)
            )
        )
    }

    private mutating func number(_ term: Term) -> Int32 {
        if let known = numbers[term] { return known }
        let number = Int32(patterns.count)
        patterns.append(TermPattern(term))
        numbers[term] = number
        return number
    }

    /// The terms of entries, lists expanded, each once, sorted.
    private mutating func terms(_ entries: [TermEntry], _ rule: Rule) -> [Int32] {
        var result: Set<Int32> = []
        for entry in entries {
            let terms =
                switch entry {
                case .term(let term): [term]
                case .list(let name): rule.lists[name] ?? []
                }
            for term in terms {
                result.insert(number(term))
            }
        }
        return result.sorted()
    }

    private mutating func all(_ rule: Rule, _ fields: FieldSet) -> RuleProgram.Expression {
        let fields = rule.within == .title ? FieldSet.title : fields
        let groups = rule.all.map { RuleProgram.Expression.terms(terms($0, rule), fields) }
        switch rule.within {
        case .words(let count): return .window(groups, words: Int32(count))
        case .sentence: return .sentence(.all(groups))
        case .title, nil: return .all(groups)
        }
    }

    private mutating func expression(_ query: Query, _ rule: Rule, _ fields: FieldSet) -> RuleProgram.Expression {
        switch query.kind {
        case .term(let term):
            return .terms([number(term)], fields)
        case .list(let name):
            return .terms(terms([.list(name)], rule), fields)
        case .all(let operands):
            return .all(
                operands.map { operand in
                    let inner = expression(operand.query, rule, fields)
                    return operand.isNegated ? .not(inner) : inner
                }
            )
        case .any(let queries):
            return RuleCompiler.joined(queries.map { expression($0, rule, fields) })
        case .near(let left, let right, let distance, let isOrdered):
            return .near(
                expression(left, rule, fields),
                expression(right, rule, fields),
                distance: Int32(distance),
                isOrdered: isOrdered
            )
        case .sentence(let inner):
            return .sentence(expression(inner, rule, fields))
        case .atLeast(let count, let inner):
            return .atLeast(count, expression(inner, rule, fields))
        case .pattern(let source):
            // The parser lets no pattern through that does not compile or has no literals.
            return pattern(source).map { .pattern($0, fields) } ?? .any([])
        case .field(let field, let inner):
            if field.isAttribute { return attribute(field, inner, rule) }
            return expression(inner, rule, FieldSet(field))
        }
    }

    private mutating func pattern(_ source: TextPattern) -> RulePattern? {
        if let known = patternsRead[source] { return known }
        guard let expression = RegularExpression(source.source, isCaseInsensitive: source.isCaseInsensitive),
            let literals = try? PatternReader.literals(of: source.source)
        else { return nil }
        let anchors = literals.texts.map { number(Term($0, reach: .inside)) }.sorted()
        let pattern = RulePattern(expression: expression, anchors: anchors)
        patternsRead[source] = pattern
        return pattern
    }

    /// An OR, with all its bare terms in one set.
    private static func joined(_ expressions: [RuleProgram.Expression]) -> RuleProgram.Expression {
        var terms: [FieldSet: [Int32]] = [:]
        var others: [RuleProgram.Expression] = []
        for expression in expressions {
            if case .terms(let numbers, let fields) = expression {
                terms[fields, default: []] += numbers
            } else {
                others.append(expression)
            }
        }
        let sets = terms.keys.sorted { $0.rawValue < $1.rawValue }.map { fields in
            RuleProgram.Expression.terms(Array(Set(terms[fields] ?? [])).sorted(), fields)
        }
        let all = sets + others
        return all.count == 1 ? all[0] : .any(all)
    }

    /// An expression in `source:` or `lang:`, whose terms are whole values.
    private func attribute(_ field: QueryField, _ query: Query, _ rule: Rule) -> RuleProgram.Expression {
        func test(_ values: [String]) -> RuleProgram.Expression {
            field == .source ? .source(values) : .language(values)
        }
        switch query.kind {
        case .term(let term): return test([term.text])
        case .list(let name): return test((rule.lists[name] ?? []).map(\.text))
        case .all(let operands):
            return .all(
                operands.map { operand in
                    let inner = attribute(field, operand.query, rule)
                    return operand.isNegated ? .not(inner) : inner
                }
            )
        case .any(let queries): return .any(queries.map { attribute(field, $0, rule) })
        // The parser lets none of these stand in a field that is compared whole.
        case .near, .sentence, .atLeast, .pattern, .field: return .any([])
        }
    }

    /// The smallest set of terms of which one must be found for the expression to hold; nil where there is none.
    private static func anchors(_ expression: RuleProgram.Expression) -> [Int32]? {
        switch expression {
        case .terms(let numbers, _): return numbers
        case .any(let expressions):
            var union: Set<Int32> = []
            for expression in expressions {
                guard let anchors = anchors(expression) else { return nil }
                union.formUnion(anchors)
            }
            return union.sorted()
        case .all(let expressions), .window(let expressions, _):
            return expressions.compactMap { anchors($0) }.min { $0.count < $1.count }
        case .near(let left, let right, _, _):
            return [left, right].compactMap { anchors($0) }.min { $0.count < $1.count }
        case .sentence(let inner), .atLeast(_, let inner): return anchors(inner)
        case .pattern(let pattern, _): return pattern.anchors
        case .not, .source, .language: return nil
        }
    }

    private static func usedFields(_ expression: RuleProgram.Expression) -> FieldSet {
        switch expression {
        case .terms(_, let fields), .pattern(_, let fields): fields
        case .any(let expressions), .all(let expressions), .window(let expressions, _):
            expressions.reduce(into: []) { $0.formUnion(usedFields($1)) }
        case .near(let left, let right, _, _): usedFields(left).union(usedFields(right))
        case .sentence(let inner), .not(let inner), .atLeast(_, let inner): usedFields(inner)
        case .source, .language: []
        }
    }
}
