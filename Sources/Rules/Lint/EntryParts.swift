/// The phrases of an entry that reads like a list of several: `Taiwan, drill`, `［台湾、軍艦］`.
struct EntryParts {
    /// The phrases, spaces and brackets left out.
    let texts: [String]

    /// Nil where an entry reads like one phrase; a comma between digits separates nothing.
    init?(_ scalars: [Unicode.Scalar]) {
        var scalars = scalars
        // In quotes a list is a text like any other.
        let isQuotedList = scalars.count > 2 && scalars.first == "[" && scalars.last == "]"
        if isQuotedList { scalars = Array(scalars.dropFirst().dropLast()) }
        let hasBrackets = isQuotedList || scalars.contains { "［］".unicodeScalars.contains($0) }
        var hasSeparator = false
        var parts: [[Unicode.Scalar]] = [[]]
        for (index, scalar) in scalars.enumerated() where !"［］".unicodeScalars.contains(scalar) {
            guard ",;，、；".unicodeScalars.contains(scalar), !EntryParts.isInNumber(scalars, index) else {
                parts[parts.count - 1].append(scalar)
                continue
            }
            parts.append([])
            let next = scalars[(index + 1)...].first { !QueryLexer.isSpace($0) && !"=~$".unicodeScalars.contains($0) }
            if next?.properties.isAlphabetic == true { hasSeparator = true }
        }
        guard hasSeparator || hasBrackets else { return nil }
        texts = parts.map(EntryParts.trimmed).filter { !$0.isEmpty }
    }

    private static func isInNumber(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index > 0, index + 1 < scalars.count else { return false }
        return scalars[index - 1].properties.numericType != nil && scalars[index + 1].properties.numericType != nil
    }

    private static func trimmed(_ scalars: [Unicode.Scalar]) -> String {
        var rest = scalars.drop(while: QueryLexer.isSpace)
        while let last = rest.last, QueryLexer.isSpace(last) { rest.removeLast() }
        return EditedLine.text(rest)
    }
}
