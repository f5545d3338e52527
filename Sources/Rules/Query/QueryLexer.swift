import Text

/// Cuts an expression into tokens.
struct QueryLexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var tokens: [QueryToken] = []
    private var notes: [QueryProblem] = []

    /// The most word positions that NEAR and BEFORE may span.
    static let distanceLimit = 50
    /// How many occurrences ATLEAST may ask for.
    static let occurrences = 2...50

    private init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    /// The tokens of `scalars`, and what is worth a note.
    static func tokens(
        of scalars: [Unicode.Scalar]
    ) throws(QueryProblem) -> (tokens: [QueryToken], notes: [QueryProblem]) {
        var lexer = QueryLexer(scalars)
        while lexer.index < scalars.count { try lexer.next() }
        return (lexer.tokens, lexer.notes)
    }

    private mutating func next() throws(QueryProblem) {
        let start = index
        let scalar = plain(at: index)
        switch scalar {
        case _ where QueryLexer.isSpace(scalar):
            index += 1
        case "(":
            add(.open, from: start, count: 1)
        case ")":
            add(.close, from: start, count: 1)
        case "=", "~":
            try mark(scalar)
        case "$":
            try list()
        case _ where QueryLexer.isQuote(scalar):
            try term(reach: .word, from: start)
        case "/":
            try slash()
        case "!" where isAfterWord(start):
            let place = (tokens.last?.range.lowerBound ?? start)..<(start + 1)
            throw QueryProblem(.foreign(.truncation, text(place)), place)
        case "-" where index + 1 < scalars.count && !QueryLexer.isSpace(scalars[index + 1]),
            "&" where tokens.last?.range.upperBound != start:
            throw foreign(scalar, at: start)
        case _ where QueryLexer.isWordScalar(scalar):
            try word()
        default:
            throw foreign(scalar, at: start)
        }
    }

    /// Whether a word without quotes ends right before a place.
    private func isAfterWord(_ place: Int) -> Bool {
        guard let last = tokens.last, last.range.upperBound == place, case .term(_, isQuoted: false) = last.kind else {
            return false
        }
        return true
    }

    // MARK: Terms

    private mutating func mark(_ scalar: Unicode.Scalar) throws(QueryProblem) {
        let start = index
        let isAttached = start > 0 && !QueryLexer.isSpace(scalars[start - 1]) && tokens.last?.range.upperBound == start
        if scalar == "~", isAttached, case .term = tokens.last?.kind {
            let digits = digits(from: index + 1)
            let place = (tokens.last?.range.lowerBound ?? start)..<(index + 1 + digits.count)
            throw QueryProblem(.foreign(.tilde, text(place)), place)
        }
        if scalar == "=", isAfterWord(start), start + 1 < scalars.count {
            let place = (tokens.last?.range.lowerBound ?? start)..<(start + 1)
            throw QueryProblem(.foreign(.fieldSign, text(place)), place)
        }
        index += 1
        guard index < scalars.count else { throw QueryProblem(.markWithoutTerm, start..<index) }
        let following = plain(at: index)
        if following == "=" || following == "~" { throw QueryProblem(.marksTogether, start..<(index + 1)) }
        guard QueryLexer.isQuote(following) || QueryLexer.isWordScalar(following) else {
            throw QueryProblem(.markWithoutTerm, start..<index)
        }
        try term(reach: scalar == "=" ? .exact : .inside, from: start)
    }

    private mutating func term(reach: Term.Reach, from start: Int) throws(QueryProblem) {
        let isQuoted = QueryLexer.isQuote(plain(at: index))
        let text = isQuoted ? try phrase() : wordText()
        var isPrefix = false
        if index < scalars.count, plain(at: index) == "*" {
            isPrefix = true
            index += 1
        }
        if index < scalars.count, "*?".unicodeScalars.contains(plain(at: index)) || isPrefix && isWord(at: index) {
            if plain(at: index) == "?" { throw QueryProblem(.foreign(.questionMark, text), start..<(index + 1)) }
            throw QueryProblem(.wildcardMisplaced, start..<(index + 1))
        }
        if isQuoted, let name = TermEntry.listName(in: text) {
            notes.append(QueryProblem(.listLike(name), start..<index))
        }
        let term = Term(text, reach: reach, isPrefix: isPrefix)
        let range = start..<index
        if let fact = TermCheck.problem(of: term) { throw QueryProblem(fact, range) }
        tokens.append(QueryToken(kind: .term(term, isQuoted: isQuoted), range: range))
    }

    /// The text of a phrase; the index stands on its opening quote.
    private mutating func phrase() throws(QueryProblem) -> String {
        let start = index
        noteQuote(at: start)
        index += 1
        let first = index
        while index < scalars.count, !QueryLexer.isQuote(scalars[index]) { index += 1 }
        guard index < scalars.count else {
            throw QueryProblem(.unclosed(Character(scalars[start])), start..<(start + 1))
        }
        noteQuote(at: index)
        index += 1
        return trimmed(first..<(index - 1))
    }

    private mutating func wordText() -> String {
        let start = index
        while isWord(at: index) { index += 1 }
        return text(start..<index)
    }

    private mutating func word() throws(QueryProblem) {
        let start = index
        let text = ForeignSyntax.halfWidthOperator(wordText())
        let following = index < scalars.count ? plain(at: index) : " "
        if following == ":" {
            guard let field = QueryField(name: text.lowercased()) else {
                let known = QueryField.allCases.map(\.rawValue)
                let other = QueryField.foreignNames[text.lowercased()] ?? QueryField.factivaNames[text.lowercased()]
                let suggestion = other?.rawValue ?? Spelling.suggestion(for: text, among: known)
                throw QueryProblem(.unknownField(text, suggestion: suggestion), start..<index)
            }
            add(.field(field), from: start, count: index - start + 1)
            return
        }
        if following == "/" { return try operatorWithNumber(text, from: start) }
        if following == "$" {
            let end = index + 1 + digits(from: index + 1).count
            throw QueryProblem(.foreign(.dollar, self.text(start..<end)), start..<end)
        }
        switch text {
        case "AND": return add(.and, from: start, count: 3)
        case "OR": return add(.or, from: start, count: 2)
        case "NOT": return add(.not, from: start, count: 3)
        case "SENTENCE": return add(.sentence, from: start, count: 8)
        case "NEAR", "BEFORE", "ONEAR":
            throw QueryProblem(.distance(operator: text, limit: QueryLexer.distanceLimit), start..<index)
        case "ATLEAST":
            throw QueryProblem(occurrencesFact, start..<index)
        default: break
        }
        if text.hasPrefix("ADJ") || text.hasPrefix("adj"), text.dropFirst(3).allSatisfy(\.isNumber), text.count > 3 {
            throw QueryProblem(.foreign(.adjacent, text), start..<index)
        }
        if text.hasPrefix("NEAR") || text.hasPrefix("near"), text.count > 4, text.dropFirst(4).allSatisfy(\.isNumber) {
            throw QueryProblem(.foreign(.nearNumber, text), start..<index)
        }
        if text == "SAME", tokens.last?.endsOperand == true, scalars[index...].contains(where: QueryLexer.isWordScalar)
        {
            throw QueryProblem(.foreign(.sameParagraph, text), start..<index)
        }
        if text.uppercased() == "AROUND", following == "(" {
            let end = index + 1 + digits(from: index + 1).count
            if end > index + 1, end < scalars.count, plain(at: end) == ")" {
                throw QueryProblem(.foreign(.around, self.text(start..<(end + 1))), start..<(end + 1))
            }
        }
        if text.lowercased().hasPrefix("atleast"), following == "(", text.dropFirst(7).allSatisfy(\.isNumber) {
            throw QueryProblem(.foreign(.atLeast, text), start..<index)
        }
        index = start
        try term(reach: .word, from: start)
    }

    /// `NEAR/5` and its like; the index stands on the slash.
    private mutating func operatorWithNumber(_ name: String, from start: Int) throws(QueryProblem) {
        let digits = digits(from: index + 1)
        let end = index + 1 + digits.count
        let range = start..<end
        let isKnown = ["NEAR", "BEFORE", "ONEAR", "PRE", "ATLEAST"].contains(name)
        if name == "w" || name == "W", digits.isEmpty, let unit = unit(after: index) {
            throw QueryProblem(.foreign(unit.syntax, text(start..<unit.end)), start..<unit.end)
        }
        guard isKnown || !digits.isEmpty else {
            throw QueryProblem(.unexpectedCharacter("/"), index..<(index + 1))
        }
        if name == "ATLEAST" {
            guard digits.count <= 3, let count = Int(digits), QueryLexer.occurrences.contains(count) else {
                throw QueryProblem(occurrencesFact, range)
            }
            noteFullWidth(in: range)
            index = end
            tokens.append(QueryToken(kind: .atLeast(count), range: range))
            return
        }
        if !isKnown {
            let lowered = name.lowercased()
            if ["near", "before", "atleast"].contains(lowered) {
                throw QueryProblem(.smallOperator(name, meant: name.uppercased()), range)
            }
            if let meant = OperatorName.numbered(meantBy: name) {
                throw QueryProblem(.unknownOperator(name, suggestion: meant), start..<index)
            }
            let isOrdered = lowered == "pre" || lowered == "onear"
            throw QueryProblem(.foreign(isOrdered ? .ordered : .within, text(range)), range)
        }
        guard digits.count <= 3, let distance = Int(digits), (0...QueryLexer.distanceLimit).contains(distance) else {
            throw QueryProblem(.distance(operator: name, limit: QueryLexer.distanceLimit), range)
        }
        if name == "ONEAR" || name == "PRE" {
            notes.append(QueryProblem(.readAs(name, operator: "BEFORE"), range))
        }
        noteFullWidth(in: range)
        index = end
        tokens.append(QueryToken(kind: .near(distance: distance, isOrdered: name != "NEAR"), range: range))
    }

    private mutating func list() throws(QueryProblem) {
        let start = index
        index += 1
        let name = wordText()
        guard !name.isEmpty else { throw QueryProblem(.unexpectedCharacter("$"), start..<(start + 1)) }
        tokens.append(QueryToken(kind: .list(name), range: start..<index))
    }

    private var occurrencesFact: QueryProblem.Fact {
        .occurrences(minimum: QueryLexer.occurrences.lowerBound, maximum: QueryLexer.occurrences.upperBound)
    }

    /// A regular expression, or an operator of another tool; the index stands on the slash.
    private mutating func slash() throws(QueryProblem) {
        let start = index
        let digits = digits(from: start + 1)
        let number = start..<(start + 1 + digits.count)
        if !digits.isEmpty, tokens.last?.endsOperand == true {
            throw QueryProblem(.foreign(.within, text(number)), number)
        }
        if tokens.last?.endsOperand == true, let unit = unit(after: start) {
            throw QueryProblem(.foreign(unit.syntax, text(start..<unit.end)), start..<unit.end)
        }
        guard let pattern = PatternLiteral(scalars, from: start) else {
            if !digits.isEmpty { throw QueryProblem(.foreign(.within, text(number)), number) }
            throw QueryProblem(.unclosed(Character(scalars[start])), start..<(start + 1))
        }
        index = pattern.end
        tokens.append(QueryToken(kind: .pattern(try pattern.pattern()), range: start..<index))
    }

    /// `s`, `p` or `seg` right after a slash and before a space: a unit of Lexis, and where it ends.
    private func unit(after slash: Int) -> (syntax: ForeignSyntax, end: Int)? {
        var end = slash + 1
        while end < scalars.count, !QueryLexer.isSpace(scalars[end]) { end += 1 }
        switch text((slash + 1)..<end).lowercased() {
        case "s", "sent": return (.sameSentence, end)
        case "p", "para", "seg": return (.sameParagraph, end)
        default: return nil
        }
    }

    private func foreign(_ scalar: Unicode.Scalar, at start: Int) -> QueryProblem {
        let range = start..<(start + 1)
        switch scalar {
        case "+": return QueryProblem(.foreign(.plus, "+"), range)
        case "!", "-": return QueryProblem(.foreign(.minus, String(scalar)), range)
        case "{", "}": return QueryProblem(.foreign(.braces, String(scalar)), range)
        case "?": return QueryProblem(.foreign(.questionMark, "?"), range)
        case "|", "&":
            let end = start + 1 < scalars.count && scalars[start + 1] == scalar ? start + 2 : start + 1
            return QueryProblem(.foreign(.signs, text(start..<end)), start..<end)
        case "^" where tokens.last?.range.upperBound == start:
            let place = (tokens.last?.range.lowerBound ?? start)..<(start + 1 + digits(from: start + 1).count)
            return QueryProblem(.foreign(.caret, text(place)), place)
        case "*": return QueryProblem(.wildcardMisplaced, range)
        default: return QueryProblem(.unexpectedCharacter(Character(scalars[start])), range)
        }
    }

    // MARK: Scalars

    private mutating func add(_ kind: QueryToken.Kind, from start: Int, count: Int) {
        for place in start..<(start + count) {
            let isPlain =
                scalars[place] == plain(at: place) && scalars[place] == ForeignSyntax.halfWidth(scalars[place])
            if !isPlain { noteFullWidth(at: place) }
        }
        index = start + count
        tokens.append(QueryToken(kind: kind, range: start..<index))
    }

    /// The scalar at a place, with full-width operators made plain.
    private func plain(at place: Int) -> Unicode.Scalar {
        switch scalars[place] {
        case "（": "("
        case "）": ")"
        case "：": ":"
        case "＝": "="
        case "／": "/"
        case "～": "~"
        case "＊": "*"
        case "＄": "$"
        default: scalars[place]
        }
    }

    private func isWord(at place: Int) -> Bool {
        guard place < scalars.count, QueryLexer.isWordScalar(plain(at: place)) else { return false }
        return true
    }

    private func digits(from start: Int) -> String {
        let rest = scalars[min(start, scalars.count)...].lazy.map(ForeignSyntax.halfWidth)
        return EditedLine.text(rest.prefix { $0 >= "0" && $0 <= "9" })
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }

    private func trimmed(_ range: Range<Int>) -> String {
        var range = range
        while let first = range.first, QueryLexer.isSpace(scalars[first]) { range.removeFirst() }
        while let last = range.last, QueryLexer.isSpace(scalars[last]) { range.removeLast() }
        return text(range)
    }

    private mutating func noteQuote(at place: Int) {
        guard scalars[place] != "\"", !notes.contains(where: { $0.fact == .curlyQuotes }) else { return }
        notes.append(QueryProblem(.curlyQuotes, place..<(place + 1)))
    }

    private mutating func noteFullWidth(in range: Range<Int>) {
        if let place = range.first(where: { scalars[$0].value >= 0x80 }) { noteFullWidth(at: place) }
    }

    private mutating func noteFullWidth(at place: Int) {
        guard !notes.contains(where: { $0.fact == .fullWidthOperators }) else { return }
        notes.append(QueryProblem(.fullWidthOperators, place..<(place + 1)))
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        // The table of properties is asked for what is not ASCII alone: lists of names are long.
        scalar.value < 0x80
            ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }

    /// Whether a scalar opens or closes a phrase, whichever form it has.
    static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "“", "”", "„", "‟", "＂", "«", "»", "「", "」", "『", "』": true
        default: false
        }
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return scalar.properties.isAlphabetic || (scalar >= "0" && scalar <= "9")
                || "-'._".unicodeScalars.contains(scalar)
                || scalar == "&"
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .dashPunctuation, .format:
            return true
        default:
            return "’ʼ＇·‧∙ㆍ⋅・･".unicodeScalars.contains(scalar)
        }
    }
}
