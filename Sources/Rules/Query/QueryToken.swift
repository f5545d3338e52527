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
        case field(QueryField)
        case open
        case close
    }

    let kind: Kind
    /// In Unicode scalars of the text.
    let range: Range<Int>
}
