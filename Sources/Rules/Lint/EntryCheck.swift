import LookoutModel

/// W304, W309, W311 and N201 of the entries of a list, as far as they show in how an entry is written.
struct EntryCheck {
    let source: YAMLSource
    /// The key of a rule that the list stands under; nil where it is a named list.
    var key: String?

    /// Checks the entries of a list in YAML; `isGroup` where the one entry is a whole group of `all`.
    func check(_ nodes: [YAMLNode], isGroup: Bool = false, log: inout ProblemLog) {
        checkQuotes(nodes, log: &log)
        checkSplit(nodes, log: &log)
        var listed = ListedEntries()
        for node in nodes {
            guard let text = node.text else { continue }
            let scalars = Array(text.unicodeScalars)
            let places = ScalarPlaces(node, in: source)
            if node.style == .plain, let taken = PlainScalar.taken(text) {
                add(.notText(text, taken: taken), node.place, node.endColumn, &log)
            }
            if isDashed(node, scalars) {
                add(.dashWithoutSpace(EditedLine.text(scalars.dropFirst())), node.place, node.endColumn, &log)
                continue
            }
            checkText(scalars, isPlain: node.style == .plain, log: &log) { places.place(of: $0) }
            // Quotes say that the commas are meant; round brackets they do not.
            let isBracketed = node.style != .plain && scalars.first == "[" && scalars.last == "]"
            guard node.style == .plain && !EntryCheck.isQuoted(scalars) || isBracketed else { continue }
            listed.note(scalars, isGroup: isGroup, at: node.place, endColumn: node.endColumn)
            guard node.style == .plain else { continue }
            checkHash(after: node.place.column - 1 + scalars.count, of: node.place, log: &log)
        }
        listed.report(to: &log)
    }

    /// Whether an entry is all that stands on its line, from the dash on.
    func isDashed(_ node: YAMLNode, _ scalars: [Unicode.Scalar]) -> Bool {
        guard node.style == .plain, scalars.first == "-", scalars.count > 1, node.place.line >= 1,
            node.place.line <= source.lines.count
        else { return false }
        return source.lines[node.place.line - 1].prefix(max(0, node.place.column - 1)).allSatisfy { $0 == " " }
    }

    /// Checks a line of a text file.
    func check(_ scalars: [Unicode.Scalar], at place: SourcePlace, log: inout ProblemLog) {
        checkText(scalars, isPlain: !EntryCheck.isQuoted(scalars), log: &log) { range in
            let start = SourcePlace(file: place.file, line: place.line, column: place.column + range.lowerBound)
            return (start, place.column + range.upperBound)
        }
    }

    /// A `#` right before a letter or digit, which cuts off the entry at `place` that ends at the index `end` of its line.
    func checkHash(after end: Int, of place: SourcePlace, log: inout ProblemLog) {
        guard place.line >= 1, place.line <= source.lines.count else { return }
        let line = source.lines[place.line - 1]
        if checkComma(after: end, of: place, line, log: &log) { return }
        guard end < line.count, QueryLexer.isSpace(line[end]),
            let hash = line[end...].firstIndex(where: { !QueryLexer.isSpace($0) }),
            line[hash] == "#" || line[hash] == "＃", hash + 1 < line.count
        else { return }
        let next = line[hash + 1].properties
        guard next.isAlphabetic || next.numericType != nil else { return }
        var last = line.count
        while last > hash, QueryLexer.isSpace(line[last - 1]) { last -= 1 }
        let (kept, cut) = (EditedLine.text(line[(place.column - 1)..<end]), EditedLine.text(line[hash..<last]))
        add(.cutByHash(kept: kept, cut: cut), place, last + 1, &log)
    }

    /// A `#` behind the comma after an entry, `[Taiwan, #drill`, where the list goes on in the next line.
    private func checkComma(
        after end: Int,
        of place: SourcePlace,
        _ line: [Unicode.Scalar],
        log: inout ProblemLog
    ) -> Bool {
        guard end < line.count, let comma = line[end...].firstIndex(where: { !QueryLexer.isSpace($0) }),
            line[comma] == ",", let hash = line[(comma + 1)...].firstIndex(where: { !QueryLexer.isSpace($0) }),
            line[hash] == "#", hash + 1 < line.count, line[hash + 1].properties.isAlphabetic
        else { return false }
        let end = line[hash...].firstIndex(of: ",") ?? line.count
        var word = line[hash..<end]
        while let last = word.last, QueryLexer.isSpace(last) { word.removeLast() }
        let start = SourcePlace(file: place.file, line: place.line, column: hash + 1)
        add(.commentedEntry(EditedLine.text(word)), start, word.endIndex + 1, &log)
        return true
    }

