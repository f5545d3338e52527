/// The syntax tree of an expression, with the places of its parts in the text it was read from.
///
/// Two queries are equal where they mean the same tree; places do not count.
package struct Query: Hashable, Sendable {
    /// What a part of the tree says.
    package indirect enum Kind: Hashable, Sendable {
        case term(Term)
        /// `$name`: any term of the list.
        case list(String)
        /// Joined by AND; the first operand is never negated.
        case all([Operand])
        /// Joined by OR.
        case any([Query])
        /// At most `distance` word positions between a hit of each; in this order where `isOrdered`.
        case near(Query, Query, distance: Int, isOrdered: Bool)
        /// It holds within one sentence of one field.
        case sentence(Query)
        /// At least so many hits that do not overlap, in all fields together; of terms, lists and ORs of them.
        case atLeast(Int, Query)
        /// `/…/`: a regular expression.
        case pattern(TextPattern)
        /// It is looked for in this field alone.
        case field(QueryField, Query)
    }

    /// An operand of AND.
    package struct Operand: Hashable, Sendable {
        package let isNegated: Bool
        package let query: Query

        package init(_ query: Query, isNegated: Bool = false) {
            self.query = query
            self.isNegated = isNegated
        }
    }

    package let kind: Kind
    /// In Unicode scalars of the text.
    package let range: Range<Int>

    package init(_ kind: Kind, range: Range<Int> = 0..<0) {
        self.kind = kind
        self.range = range
    }

    package static func == (left: Query, right: Query) -> Bool {
        left.kind == right.kind
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
    }

    /// The expression in its plainest form: every phrase quoted, every group in parentheses.
    package var text: String {
        switch kind {
        case .term(let term): term.quoted
        case .list(let name): "$" + name
        case .all(let operands):
            operands.enumerated().map { index, operand in
                (index == 0 ? "" : operand.isNegated ? " AND NOT " : " AND ") + operand.query.operandText
            }.joined()
        case .any(let queries): queries.map(\.operandText).joined(separator: " OR ")
        case .near(let left, let right, let distance, let isOrdered):
            left.operandText + (isOrdered ? " BEFORE/" : " NEAR/") + String(distance) + " " + right.operandText
        case .sentence(let query): "SENTENCE(" + query.text + ")"
        case .atLeast(let count, let query): "ATLEAST/" + String(count) + "(" + query.text + ")"
        case .pattern(let pattern): pattern.text
        case .field(let field, let query): field.rawValue + ":" + query.operandText
        }
    }

    private var operandText: String {
        switch kind {
        case .term, .list, .sentence, .atLeast, .pattern, .field: text
        case .all, .any, .near: "(" + text + ")"
        }
    }

    /// Whether it is one phrase, without any operator.
    var isPhrase: Bool {
        if case .term = kind { true } else { false }
    }

    /// The named lists in it with their places, in order.
    var listPlaces: [(name: String, range: Range<Int>)] {
        switch kind {
        case .term, .pattern: []
        case .list(let name): [(name, range)]
        case .all(let operands): operands.flatMap(\.query.listPlaces)
        case .any(let queries): queries.flatMap(\.listPlaces)
        case .near(let left, let right, _, _): left.listPlaces + right.listPlaces
        case .sentence(let query), .atLeast(_, let query), .field(_, let query): query.listPlaces
        }
    }
}
