/// Lines that YAML refuses, as they would be right.
struct YAMLRepair {
    let line: EditedLine

    func repairs(_ fact: YAMLProblem.Fact) -> [String] {
        switch fact {
        case .tabIndentation: [withoutTabs()]
        case .syntax(_, .textAfterQuote(let holder)): QuoteRepair(line: line).textAfterQuote(holder)
        case .syntax(_, .quoteInQuotes): QuoteRepair(line: line).quoteInQuotes()
        case .syntax(_, .escape): QuoteRepair(line: line).withoutEscape()
        case .syntax(_, .blockLine): ["  " + line.text]
        case .syntax(_, .colonInText): colonInText()
        case .syntax(_, .leadingIndicator(let indicator)): indicated(by: indicator)
        case .syntax(_, .unclosed(let opener)): closed(opener)
        case .syntax(_, .missingColon): [withColon()]
        case .syntax(_, .textAfterBracket): ListRepair(line: line).inside()
        case .syntax(_, .hashInList): ListRepair(line: line).quotedHash()
        case .syntax(_, .emptyEntry): ListRepair(line: line).withoutEmptyEntries()
        case .syntax(_, .missingComma): ListRepair(line: line).withComma()
        case .syntax(_, .apostropheInQuotes): QuoteRepair(line: line).apostropheInQuotes()
        case .syntax(_, .fullWidthColon): [withPlainColon()]
        case .syntax(_, .dashWithoutSpace): [line.replaced(with: "- ")]
        case .anchor: indicated(by: line.meant.first.map { Character($0) } ?? "&")
        default: []
        }
    }

    private func withoutTabs() -> String {
        let indentation = line.scalars.prefix { $0 == " " || $0 == "\t" }
        let spaces = indentation.map { $0 == "\t" ? "  " : " " }.joined()
        return spaces + EditedLine.text(line.scalars.dropFirst(indentation.count))
    }

    /// `priority alert`, the place right after the key.
    private func withColon() -> String {
        let value = line.scalars[line.range.lowerBound...].drop { $0 == " " || $0 == ":" }
        return EditedLine.text(line.before) + ": " + EditedLine.text(value)
    }

    /// A colon of full width as a plain one, and so the brackets and commas of the list behind it.
    private func withPlainColon() -> String {
        let plain: [Unicode.Scalar: String] = ["［": "[", "］": "]", "、": ", ", "，": ", "]
        var value = line.after.drop { $0 == " " }
        // In braces the next key may have such a colon as well, and gets a message of its own.
        let isList = value.first == "［" || value.first == "["
        let text = isList ? value.map { plain[$0] ?? String($0) }.joined() : EditedLine.text(value)
        value = []
        return EditedLine.text(line.before) + ": " + text
    }

    private func colonInText() -> [String] {
        if let block = line.withBlock() { return [block] }
        guard let start = line.valueStart else { return [] }
        return [EditedLine.text(line.scalars[..<start]) + EditedLine.quoted(line.scalars[start...])]
    }

    /// A word that begins with a sign of YAML's.
    private func indicated(by indicator: Character) -> [String] {
        let start = line.range.lowerBound
        let isFlow = line.isInFlow
        let end = line.scalars[start...].firstIndex { isFlow && ($0 == "," || $0 == "]") } ?? line.scalars.count
        let word = line.scalars[start..<end]
        guard word.count > 1 else { return [] }
        if indicator == "*", word.dropFirst().contains(where: { $0.properties.isAlphabetic }) {
            return [line.replaced(start..<end, with: "~" + EditedLine.text(word.dropFirst()))]
        }
        return [line.replaced(start..<end, with: EditedLine.quoted(word))]
    }

    private func closed(_ opener: Character) -> [String] {
        // What it holds is not written yet.
        guard line.after.contains(where: { !QueryLexer.isSpace($0) }) else { return [] }
        return switch opener {
        case "[": [line.text + "]"]
        case "{": [line.text + "}"]
        default: line.isInBrackets ? closedInBrackets(opener) : [line.text + String(opener)]
        }
    }

    /// A quote in a list in brackets closed where the entry ends.
    private func closedInBrackets(_ opener: Character) -> [String] {
        let rest = line.scalars.indices[(line.range.lowerBound + 1)...]
        guard let end = rest.first(where: { line.scalars[$0] == "," || line.scalars[$0] == "]" }) else { return [] }
        return [line.replaced(end..<end, with: String(opener))]
    }
}
