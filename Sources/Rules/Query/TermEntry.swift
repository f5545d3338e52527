/// An entry of a list of terms: the whole of it is one phrase, or the name of a list.
package enum TermEntry: Hashable, Sendable {
    case term(Term)
    case list(String)

    /// Reads an entry: marks in front, a star at the end, everything else is the phrase.
    ///
    /// - Throws: `QueryProblem`.
    package static func parse(_ text: String) throws(QueryProblem) -> TermEntry {
        let scalars = Array(text.unicodeScalars)
        var range = 0..<scalars.count
        while let first = range.first, isOuter(scalars[first]) { range.removeFirst() }
        while let last = range.last, isOuter(scalars[last]) { range.removeLast() }
        guard let first = range.first else { throw QueryProblem(.emptyTerm, 0..<scalars.count) }
        let whole = range
        if scalars[first] == "$" || scalars[first] == "＄" {
            let name = String(String.UnicodeScalarView(scalars[(first + 1)..<range.upperBound]))
            guard !name.isEmpty, !name.unicodeScalars.contains(where: QueryLexer.isSpace) else {
                throw QueryProblem(.unexpectedCharacter("$"), whole)
            }
            return .list(name)
        }
        if let pattern = PatternLiteral(scalars, from: first), pattern.end == range.upperBound, range.count > 2 {
            throw QueryProblem(.operatorInEntry("/…/"), whole)
        }
        var reach = Term.Reach.word
        if let mark = reachMark(scalars[first]) {
            reach = mark
            range.removeFirst()
            if let second = range.first, reachMark(scalars[second]) != nil {
                throw QueryProblem(.marksTogether, whole)
            }
        }
        var isPrefix = false
        if let last = range.last, scalars[last] == "*" || scalars[last] == "＊" {
            isPrefix = true
            range.removeLast()
        }
        while let first = range.first, isOuter(scalars[first]) { range.removeFirst() }
        while let last = range.last, isOuter(scalars[last]) { range.removeLast() }
        if scalars[range].contains("*") { throw QueryProblem(.wildcardMisplaced, whole) }
        let phrase = String(String.UnicodeScalarView(scalars[range]))
        for word in phrase.unicodeScalars.split(whereSeparator: QueryLexer.isSpace) {
            let word = String(word)
            if isOperator(word) { throw QueryProblem(.operatorInEntry(word), whole) }
        }
        let term = Term(phrase, reach: reach, isPrefix: isPrefix)
        if let fact = TermCheck.problem(of: term) { throw QueryProblem(fact, whole) }
        return .term(term)
    }

    /// As it stands in a list.
    package var text: String {
        switch self {
        case .term(let term): term.entry
        case .list(let name): "$" + name
        }
    }

    private static func reachMark(_ scalar: Unicode.Scalar) -> Term.Reach? {
        switch scalar {
        case "=", "＝": .exact
        case "~", "～": .inside
        default: nil
        }
    }

    /// Spaces and quotes round an entry say nothing: an entry is a phrase already.
    private static func isOuter(_ scalar: Unicode.Scalar) -> Bool {
        QueryLexer.isSpace(scalar) || QueryLexer.isQuote(scalar)
    }

    private static func isOperator(_ word: String) -> Bool {
        if ["AND", "OR", "NOT"].contains(word) { return true }
        return ["NEAR/", "BEFORE/", "ONEAR/", "PRE/", "ATLEAST/", "SENTENCE("].contains { word.hasPrefix($0) }
    }
}
