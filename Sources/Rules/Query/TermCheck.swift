import Text

/// Whether a term can be looked for at all.
enum TermCheck {
    /// The most letters of one term.
    static let lengthLimit = 200

    /// What is wrong with a term; nil where nothing is.
    static func problem(of term: Term) -> QueryProblem.Fact? {
        if term.reach == .inside, term.isPrefix { return .marksTogether }
        let cells = FoldedText(term.text).cells
        guard let last = cells.last else { return .emptyTerm }
        if cells.count > lengthLimit { return .termTooLong(limit: lengthLimit) }
        if cells.count == 1, term.reach != .exact, !term.isPrefix { return .termTooShort(bare(term.text)) }
        guard term.isPrefix else { return nil }
        let minimum = last.script == .word ? 4 : 2
        var stem = 0
        for (index, cell) in cells.enumerated().reversed() {
            guard cell.script == last.script else { break }
            stem += 1
            if cell.hasBreakBefore || index == 0 { break }
        }
        return stem < minimum ? .wildcardTooShort(stem: lastWord(of: term.text), minimum: minimum) : nil
    }

    /// A term without the signs round its one letter.
    private static func bare(_ text: String) -> String {
        func isSign(_ scalar: Unicode.Scalar) -> Bool {
            !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
        }
        var rest = text.unicodeScalars.drop(while: isSign)
        while let last = rest.last, isSign(last) { rest.removeLast() }
        return rest.isEmpty ? text : EditedLine.text(rest)
    }

    /// What stands before a star, back to the last sign or space.
    static func lastWord(of text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let start = scalars.lastIndex { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        return EditedLine.text(start.map { scalars[($0 + 1)...] } ?? scalars[...])
    }
}
