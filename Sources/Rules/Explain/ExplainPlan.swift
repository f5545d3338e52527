/// A rule as it is explained: its tree, with lists expanded and every part numbered.
struct ExplainPlan: Sendable {
    /// What a part asks.
    indirect enum Kind: Sendable {
        case terms(ExplainedPart.Source, [TermLeaf])
        case all([ExplainPlan])
        case any([ExplainPlan])
        case not(ExplainPlan)
        case near(ExplainPlan, ExplainPlan, distance: Int, isOrdered: Bool)
        case window([ExplainPlan], words: Int)
        case sentence(ExplainPlan)
        case atLeast(Int, ExplainPlan)
        /// A regular expression.
        case pattern(PatternLeaf)
        case attribute(QueryField, [String])
    }

    /// Its number in the rule.
    let id: Int
    let kind: Kind
    /// The fields that its terms are looked for in.
    let fields: [QueryField]

    /// All terms below it, those after NOT too.
    var leaves: [TermLeaf] {
        switch kind {
        case .terms(_, let leaves): leaves
        case .all(let plans), .any(let plans), .window(let plans, _): plans.flatMap(\.leaves)
        case .near(let left, let right, _, _): left.leaves + right.leaves
        case .not(let inner), .sentence(let inner), .atLeast(_, let inner): inner.leaves
        case .pattern, .attribute: []
        }
    }
}
