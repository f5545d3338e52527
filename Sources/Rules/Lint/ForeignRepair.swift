/// Lines with operators of other tools, as they would be right.
struct ForeignRepair {
    let line: EditedLine

    func repairs(_ syntax: ForeignSyntax, _ text: String) -> [String] {
        let number = Int(text.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isNumber })
        switch syntax {
        case .within:
            guard let number, number <= QueryLexer.distanceLimit else { return [] }
            // Factiva's counts the second word itself.
            let isNamed = text.hasPrefix("w") || text.hasPrefix("W")
            return ["NEAR/\(number)", "BEFORE/\(isNamed ? max(0, number - 1) : number)"].map { line.replaced(with: $0) }
        case .nearNumber:
            guard let number, number > 0 else { return [] }
            return [line.replaced(with: "NEAR/\(min(number - 1, QueryLexer.distanceLimit))")]
        case .ordered, .around:
            guard let number, number <= QueryLexer.distanceLimit else { return [] }
            return [line.replaced(with: "\(syntax == .around ? "NEAR" : "BEFORE")/\(number)")]
        case .sameSentence: return ExpressionRepair(line: line).sentence()
        case .sameParagraph: return [line.replaced(with: "NEAR/\(QueryLexer.distanceLimit)")]
        case .truncation: return [line.replaced(with: text.dropLast() + "*")]
        case .adjacent:
            // Factiva counts the second word itself.
            guard let number, number > 0 else { return [] }
            return [line.replaced(with: "BEFORE/\(min(number - 1, QueryLexer.distanceLimit))")]
        case .atLeast:
            guard let number else { return [] }
            return [line.replaced(with: "ATLEAST/\(number)")]
        case .tilde: return tilde(text)
        case .plus: return [line.replaced(with: isFirst ? "" : "AND ")]
        case .minus: return isFirst ? [] : [line.replaced(with: "AND NOT ")]
        case .caret: return [line.replaced(with: text.prefix { $0 != "^" }.description)]
        case .fieldSign:
            guard let field = QueryField.factivaNames[text.dropLast().lowercased()] else { return [] }
            return [line.replaced(with: field.rawValue + ":")]
        case .braces: return braces()
        case .dollar:
            let stem = text.prefix { $0 != "$" }
            return stem.unicodeScalars.count >= 4 ? [line.replaced(with: stem + "*")] : []
        case .questionMark: return []
        case .signs: return signs()
        }
    }

    /// Whether nothing stands before the part that it could go with.
    private var isFirst: Bool {
        let last = line.scalars[line.expressionStart...].prefix { _ in true }
            .prefix(max(0, line.range.lowerBound - line.expressionStart)).last { !QueryLexer.isSpace($0) }
        return last.map { $0 == "(" || $0 == "|" } ?? true
    }

    /// `"a b"~5` is words near each other, `a~2` a spelling that may differ.
    private func tilde(_ text: String) -> [String] {
        let parts = text.split(separator: "~")
        guard let first = parts.first, parts.count == 2, let number = Int(parts[1]) else { return [] }
        let words = first.unicodeScalars.filter { !QueryLexer.isQuote($0) }.split(whereSeparator: QueryLexer.isSpace)
        if words.count == 2, number <= QueryLexer.distanceLimit {
            return [line.replaced(with: EditedLine.text(words[0]) + " NEAR/\(number) " + EditedLine.text(words[1]))]
        }
        return [line.replaced(with: String(first))]
    }

    /// Gmail's `{a b}` is `( a OR b )`.
    private func braces() -> [String] {
        guard line.meant.first == "{", let end = line.after.firstIndex(of: "}") else { return [] }
        let words = line.scalars[line.range.upperBound..<end].split(whereSeparator: QueryLexer.isSpace)
        guard !words.isEmpty, !words.joined().contains("\"") else { return [] }
        let group = words.map { EditedLine.text($0) }.joined(separator: " OR ")
        return [line.replaced(line.range.lowerBound..<(end + 1), with: "( \(group) )")]
    }

    private func signs() -> [String] {
        guard let sign = line.meant.first else { return [] }
        let end = line.range.upperBound
        let name = sign == "|" ? "OR" : "AND"
        let isTight = end < line.scalars.count && !QueryLexer.isSpace(line.scalars[end])
        let isBefore = line.before.last.map { !QueryLexer.isSpace($0) } ?? false
        return [line.replaced(with: (isBefore ? " " : "") + name + (isTight ? " " : ""))]
    }
}