    private func checkText(
        _ scalars: [Unicode.Scalar],
        isPlain: Bool,
        log: inout ProblemLog,
        _ place: (Range<Int>) -> (place: SourcePlace, endColumn: Int)
    ) {
        if let index = scalars.firstIndex(where: InvisibleCharacters.contains) {
            let (start, end) = place(index..<(index + 1))
            add(.invisible(scalars[index].value), start, end, &log)
        }
        let whole = 0..<scalars.count
        // Round an entry with commas quotes say that these are meant.
        if let first = scalars.first, let last = scalars.last, EntryCheck.isQuoted(scalars),
            EntryParts(Array(scalars.dropFirst().dropLast())) == nil
        {
            let (start, end) = place(whole)
            add(first == "\"" && last == "\"" ? .outerQuotes : .curlyQuotes, start, end, &log)
        }
        if isPlain, scalars.first != "$", let name = TermEntry.listName(in: EditedLine.text(scalars)) {
            let (start, end) = place(whole)
            let fact = QueryProblem.Fact.listLike(name)
            log.add(.query(fact), at: start, endColumn: end, level: .warning)
        }
        if let word = EntryOperator(scalars).found {
            // In quotes a word that is only like an operator is what it is.
            if !isPlain, word.text.count > 2, OperatorName.surelyMeant(by: word.text) != nil { return }
            let (start, end) = place(word.range)
            let isSigned = word.range.lowerBound == 0 && EntryCheck.isSigned(scalars)
            // An error says it already.
            if isSigned, isPlain, key == "any" || key == "all" { return }
            if let key, key == "none" || key == "except", isSigned {
                add(.signUnderNone(word.text, key: key), start, end, &log)
            } else {
                add(.operatorInTerm(word.text), start, end, &log)
            }
        }
    }

    /// Whether an entry begins with a sign that keeps words out elsewhere: `-drill`, `!drill`.
    static func isSigned(_ scalars: [Unicode.Scalar]) -> Bool {
        guard scalars.count > 2, let first = scalars.first, first == "-" || first == "!" else { return false }
        return scalars[1].properties.isAlphabetic
    }

    private static func isQuoted(_ scalars: [Unicode.Scalar]) -> Bool {
        guard scalars.count > 2, let first = scalars.first, let last = scalars.last else { return false }
        return QueryLexer.isQuote(first) && QueryLexer.isQuote(last)
    }

    /// An entry between curly quotes with a comma in it, `“Washington, D.C.”`, which YAML reads as several.
    private func checkSplit(_ nodes: [YAMLNode], log: inout ProblemLog) {
        var opener: YAMLNode?
        for node in nodes {
            guard node.style == .plain, let scalars = node.text.map({ Array($0.unicodeScalars) }),
                let first = scalars.first,
                let last = scalars.last
            else {
                opener = nil
                continue
            }
            if QueryLexer.isQuote(first), !scalars.dropFirst().contains(where: QueryLexer.isQuote) {
                opener = node
            } else if let start = opener, QueryLexer.isQuote(last),
                !scalars.dropLast().contains(where: QueryLexer.isQuote)
            {
                report(from: start, to: node, log: &log)
                opener = nil
            }
        }
    }

    private func report(from start: YAMLNode, to end: YAMLNode, log: inout ProblemLog) {
        guard start.place.line == end.place.line, start.place.line >= 1, start.place.line <= source.lines.count else {
            return
        }
        let line = source.lines[start.place.line - 1]
        let (from, to) = (start.place.column, end.endColumn - 2)
        guard from < to, to <= line.count else { return }
        add(.quotesSplit(EditedLine.text(line[from..<to])), start.place, end.endColumn, &log)
    }

    /// Quotes that YAML takes although it does not need them, on some entries among others without.
    private func checkQuotes(_ nodes: [YAMLNode], log: inout ProblemLog) {
        let quoted = nodes.filter { node in
            guard node.style == .doubleQuoted || node.style == .singleQuoted, let text = node.text else { return false }
            // Quotes round a phrase are a habit; round a word they may be meant to make it exact.
            return !PlainScalar.needsQuotes(text) && !text.contains(" ")
        }
        let hasPlain = nodes.contains { node in
            node.style == .plain && node.text.map { !$0.hasPrefix("$") } ?? false
        }
        guard hasPlain, let first = quoted.first else { return }
        add(.quotesTaken(others: quoted.count - 1), first.place, first.endColumn, &log)
    }

    private func add(_ fact: LintFact, _ place: SourcePlace, _ endColumn: Int, _ log: inout ProblemLog) {
        log.add(.lint(fact), at: place, endColumn: endColumn, level: fact.level)
    }
}
