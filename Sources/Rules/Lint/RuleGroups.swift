import LookoutModel

/// The groups of terms of one rule.
struct RuleGroups {
    /// What the rule looks for.
    private(set) var wanted: [TermGroup] = []
    /// What keeps an item out: `none`, and what stands after AND NOT.
    private(set) var unwanted: [TermGroup] = []
    private(set) var none: TermGroup?
    private(set) var except: TermGroup?
    private let places: ScalarPlaces?

    init(_ draft: RuleDraft) {
        let spans = draft.spans ?? RuleSpans()
        let file = draft.place.file
        places = spans.match
        if !draft.any.isEmpty { wanted.append(TermGroup(draft.any, spans.any, in: file)) }
        var use = TermGroup.Use.presence
        if case .words = draft.within { use = .distance }
        for (group, groupSpans) in zip(draft.all, spans.all) {
            var terms = TermGroup(group, groupSpans, in: file, use: use)
            if draft.within == .title { terms.field = .title }
            wanted.append(terms)
        }
        if !draft.none.isEmpty {
            let terms = TermGroup(draft.none, spans.none, in: file)
            none = terms
            unwanted.append(terms)
        }
        if !draft.except.isEmpty { except = TermGroup(draft.except, spans.except, in: file, use: .mask) }
        if let match = draft.match { collect(match, use: .presence, field: nil, isNegated: false) }
    }

    /// All of them.
    var all: [TermGroup] {
        wanted + unwanted + (except.map { [$0] } ?? [])
    }

    private mutating func collect(_ query: Query, use: TermGroup.Use, field: QueryField?, isNegated: Bool) {
        switch query.kind {
        case .term, .list, .any:
            var group = TermGroup(use: use, field: field)
            gather(query, into: &group, isNegated: isNegated)
            guard !group.terms.isEmpty || !group.lists.isEmpty else { return }
            if isNegated { unwanted.append(group) } else { wanted.append(group) }
        case .all(let operands):
            for operand in operands {
                collect(operand.query, use: use, field: field, isNegated: isNegated != operand.isNegated)
            }
        case .near(let left, let right, _, _):
            for side in [left, right] { collect(side, use: .distance, field: field, isNegated: isNegated) }
        case .sentence(let inner), .atLeast(_, let inner):
            collect(inner, use: use, field: field, isNegated: isNegated)
        case .field(let name, let inner):
            if !name.isAttribute { collect(inner, use: use, field: name, isNegated: isNegated) }
        case .pattern:
            break
        }
    }

    /// The terms and lists of an OR, also of an OR inside it; what else is in it goes its own way.
    private mutating func gather(_ query: Query, into group: inout TermGroup, isNegated: Bool) {
        switch query.kind {
        case .term, .list:
            if let places { group.add(query, places) }
        case .any(let queries):
            for query in queries { gather(query, into: &group, isNegated: isNegated) }
        default:
            collect(query, use: group.use, field: group.field, isNegated: isNegated)
        }
    }
}
