/// Lines in which quotes end before the text does, as they would be right.
struct QuoteRepair {
    let line: EditedLine

    /// `match: "x" AND y`, `any: "x", y`, `title: "x" y`, or an entry of which a part is in quotes.
    func textAfterQuote(_ holder: YAMLProblem.Holder) -> [String] {
        switch holder {
        case .expression:
            line.withBlock().map { [$0] } ?? ExpressionRepair(line: line).expression(from: line.valueStart ?? 0)
        case .terms: terms()
        case .text: line.valueStart.map { [wholly($0..<line.scalars.count)] } ?? []
        }
    }

    /// `"he said "yes" today"` in single quotes.
    func quoteInQuotes() -> [String] {
        if !line.isInBrackets, line.meant.first != "\"", let start = line.valueStart,
            line.scalars[start...].last == "\""
        {
            let inside = line.scalars[start...].dropFirst().dropLast()
            return [line.replaced(start..<line.scalars.count, with: EditedLine.quoted(inside))]
        }
        guard let end = entryEnd("\"") else { return [] }
        let inside = line.scalars[(line.range.lowerBound + 1)..<end]
        return [line.replaced(line.range.lowerBound..<(end + 1), with: EditedLine.quoted(inside))]
    }

    /// `'Xi's visit'` with double quotes round it.
    func apostropheInQuotes() -> [String] {
        let start = line.range.lowerBound
        guard let end = entryEnd("'"), !line.scalars[start..<end].contains("\"") else { return [] }
        return [line.replaced(start..<(end + 1), with: EditedLine.quoted(line.scalars[(start + 1)..<end]))]
    }

    /// `"Kim \q"` in single quotes, in which the sign is one like any other.
    func withoutEscape() -> [String] {
        guard let start = line.before.lastIndex(of: "\""), let end = line.after.firstIndex(of: "\"") else { return [] }
        let inside = line.scalars[(start + 1)..<end]
        guard !inside.contains("'") else { return [] }
        return [line.replaced(start..<(end + 1), with: "'" + EditedLine.text(inside) + "'")]
    }

    /// Where the quote stands that ends the entry which begins at the place: before a comma, a bracket or the line's end.
    private func entryEnd(_ quote: Unicode.Scalar) -> Int? {
        line.scalars.indices[(line.range.lowerBound + 1)...].first { index in
            guard line.scalars[index] == quote else { return false }
            let next = line.scalars[(index + 1)...].first { $0 != " " }
            return next.map { ",]}".unicodeScalars.contains($0) } ?? true
        }
    }

    /// A range of the line in quotes that it does not hold itself.
    private func wholly(_ range: Range<Int>) -> String {
        line.replaced(range, with: EditedLine.quoted(line.scalars[range]))
    }

    /// Phrases of which a part is in quotes, as entries of a list.
    private func terms() -> [String] {
        let isEntry = line.scalars.first { $0 != " " } == "-"
        guard let start = line.valueStart ?? (isEntry ? line.scalars.firstIndex { $0 != " " && $0 != "-" } : nil) else {
            return []
        }
        let parts = QuoteRepair.parts(of: line.scalars[start...])
        let words = Set(parts.map { EditedLine.text($0).uppercased() })
        if words.contains("AND") || words.contains("NOT") {
            return ExpressionRepair(line: line).expression(from: start)
        }
        let entries = parts.filter { ![",", "or", "OR"].contains(EditedLine.text($0)) }.map { part in
            EditedLine.entry(EditedLine.text(part.filter { $0 != "\"" }))
        }
        guard !entries.isEmpty else { return [] }
        let head = EditedLine.text(line.scalars[..<start])
        // Without a comma between them they may be one phrase.
        if entries.count == parts.count {
            let phrase = EditedLine.entry(
                parts.map { EditedLine.text($0.filter { $0 != "\"" }) }.joined(separator: " ")
            )
            return [head + phrase]
        }
        if line.valueStart != nil { return [head + "[" + entries.joined(separator: ", ") + "]"] }
        return [entries.map { head + $0 }.joined(separator: "\n")]
    }

    /// The phrases, commas and operators of a text.
    private static func parts(of scalars: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        var parts: [ArraySlice<Unicode.Scalar>] = []
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let start = index
            switch scalars[index] {
            case " ": index += 1
            case ",":
                index += 1
                parts.append(scalars[start..<index])
            case "\"":
                index = scalars[(index + 1)...].firstIndex(of: "\"").map { $0 + 1 } ?? scalars.endIndex
                parts.append(scalars[start..<index])
            default:
                index = scalars[index...].firstIndex { $0 == " " || $0 == "," } ?? scalars.endIndex
                let word = scalars[start..<index]
                // Words side by side are one phrase.
                let isWord = !["OR", "AND", "NOT"].contains(EditedLine.text(word).uppercased())
                if isWord, let last = parts.last, last.endIndex + 1 == start, last.first != "\"", last.first != ",",
                    !["OR", "AND", "NOT"].contains(EditedLine.text(last).uppercased())
                {
                    parts[parts.count - 1] = scalars[last.startIndex..<index]
                } else {
                    parts.append(word)
                }
            }
        }
        return parts
    }
}
