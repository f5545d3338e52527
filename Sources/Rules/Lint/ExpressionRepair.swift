/// Lines that need an expression, or one of another form, as they would be right.
struct ExpressionRepair {
    let line: EditedLine

    /// `a /s b`, where it is the whole of an expression on one line, as `SENTENCE( a AND b )`.
    func sentence() -> [String] {
        let start = line.key == "match" ? line.valueStart ?? 0 : line.scalars.firstIndex { $0 != " " } ?? 0
        guard start <= line.range.lowerBound else { return [] }
        guard let left = operand(line.scalars[start..<line.range.lowerBound]), let right = operand(line.after) else {
            return []
        }
        return [EditedLine.text(line.scalars[..<start]) + "SENTENCE( \(left) AND \(right) )"]
    }

    /// An entry with operators, where it is all that is under `any`, as an expression.
    func expression() -> [String] {
        var parts: [String] = []
        var words: [ArraySlice<Unicode.Scalar>] = []
        func end() -> Bool {
            guard let operand = operand(words.joined(separator: [" "])) else { return false }
            parts.append(operand)
            words = []
            return true
        }
        for word in line.meant.split(whereSeparator: QueryLexer.isSpace) {
            guard let name = ExpressionRepair.operatorName(EditedLine.text(word)) else {
                words.append(word)
                continue
            }
            let isNegation = name == "NOT" && words.isEmpty && parts.last == "AND"
            guard isNegation || end() else { return [] }
            parts.append(name)
        }
        return end() ? block(parts.joined(separator: " ")) : []
    }

    /// `title:Taiwan` as an entry, where it is all that is under `any`, as an expression.
    func fielded(_ name: String) -> [String] {
        guard let field = QueryField(name: name) ?? QueryField.foreignNames[name],
            let colon = line.meant.firstIndex(where: { $0 == ":" || $0 == "：" }),
            let operand = operand(line.meant[(colon + 1)...])
        else { return [] }
        return block("\(field.rawValue):\(operand)")
    }

    /// `any` with one entry on its line as `match`.
    private func block(_ expression: String) -> [String] {
        guard !line.isText, line.key == "any", let start = line.valueStart else { return [] }
        let value = line.scalars[start...].filter { !"[]\"'".unicodeScalars.contains($0) && !QueryLexer.isSpace($0) }
        let entry = line.meant.filter { !"\"'".unicodeScalars.contains($0) && !QueryLexer.isSpace($0) }
        guard value == Array(entry) else { return [] }
        let keyStart = line.scalars.firstIndex { $0 != " " && $0 != "-" } ?? 0
        let head = EditedLine.text(line.scalars[..<keyStart])
        return [head + "match: |\n" + String(repeating: " ", count: keyStart + 2) + expression]
    }

    /// Words as one operand, in quotes where they are several; nil where they hold more than words.
    private func operand(_ scalars: some Sequence<Unicode.Scalar>) -> String? {
        let words = Array(scalars).split(whereSeparator: QueryLexer.isSpace).map { EditedLine.text($0) }
        let text = words.joined(separator: " ")
        if words.count == 1 { return text.contains { "()".contains($0) } ? nil : text }
        guard !words.isEmpty, words.allSatisfy({ ExpressionRepair.operatorName($0) == nil }) else { return nil }
        let quotes = text.unicodeScalars.filter(QueryLexer.isQuote).count
        if quotes == 2, let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            QueryLexer.isQuote(first), QueryLexer.isQuote(last)
        {
            return text
        }
        guard quotes == 0, !text.contains(where: { "()=~*$/:".contains($0) }) else { return nil }
        return "\"" + text + "\""
    }

    /// The operator that a word is, as expressions write it; nil where it is none.
    private static func operatorName(_ word: String) -> String? {
        let word = ForeignSyntax.halfWidthOperator(word)
        if ["AND", "OR", "NOT"].contains(word) { return word }
        if word == "SAME" { return "NEAR/\(QueryLexer.distanceLimit)" }
        for name in ["NEAR/", "BEFORE/"] where word.hasPrefix(name) { return word }
        for (name, own, less) in [("NEAR", "NEAR", 1), ("ADJ", "BEFORE", 1), ("AROUND(", "NEAR", 0)]
        where word.hasPrefix(name) {
            let digits = word.dropFirst(name.count).filter { $0 != ")" }
            return Int(digits).map { "\(own)/\(max(0, $0 - less))" }
        }
        return nil
    }
}
