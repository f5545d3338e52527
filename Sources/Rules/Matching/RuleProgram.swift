/// A rule made ready to be evaluated: terms are numbers, lists are sets of them.
struct RuleProgram: Sendable {
    /// What must hold.
    indirect enum Expression: Sendable {
        /// Any of these terms, which are sorted, in these fields.
        case terms([Int32], FieldSet)
        case all([Expression])
        case any([Expression])
        case not(Expression)
        case near(Expression, Expression, distance: Int32, isOrdered: Bool)
        case sentence(Expression)
        /// At least so many hits that do not overlap.
        case atLeast(Int, Expression)
        case pattern(RulePattern, FieldSet)
        /// A hit of each in a stretch of so many positions.
        case window([Expression], words: Int32)
        case source([String])
        case language([String])
    }

    /// Index into the rule set.
    let rule: Int
    let condition: RuleCondition
    let expression: Expression
    /// Terms that keep an item out, sorted.
    let none: [Int32]
    /// Terms whose places count as empty, sorted.
    let except: [Int32]
    let fields: FieldSet
    /// Of these at least one must be found, or the rule cannot hold; empty where it must always be evaluated.
    let anchors: [Int32]
    /// All fields it looks at.
    let usedFields: FieldSet
}
