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
            guard !name.isEmpty else { throw QueryProblem(.unexpectedCharacter("$"), whole) }
            // Among other words it may be a sum of money.
            if !name.unicodeScalars.contains(where: QueryLexer.isSpace) { return .list(name) }
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
        if let first = phrase.unicodeScalars.first, first == "$" || first == "＄", let name = listName(in: phrase) {
            throw QueryProblem(.listInPhrase(name), whole)
        }
        let words = phrase.unicodeScalars.split(whereSeparator: QueryLexer.isSpace).map { String($0) }
        for (index, word) in words.enumerated() {
            let plain = ForeignSyntax.halfWidthOperator(word)
            let isBetween = index > 0 && index + 1 < words.count
            if isOperator(plain) || isBetween && isForeign(plain) {
                throw QueryProblem(.operatorInEntry(word), whole)
            }
        }
        if let name = fieldName(scalars[range]) { throw QueryProblem(.fieldInEntry(name), whole) }
        let term = Term(phrase, reach: reach, isPrefix: isPrefix)
        if case .wildcardTooShort(let stem, _) = TermCheck.problem(of: term), let fact = TermCheck.problem(of: term) {
            throw QueryProblem(fact, (range.upperBound - stem.unicodeScalars.count)..<whole.upperBound)
        }
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

    /// The name of a list that stands among other words: `$us navy`; nil where none does.
    static func listName(in phrase: String) -> String? {
        guard phrase.unicodeScalars.contains(where: { $0 == "$" || $0 == "＄" }) else { return nil }
        let words = phrase.unicodeScalars.split(whereSeparator: QueryLexer.isSpace)
        guard words.count > 1 else { return nil }
        // A sum of money, or a share: "$5 billion", "$AAPL".
        let word = words.first { word in
            guard word.first == "$" || word.first == "＄", let next = word.dropFirst().first?.properties else {
                return false
            }
            return next.isAlphabetic && !next.isUppercase
        }
        return word.map { EditedLine.text($0.dropFirst()) }
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

    /// Whether a word in the middle of an entry is an operator of another tool: `NEAR5`, `ADJ5`, `SAME`, `AROUND(5)`.
    private static func isForeign(_ word: String) -> Bool {
        if word == "SAME" { return true }
        for name in ["NEAR", "ADJ", "AROUND("] where word.hasPrefix(name) {
            let digits = word.dropFirst(name.count).filter { $0 != ")" }
            return !digits.isEmpty && digits.count <= 2 && digits.allSatisfy { $0 >= "0" && $0 <= "9" }
        }
        return false
    }

    /// The field that an entry begins with as expressions do, `title:Taiwan`; nil where it begins with none.
    private static func fieldName(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
        guard let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }), colon + 1 < scalars.endIndex,
            !QueryLexer.isSpace(scalars[colon + 1]), scalars[colon + 1] != "/"
        else { return nil }
        let name = EditedLine.text(scalars[..<colon])
        return QueryField(name: name) != nil || QueryField.foreignNames[name] != nil ? name : nil
    }

    private static func isOperator(_ word: String) -> Bool {
        if ["AND", "OR", "NOT"].contains(word) { return true }
        return ["NEAR/", "BEFORE/", "ONEAR/", "PRE/", "ATLEAST/", "SENTENCE("].contains { word.hasPrefix($0) }
    }
}
