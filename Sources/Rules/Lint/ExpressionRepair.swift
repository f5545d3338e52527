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
        expression(of: line.meant).map(block) ?? []
    }

    /// The one entry that stands after `any:`, of which the place is a word, as an expression.
    func sole() -> [String] {
        line.valueStart.map { expression(from: $0) } ?? []
    }

    /// Words alone, of which one is a misspelt operator, as the expression they are.
    func phrase() -> [String] {
        let start = line.expressionStart
        guard let expression = expression(of: line.scalars[start...]) else { return [] }
        guard line.key == "match" else { return [EditedLine.text(line.scalars[..<start]) + expression] }
        let colon = line.scalars[..<start].lastIndex(of: ":") ?? start
        let keyStart = line.scalars.firstIndex { $0 != " " && $0 != "-" } ?? 0
        return [
            EditedLine.text(line.scalars[...colon]) + " |\n" + String(repeating: " ", count: keyStart + 2) + expression
        ]
    }

    /// The name of a list among words as a part of an expression, next to the words.
    func listed(_ name: String) -> [String] {
        let words = line.meant.filter { !QueryLexer.isQuote($0) }.split(whereSeparator: QueryLexer.isSpace)
        guard let index = words.firstIndex(where: { EditedLine.text($0.dropFirst()) == name }) else { return [] }
        let parts = [words[..<index], words[index...(index)], words[(index + 1)...]].filter { !$0.isEmpty }
        let operands = parts.compactMap { part in
            part.first?.first == "$" ? "$" + name : operand(part.joined(separator: [" "]))
        }
        guard parts.count == 2, operands.count == 2 else { return [] }
        let text = operands.joined(separator: " BEFORE/0 ")
        let isQuoted = line.meant.first.map(QueryLexer.isQuote) ?? false
        let isAlone = line.range == line.expressionStart..<line.scalars.count
        // The quotes round an entry are no part of what is meant.
        if isQuoted { return [line.replaced(with: isAlone ? text : "(\(text))")] }
        return block(text)
    }

    /// Phrases with commas between them, in the group round the place, with OR between them.
    func alternatives() -> [String] {
        var (start, end) = (line.expressionStart, line.scalars.count)
        if let opener = line.before.lastIndex(of: "("), !line.before[opener...].contains(")") {
            (start, end) = (opener + 1, line.after.firstIndex(of: ")") ?? end)
        }
        var isQuoted = false
        let parts = line.scalars[start..<end].split { scalar in
            if QueryLexer.isQuote(scalar) { isQuoted.toggle() }
            return !isQuoted && ",;，、；".unicodeScalars.contains(scalar)
        }
        let operands = parts.compactMap { operand($0) }
        guard operands.count == parts.count, operands.count > 1 else { return [] }
        return [line.replaced(start..<end, with: operands.joined(separator: " OR "))]
    }

    /// Words and operators as an expression; nil where they are none.
    private func expression(of scalars: ArraySlice<Unicode.Scalar>) -> String? {
        var parts: [String] = []
        var words: [ArraySlice<Unicode.Scalar>] = []
        func end() -> Bool {
            guard let operand = operand(words.joined(separator: [" "])) else { return false }
            parts.append(operand)
            words = []
            return true
        }
        for word in scalars.split(whereSeparator: QueryLexer.isSpace) {
            let text = EditedLine.text(word)
            guard let name = ExpressionRepair.operatorName(text) ?? OperatorName.surelyMeant(by: text) else {
                words.append(word)
                continue
            }
            let isNegation = name == "NOT" && words.isEmpty && parts.last == "AND"
            guard isNegation || end() else { return nil }
            parts.append(name == "NEAR" || name == "BEFORE" ? name + "/10" : name)
        }
        return end() ? parts.joined(separator: " ") : nil
    }

    /// `title:Taiwan` as an entry, where it is all that is under `any`, as an expression.
    func fielded(_ name: String) -> [String] {
        guard let field = QueryField(name: name) ?? QueryField.foreignNames[name],
            let colon = line.meant.firstIndex(where: { $0 == ":" || $0 == "：" }),
            let operand = operand(line.meant[(colon + 1)...])
        else { return [] }
        return block("\(field.rawValue):\(operand)")
    }

    /// What stands after `any:` as an expression.
    func expression(from start: Int) -> [String] {
        var value = line.scalars[start...]
        if value.first == "[", value.last == "]", !value.contains(",") { value = value.dropFirst().dropLast() }
        guard line.key == "any", let expression = expression(of: value) else { return [] }
        let keyStart = line.scalars.firstIndex { $0 != " " && $0 != "-" } ?? 0
        let head = EditedLine.text(line.scalars[..<keyStart])
        return [head + "match: |\n" + String(repeating: " ", count: keyStart + 2) + expression]
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
