/// Lines whose expression or term is wrong, as they would be right.
struct QueryRepair {
    let line: EditedLine

    func repairs(_ fact: QueryProblem.Fact) -> [String] {
        switch fact {
        case .mixedOperators(let first, let second): [first, second].compactMap(reading)
        case .termsSideBySide(let left, let right): sideBySide(left, right)
        case .smallOperator(let word): [line.replaced(with: operatorText(word))]
        case .notWithoutAnd: notWithoutAnd()
        case .unclosed(let opener): [line.text + QueryRepair.closer(of: opener)]
        case .unopened: [line.replaced(with: "")]
        case .operandMissing: withoutOperator()
        case .unexpectedCharacter("#"), .unexpectedCharacter("＃"): withoutHash()
        case .unexpectedCharacter: quotedWord()
        case .foreign(let syntax, let text): ForeignRepair(line: line).repairs(syntax, text)
        case .distance(let name, let limit): [distance(name, limit: limit)]
        case .unknownField(_, let suggestion?): [line.replaced(with: suggestion)]
        case .operatorInEntry(let word): entryParts(word)
        case .fieldInEntry(let name): ExpressionRepair(line: line).fielded(name)
        case .unknownLanguage(_, let suggestion?): [line.replaced(with: suggestion)]
        case .termTooShort: [line.replaced(line.range.lowerBound..<line.range.lowerBound, with: "=")]
        case .wildcardTooShort: [line.replaced(with: EditedLine.text(line.meant.filter { $0 != "*" && $0 != "＊" }))]
        case .wildcardMisplaced: wildcard()
        case .marksTogether: marks()
        case .curlyQuotes, .fullWidthOperators: []
        case .readAs(_, let name):
            [line.replaced(with: name + EditedLine.text(line.meant.drop { $0 != "/" }))]
        default: []
        }
    }

    /// The whole expression read one way; nil where it is more than this line.
    private func reading(_ text: String) -> String? {
        func bare(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
            scalars.filter { $0 != "(" && $0 != ")" && !QueryLexer.isSpace($0) }
        }
        let start = line.valueStart.map { line.key == "match" ? $0 : 0 } ?? 0
        let content = line.scalars[start...].drop { $0 == " " }
        guard bare(content) == bare(text.unicodeScalars) else { return nil }
        return EditedLine.text(line.scalars[..<content.startIndex]) + text
    }

    private func sideBySide(_ left: String, _ right: String) -> [String] {
        func isWord(_ text: String) -> Bool { !text.contains { "($:/=~*".contains($0) } }
        func bare(_ text: String) -> String { EditedLine.text(text.unicodeScalars.filter { !QueryLexer.isQuote($0) }) }
        guard EditedLine.text(line.meant).hasSuffix(right) else { return [] }
        var repairs: [String] = []
        if isWord(left), isWord(right) { repairs.append(line.replaced(with: "\"\(bare(left)) \(bare(right))\"")) }
        let isAlone = !(line.before + line.after).contains { !QueryLexer.isSpace($0) }
        repairs.append(line.replaced(with: isAlone ? "\(left) AND \(right)" : "(\(left) AND \(right))"))
        return repairs
    }

    private func operatorText(_ word: String) -> String {
        let number = EditedLine.text(line.meant.drop { $0 != "/" })
        let name = word.uppercased()
        return number.isEmpty && (name == "NEAR" || name == "BEFORE") ? name + "/10" : name + number
    }

    private func notWithoutAnd() -> [String] {
        guard let previous = line.before.last(where: { !QueryLexer.isSpace($0) }), previous != "(", previous != "|",
            previous != ":"
        else { return [] }
        return [line.replaced(with: "AND NOT")]
    }

    private func distance(_ name: String, limit: Int) -> String {
        let digits = line.meant.drop { $0 < "0" || $0 > "9" }
        return line.replaced(with: "\(name)/\(digits.isEmpty ? 10 : limit)")
    }

    /// An entry that joins several by OR becomes several entries.
    private func entryParts(_ word: String) -> [String] {
        guard ForeignSyntax.halfWidthOperator(word) == "OR" else { return ExpressionRepair(line: line).expression() }
        let parts = EditedLine.text(line.meant).replacing("ＯＲ", with: "OR").split(separator: " OR ").map(String.init)
        if line.isInFlow { return [line.replaced(with: parts.joined(separator: ", "))] }
        let head = EditedLine.text(line.before)
        guard head.allSatisfy({ $0 == " " || $0 == "-" }) else { return [] }
        return [parts.map { head + $0 }.joined(separator: "\n")]
    }

    private func wildcard() -> [String] {
        guard line.meant.first == "*" || line.meant.first == "＊" else { return [] }
        let end = wordEnd
        let word = line.scalars[line.range.lowerBound..<end].filter { $0 != "*" && $0 != "＊" }
        guard !word.isEmpty else { return [] }
        return [line.replaced(line.range.lowerBound..<end, with: "~" + EditedLine.text(word))]
    }

    /// Where the word ends that the place begins.
    private var wordEnd: Int {
        line.after.firstIndex { QueryLexer.isSpace($0) || $0 == ")" || $0 == "," || $0 == "]" } ?? line.scalars.count
    }

    /// A sign that means nothing, with the word it stands before, as text.
    private func quotedWord() -> [String] {
        let word = line.scalars[line.range.lowerBound..<wordEnd]
        guard word.contains(where: { $0.properties.isAlphabetic }), !word.contains(where: QueryLexer.isQuote) else {
            return []
        }
        return [line.replaced(line.range.lowerBound..<wordEnd, with: "\"" + EditedLine.text(word) + "\"")]
    }

    /// An expression without the comment in it, or a word without its sign.
    private func withoutHash() -> [String] {
        if let next = line.after.first, !QueryLexer.isSpace(next) { return [line.replaced(with: "")] }
        return line.before.contains { !QueryLexer.isSpace($0) } ? [EditedLine.text(line.before)] : []
    }

    /// The line without an operator at its end.
    private func withoutOperator() -> [String] {
        guard line.after.allSatisfy({ QueryLexer.isSpace($0) }),
            line.before.contains(where: { $0.properties.isAlphabetic })
        else { return [] }
        return [EditedLine.text(line.before)]
    }

    private func marks() -> [String] {
        var rest = line.meant.drop { "=~＝～".unicodeScalars.contains($0) }
        let mark = line.meant.first.map { EditedLine.text([$0]) } ?? ""
        while rest.last == "*" || rest.last == "＊" { rest.removeLast() }
        return rest.isEmpty ? [] : [line.replaced(with: mark + EditedLine.text(rest))]
    }

    private static func closer(of opener: Character) -> String {
        switch opener {
        case "(", "（": ")"
        case "“": "”"
        case "「": "」"
        case "『": "』"
        case "«": "»"
        default: String(opener)
        }
    }
}
