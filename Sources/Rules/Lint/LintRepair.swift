/// Lines that work and are probably not what was meant, as they were probably meant.
struct LintRepair {
    let line: EditedLine

    func repairs(_ fact: LintFact) -> [String] {
        switch fact {
        case .redundant, .shadowed: withoutEntry()
        case .quotesTaken, .outerQuotes, .curlyQuotes: unquoted()
        case .capitalsInAnyCase: [line.replaced(line.range.lowerBound..<line.range.lowerBound, with: "=")]
        case .silentTerm(_, _, .spelling(let other, _)): [line.replaced(with: other)]
        case .silentTerm(let term, _, .insideWords), .insideWords(let term, _, _, _): [line.replaced(with: "~" + term)]
        case .notText: [line.replaced(with: EditedLine.quoted(line.meant))]
        case .noneHoldsTerm: withExcept()
        case .lookAlikes(let word, let meant):
            word == meant
                ? [] : [line.replaced(with: EditedLine.text(line.meant).replacing(word, with: meant))]
        case .invisible: [line.replaced(with: "")]
        case .unknownFeed(_, let suggestion?): [line.replaced(with: suggestion)]
        case .operatorInTerm(let word) where word.lowercased() == "or": entries(word)
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

    /// `except` for `none`, where the whole list stands on the line.
    private func withExcept() -> [String] {
        guard line.key == "none", let colon = line.scalars.firstIndex(of: ":") else { return [] }
        let entries = line.scalars[colon...]
        // Other entries of the list may well be meant for the whole item.
        guard !entries.contains(",") else { return [] }
        return [line.replaced((colon - 4)..<colon, with: "except")]
    }

    private func entries(_ word: String) -> [String] {
        var (from, to) = (line.range.lowerBound, line.range.upperBound)
        while from > 0, line.scalars[from - 1] == " " { from -= 1 }
        while to < line.scalars.count, line.scalars[to] == " " { to += 1 }
        if line.isInFlow { return [line.replaced(from..<to, with: ", ")] }
        return [line.replaced(from..<to, with: "\n" + EditedLine.text(line.head))]
    }
}
