/// Lines that work and are probably not what was meant, as they were probably meant.
struct LintRepair {
    let line: EditedLine

    func repairs(_ fact: LintFact) -> [String] {
        switch fact {
        case .redundant, .shadowed: withoutEntry()
        case .quotesTaken: allUnquoted()
        case .outerQuotes, .curlyQuotes: unquoted()
        case .quotesSplit(let text): [line.replaced(with: EditedLine.quoted(text.unicodeScalars))]
        case .capitalsInAnyCase: [line.replaced(line.range.lowerBound..<line.range.lowerBound, with: "=")]
        case .silentTerm(_, _, .spelling(let other, _)): [line.replaced(with: other)]
        case .silentTerm(let term, _, .insideWords), .insideWords(let term, _, _, _): [line.replaced(with: "~" + term)]
        case .listInTerm(let parts, let isGroup, _): list(parts, isGroup: isGroup)
        case .dashWithoutSpace(let entry): [line.replaced(with: "- " + EditedLine.entry(entry))]
        case .cutByHash(_, let cut): uncut(cut)
        case .commentedEntry:
            [line.replaced(with: EditedLine.quoted(line.meant) + (line.after.contains(",") ? "" : ","))]
        case .signUnderNone: [line.replaced(with: EditedLine.text(line.meant.dropFirst()))]
        case .commasInValue(_, let parts):
            line.isInFlow && !line.before.contains("{")
                ? [] : [line.replaced(with: "[" + parts.map(EditedLine.entry).joined(separator: ", ") + "]")]
        case .notText: [line.replaced(with: EditedLine.quoted(line.meant))]
        case .noneHoldsTerm: withExcept()
        case .lookAlikes(let word, let meant):
            word == meant
                ? [] : [line.replaced(with: EditedLine.text(line.meant).replacing(word, with: meant))]
        case .invisible: [line.replaced(with: "")]
        case .unknownFeed(_, let suggestion?): [line.replaced(with: suggestion)]
        case .operatorInTerm(let word) where word.lowercased() == "or" || OperatorName.surelyMeant(by: word) == "OR":
            entries(word)
        case .operatorInTerm(let word) where OperatorName.surelyMeant(by: word) != nil:
            ExpressionRepair(line: line).sole()
        case .operatorInTerm(let word) where word.count > 2 && word.last == "!":
            [line.replaced(with: word.dropLast() + "*")]
        default: []
        }
    }

    /// A list in brackets without the entry; a line of its own is taken out whole, which needs no showing.
    private func withoutEntry() -> [String] {
        guard line.isInFlow else { return [] }
        var (start, end) = (line.range.lowerBound, line.range.upperBound)
        if let comma = line.after.firstIndex(where: { $0 != " " }), line.scalars[comma] == "," {
            end = line.scalars[(comma + 1)...].firstIndex { $0 != " " } ?? line.scalars.count
        } else if let comma = line.before.lastIndex(where: { $0 != " " }), line.scalars[comma] == "," {
            start = comma
        } else {
            return []
        }
        return [line.replaced(start..<end, with: "")]
    }

    private func unquoted() -> [String] {
        var text = line.meant
        while let first = text.first, QueryLexer.isQuote(first) || first == "'" { text.removeFirst() }
        while let last = text.last, QueryLexer.isQuote(last) || last == "'" { text.removeLast() }
        return text.isEmpty ? [] : [line.replaced(with: EditedLine.text(text))]
    }

    /// The line with all its words without their quotes that need none.
    private func allUnquoted() -> [String] {
        guard line.isInBrackets else { return unquoted() }
        var scalars = line.scalars
        var index = line.range.lowerBound
        while index < scalars.count {
            let quote = scalars[index]
            guard quote == "\"" || quote == "'" else {
                index += 1
                continue
            }
            guard let end = scalars[(index + 1)...].firstIndex(of: quote) else { break }
            let text = EditedLine.text(scalars[(index + 1)..<end])
            let isEntry = scalars[..<index].last { $0 != " " }.map { $0 == "," || $0 == "[" } ?? false
            if isEntry, !PlainScalar.needsQuotes(text), !text.contains(" ") {
                scalars.remove(at: end)
                scalars.remove(at: index)
                index = end - 1
            } else {
                index = end + 1
            }
        }
        return [EditedLine.text(scalars)]
    }

    /// `except` for `none`, where the whole list stands on the line.
    private func withExcept() -> [String] {
        guard line.key == "none", let colon = line.scalars.firstIndex(of: ":") else { return [] }
        let entries = line.scalars[colon...]
        // Other entries of the list may well be meant for the whole item.
        guard !entries.contains(",") else { return [] }
        return [line.replaced((colon - 4)..<colon, with: "except")]
    }

    /// An entry that reads like a list as the list it reads like.
    private func list(_ parts: [String], isGroup: Bool) -> [String] {
        if line.isText { return [parts.map { EditedLine.text(line.head) + $0 }.joined(separator: "\n")] }
        let entries = parts.map(EditedLine.entry)
        let row = entries.joined(separator: ", ")
        if line.isInBrackets { return [line.replaced(with: row)] }
        if line.valueStart == line.range.lowerBound || isGroup { return [line.replaced(with: "[" + row + "]")] }
        if line.before.contains("-") {
            return [entries.map { EditedLine.text(line.head) + $0 }.joined(separator: "\n")]
        }
        // In brackets a comma would have ended the entry.
        guard line.meant.contains(",") else { return [line.replaced(with: row)] }
        return [entries.map { line.indentation + "- " + $0 }.joined(separator: "\n")]
    }

    /// The whole entry in quotes; in a text file without the sign, which text is searched without.
    private func uncut(_ cut: String) -> [String] {
        guard line.isText else { return [line.replaced(with: EditedLine.quoted(line.meant))] }
        let kept = line.meant.dropLast(cut.unicodeScalars.count)
        return [line.replaced(with: EditedLine.text(kept) + String(cut.dropFirst()))]
    }

    private func entries(_ word: String) -> [String] {
        let around = (line.before.last { !QueryLexer.isSpace($0) }, line.after.first { !QueryLexer.isSpace($0) })
        // In quotes each part would need its own.
        if line.before.filter(QueryLexer.isQuote).count % 2 == 1 || around.0 == "'" || around.1 == "'" { return [] }
        var (from, to) = (line.range.lowerBound, line.range.upperBound)
        while from > 0, line.scalars[from - 1] == " " { from -= 1 }
        while to < line.scalars.count, line.scalars[to] == " " { to += 1 }
        if line.isInFlow { return [line.replaced(from..<to, with: ", ")] }
        return [line.replaced(from..<to, with: "\n" + EditedLine.text(line.head))]
    }
}
