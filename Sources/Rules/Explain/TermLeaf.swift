/// A term of a rule, and as it is compared.
struct TermLeaf: Sendable {
    let term: Term
    let pattern: TermPattern

    init(_ term: Term) {
        self.term = term
        pattern = TermPattern(term)
    }
}
