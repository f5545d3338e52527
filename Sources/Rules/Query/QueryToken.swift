/// A word, a sign or an operator of an expression.
struct QueryToken: Equatable {
    enum Kind: Equatable {
        case term(Term, isQuoted: Bool)
        case list(String)
        case and
        case or
        case not
        case near(distance: Int, isOrdered: Bool)
        case sentence
        case atLeast(Int)
        case pattern(TextPattern)
        case field(QueryField)
        case open
        case close
    }

    /// Whether a part of an expression ends with it, so that an operator must follow.
    var endsOperand: Bool {
        switch kind {
        case .term, .list, .pattern, .close: true
        case .and, .or, .not, .near, .sentence, .atLeast, .field, .open: false
        }
    }

    let kind: Kind
    /// In Unicode scalars of the text.
    let range: Range<Int>
}
