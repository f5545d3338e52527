/// Lines whose expression or term is wrong, as they would be right.
struct QueryRepair {
    let line: EditedLine

    func repairs(_ fact: QueryProblem.Fact) -> [String] {
        switch fact {
        case .mixedOperators(_, let readings): readings.compactMap(reading)
        case .termsSideBySide(let left, let right): sideBySide(left, right)
        case .smallOperator(_, let meant): [operatorText(meant)]
        case .unknownOperator(_, let meant): [operatorText(meant)]
        case .operatorLike: ExpressionRepair(line: line).phrase()
        case .notWithoutAnd: NegationRepair(line: line).repairs()
        case .unclosed(let opener): [line.text + QueryRepair.closer(of: opener)]
        case .unopened: [line.replaced(with: "")]
        case .operandMissing: withoutOperator()
        case .unexpectedCharacter("#"), .unexpectedCharacter("＃"): withoutHash()
        case .unexpectedCharacter(","), .unexpectedCharacter("、"), .unexpectedCharacter("，"), .unexpectedCharacter(";"),
            .unexpectedCharacter("；"):
            ExpressionRepair(line: line).alternatives()
        case .unexpectedCharacter: quotedWord()
        case .foreign(let syntax, let text): ForeignRepair(line: line).repairs(syntax, text)
        case .distance(let name, let limit): [distance(name, limit: limit)]
        case .unknownField(_, let suggestion?): [line.replaced(with: suggestion)]
        case .operatorInEntry(let word): entryParts(word)
        case .signInEntry: ListRepair(line: line).signedApart()
        case .listInPhrase(let name), .listLike(let name): ExpressionRepair(line: line).listed(name)
        case .fieldInEntry(let name): ExpressionRepair(line: line).fielded(name)
        case .unknownLanguage(_, let suggestion?): [line.replaced(with: suggestion)]
        case .termTooShort(let term): [line.replaced(with: "=" + term)]
        case .wildcardTooShort: withoutStar()
        case .wildcardMisplaced: wildcard()
        case .marksTogether: marks()
        case .curlyQuotes, .fullWidthOperators: []
        case .readAs(_, let name):
            [line.replaced(with: name + EditedLine.text(line.meant.drop { $0 != "/" }))]
        default: []
        }
    }

    /// The operators of one level read one way; nil where they are more than stands on this line.
    private func reading(_ text: String) -> String? {
        func isText(_ scalar: Unicode.Scalar) -> Bool { scalar != "(" && scalar != ")" && !QueryLexer.isSpace(scalar) }
        let start = line.expressionStart
        let places = line.scalars.indices.filter { $0 >= start && isText(line.scalars[$0]) }
        let wanted = text.unicodeScalars.filter(isText)
        guard wanted.count <= places.count else { return nil }
        for first in 0...(places.count - wanted.count) {
            let last = first + wanted.count - 1
            guard places[first] <= line.range.lowerBound, places[last] >= line.range.lowerBound,
                places[first...last].elementsEqual(wanted, by: { line.scalars[$0] == $1 }),
                let range = balanced(places[first]..<(places[last] + 1), from: start)
            else { continue }
            return line.replaced(range, with: text)
        }
        return nil
    }

    /// A range with the parentheses round it that it lacks; nil where they stand elsewhere.
    private func balanced(_ range: Range<Int>, from start: Int) -> Range<Int>? {
        var range = range
        var (depth, missing) = (0, 0)
        for scalar in line.scalars[range] {
            if scalar == "(" { depth += 1 }
            if scalar == ")" { depth -= 1 }
            missing = max(missing, -depth)
        }
        func extended(_ sign: Unicode.Scalar, _ step: () -> Int?) -> Bool {
            while let index = step(), QueryLexer.isSpace(line.scalars[index]) || line.scalars[index] == sign {
                if line.scalars[index] == sign { return true }
            }
            return false
        }
        for _ in 0..<missing {
            var index = range.lowerBound
            guard
                extended(
                    "(",
                    {
                        index > start
                            ? {
                                index -= 1
                                return index
                            }() : nil
                    }
                )
            else { return nil }
            range = index..<range.upperBound
            depth += 1
        }
        for _ in 0..<max(0, depth) {
            var index = range.upperBound - 1
            guard
                extended(
                    ")",
                    {
                        index + 1 < line.scalars.count
                            ? {
                                index += 1
                                return index
                            }() : nil
                    }
                )
            else {
                return nil
            }
            range = range.lowerBound..<(index + 1)
        }
        return range
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

    /// An operator written rightly, with the number that stands there or one.
    private func operatorText(_ meant: String) -> String {
        let number = EditedLine.text(line.meant.drop { $0 != "/" })
        if !number.isEmpty { return line.replaced(with: meant + number) }
        let lacksNumber = OperatorName.numbered.contains(meant) && line.after.first != "/"
        return line.replaced(with: lacksNumber ? meant + (meant == "ATLEAST" ? "/3" : "/10") : meant)
    }

    private func distance(_ name: String, limit: Int) -> String {
        let digits = line.meant.drop { $0 < "0" || $0 > "9" }
        return line.replaced(with: "\(name)/\(digits.isEmpty ? 10 : limit)")
    }

    /// An entry that joins several by OR becomes several entries.
    private func entryParts(_ word: String) -> [String] {
        // In quotes each part would need its own.
        let isQuoted = line.before.last.map { QueryLexer.isQuote($0) || $0 == "'" } ?? false
        if isQuoted || line.meant.contains(where: QueryLexer.isQuote) { return [] }
        guard ForeignSyntax.halfWidthOperator(word) == "OR" else { return ExpressionRepair(line: line).expression() }
        let parts = EditedLine.text(line.meant).replacing("ＯＲ", with: "OR").split(separator: " OR ").map(String.init)
        if line.isInFlow { return [line.replaced(with: parts.joined(separator: ", "))] }
        let head = EditedLine.text(line.before)
        guard head.allSatisfy({ $0 == " " || $0 == "-" }) else { return [] }
        return [parts.map { head + $0 }.joined(separator: "\n")]
    }

    /// An abbreviation without its star; the beginning of a word says nothing by itself.
    private func withoutStar() -> [String] {
        let stem = line.meant.filter { $0 != "*" && $0 != "＊" }
        guard stem.allSatisfy({ !$0.properties.isLowercase }) else { return [] }
        return [line.replaced(with: EditedLine.text(stem))]
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
        var start = line.range.lowerBound
        while start > line.expressionStart, !QueryLexer.isSpace(line.scalars[start - 1]), line.scalars[start - 1] != "("
        {
            start -= 1
        }
        let word = line.scalars[start..<wordEnd]
        guard word.contains(where: { $0.properties.isAlphabetic }), !word.contains(where: QueryLexer.isQuote) else {
            return []
        }
        return [line.replaced(start..<wordEnd, with: "\"" + EditedLine.text(word) + "\"")]
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
