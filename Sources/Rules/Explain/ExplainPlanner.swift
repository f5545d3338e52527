/// Makes a plan of a rule.
struct ExplainPlanner {
    private let rule: Rule
    private var known: [Term: TermLeaf] = [:]
    private var count = 0

    init(_ rule: Rule) {
        self.rule = rule
    }

    /// The plan of all that the rule asks of the text.
    mutating func plan() -> ExplainPlan {
        var parts: [ExplainPlan] = []
        if !rule.any.isEmpty { parts.append(make(.terms(.any, leaves(rule.any)), rule.fields)) }
        if !rule.all.isEmpty { parts.append(groups()) }
        if let match = rule.match { parts.append(plan(match, rule.fields)) }
        return parts.count == 1 ? parts[0] : make(.all(parts))
    }

    /// The terms of entries, lists expanded, each once.
    mutating func leaves(_ entries: [TermEntry]) -> [TermLeaf] {
        var seen: Set<Term> = []
        var leaves: [TermLeaf] = []
        for entry in entries {
            let terms: TermList =
                switch entry {
                case .term(let term): [term]
                case .list(let name): rule.lists[name] ?? []
                }
            for term in terms where seen.insert(term).inserted { leaves.append(leaf(term)) }
        }
        return leaves
    }

    private mutating func leaf(_ term: Term) -> TermLeaf {
        if let leaf = known[term] { return leaf }
        let leaf = TermLeaf(term)
        known[term] = leaf
        return leaf
    }

    private mutating func make(_ kind: ExplainPlan.Kind, _ fields: [QueryField] = []) -> ExplainPlan {
        count += 1
        return ExplainPlan(id: count, kind: kind, fields: fields)
    }

    private mutating func groups() -> ExplainPlan {
        let fields = rule.within == .title ? [.title] : rule.fields
        var groups: [ExplainPlan] = []
        for (index, entries) in rule.all.enumerated() {
            groups.append(make(.terms(.group(index + 1), leaves(entries)), fields))
        }
        switch rule.within {
        case .words(let count): return make(.window(groups, words: count))
        case .sentence: return make(.sentence(make(.all(groups))))
        case .title, nil: return groups.count == 1 ? groups[0] : make(.all(groups))
        }
    }

    // MARK: Expressions

    private mutating func plan(_ query: Query, _ fields: [QueryField]) -> ExplainPlan {
        switch query.kind {
        case .term(let term):
            return make(.terms(.term(term.entry), [leaf(term)]), fields)
        case .list(let name):
            return make(.terms(.list(name), leaves([.list(name)])), fields)
        case .all(let operands):
            var plans: [ExplainPlan] = []
            for operand in operands {
                let inner = plan(operand.query, fields)
                plans.append(operand.isNegated ? make(.not(inner)) : inner)
            }
            return make(.all(plans))
        case .any(let queries):
            return either(queries, fields)
        case .near(let left, let right, let distance, let isOrdered):
            let (left, right) = (plan(left, fields), plan(right, fields))
            return make(.near(left, right, distance: distance, isOrdered: isOrdered))
        case .sentence(let inner):
            return make(.sentence(plan(inner, fields)))
        case .atLeast(let count, let inner):
            return make(.atLeast(count, plan(inner, fields)))
        case .pattern(let pattern):
            return make(.pattern(PatternLeaf(pattern)), fields)
        case .field(let field, let inner):
            return field.isAttribute ? attribute(field, inner) : plan(inner, [field])
        }
    }

    /// An OR: its bare terms are one part.
    private mutating func either(_ queries: [Query], _ fields: [QueryField]) -> ExplainPlan {
        var bare: [TermEntry] = []
        var others: [ExplainPlan] = []
        for query in queries {
            switch query.kind {
            case .term(let term): bare.append(.term(term))
            case .list(let name) where queries.count > 1: bare.append(.list(name))
            default: others.append(plan(query, fields))
            }
        }
        guard !bare.isEmpty else { return make(.any(others)) }
        let terms: ExplainPlan
        switch bare.first {
        case .list(let name)? where bare.count == 1: terms = make(.terms(.list(name), leaves(bare)), fields)
        case .term(let term)? where bare.count == 1: terms = make(.terms(.term(term.entry), leaves(bare)), fields)
        default: terms = make(.terms(.either(bare.map(\.text)), leaves(bare)), fields)
        }
        return others.isEmpty ? terms : make(.any([terms] + others))
    }

    /// An expression in `source:` or `lang:`, whose terms are whole values.
    private mutating func attribute(_ field: QueryField, _ query: Query) -> ExplainPlan {
        switch query.kind {
        case .term(let term):
            return make(.attribute(field, [term.text]))
        case .list(let name):
            return make(.attribute(field, (rule.lists[name] ?? []).map(\.text)))
        case .all(let operands):
            var plans: [ExplainPlan] = []
            for operand in operands {
                let inner = attribute(field, operand.query)
                plans.append(operand.isNegated ? make(.not(inner)) : inner)
            }
            return make(.all(plans))
        case .any(let queries):
            var plans: [ExplainPlan] = []
            for query in queries { plans.append(attribute(field, query)) }
            return make(.any(plans))
        // The parser lets none of these stand in a field that is compared whole.
        case .near, .sentence, .atLeast, .pattern, .field:
            return make(.any([]))
        }
    }
}
