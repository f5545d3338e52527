import Text

/// A regular expression of a rule, ready to be run over an item's texts.
struct PatternLeaf: Sendable {
    let pattern: TextPattern
    /// Nil where it does not compile.
    let expression: RegularExpression?
    /// Of these at least one stands in every text that it matches.
    let anchors: [TermLeaf]

    init(_ pattern: TextPattern) {
        self.pattern = pattern
        let literals = try? PatternReader.literals(of: pattern.source)
        anchors = (literals?.texts ?? []).map { TermLeaf(Term($0, reach: .inside)) }
        expression =
            literals == nil ? nil : RegularExpression(pattern.source, isCaseInsensitive: pattern.isCaseInsensitive)
    }
}
