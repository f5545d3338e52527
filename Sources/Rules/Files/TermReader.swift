import LookoutModel

/// Reads lists of terms.
struct TermReader {
    let source: YAMLSource
    /// Whether places are kept, and entries are looked at for what was probably not meant.
    var isLinting = false
    /// Whether the file is an archive, whose entries were taken once.
    var isArchive = false

    /// The entries under a key: a list of phrases, or a single one; with the lists they name.
    ///
    /// Under a key of a rule (`isOfRule`) it is known whether the entries are looked for or kept out.
    func entries(_ node: YAMLNode, key: String, isOfRule: Bool = false, log: inout ProblemLog) -> TermEntries {
        var result = TermEntries()
        guard !node.isEmpty else {
            log.add(.empty(key), at: node)
            return result
        }
        guard let items = node.list ?? (node.text == nil ? nil : [node]) else {
            log.add(.wrongShape(key: key, expected: .terms), at: node)
            return result
        }
        if items.isEmpty { log.add(.empty(key), at: node) }
        var read: [YAMLNode] = []
        for item in items {
            guard let entry = entry(item, key: key, log: &log) else { continue }
            let isWanted = isOfRule && !isArchive && (key == "any" || key == "all")
            if isWanted, let fact = signFact(item) { log.add(.query(fact), at: item) }
            result.entries.append(entry)
            if case .list(let name) = entry {
                result.references.append(
                    RuleDraft.Reference(name: name, place: item.place, endColumn: item.endColumn)
                )
            }
            guard isLinting else { continue }
            result.spans.append(TermSpan(item.place, endColumn: item.endColumn))
            read.append(item)
        }
        if isLinting {
            EntryCheck(source: source, key: isOfRule ? key : nil).check(
                read,
                isGroup: key == "all" && node.list == nil,
                log: &log
            )
        }
        return result
    }

    private func entry(_ node: YAMLNode, key: String, log: inout ProblemLog) -> TermEntry? {
        guard let text = node.text else {
            let (fact, endColumn) = shapeProblem(of: node, key: key)
            log.add(fact, at: node.place, endColumn: endColumn)
            return nil
        }
        if text.isEmpty, let hash = hash(behind: node) {
            log.add(.yaml(.syntax("", cause: .hashInList)), at: hash)
            return nil
        }
        if let joined = JoinedLines(node, in: source) {
            let fact = RuleFact.linesJoined(joined.entries, lastLine: joined.lastLine)
            log.add(fact, at: node.place, endColumn: joined.endColumn)
            return nil
        }
        do {
            return try TermEntry.parse(text)
        } catch {
            let (place, endColumn) = ScalarPlaces(node, in: source).place(of: error.range)
            log.add(.query(error.fact), at: place, endColumn: endColumn)
            return nil
        }
    }

    /// A sign before an entry that is looked for, and that keeps nothing out.
    private func signFact(_ node: YAMLNode) -> QueryProblem.Fact? {
        // In quotes it is meant.
        guard node.style == .plain, let scalars = node.text.map({ Array($0.unicodeScalars) }), let sign = scalars.first,
            EntryCheck.isSigned(scalars), !EntryCheck(source: source).isDashed(node, scalars)
        else { return nil }
        return .signInEntry(Character(sign), EditedLine.text(scalars.dropFirst()))
    }

    /// Where the comment begins that stands for an entry without a text: `- #drill`.
    private func hash(behind node: YAMLNode) -> SourcePlace? {
        guard node.style == .plain, node.place.line >= 1, node.place.line <= source.lines.count else { return nil }
        let line = source.lines[node.place.line - 1]
        guard let index = line[min(line.count, node.place.column - 1)...].firstIndex(where: { $0 != " " }),
            line[index] == "#", index + 1 < line.count, !QueryLexer.isSpace(line[index + 1])
        else { return nil }
        return source.place(line: node.place.line, column: index + 1)
    }

    /// What is wrong with a list or map where a phrase should stand.
    private func shapeProblem(of node: YAMLNode, key: String) -> (RuleFact, endColumn: Int) {
        guard let entries = node.map else { return (.listInTerms(key: key), node.endColumn) }
        let isInBraces = source.scalar(line: node.place.line, column: node.place.column) == "{"
        guard let first = entries.first, !isInBraces else {
            return (.wrongShape(key: key, expected: .terms), node.endColumn)
        }
        let keyEnd = first.place.column + first.key.unicodeScalars.count
        if RuleReader.keys.contains(first.key), first.value.text == nil || entries.count > 1 {
            return (.keyInTerms(first.key, under: key), keyEnd)
        }
        let isOneLine = first.value.place.line == node.place.line && first.value.text?.isEmpty == false
        return (.colonInEntry(first.key), isOneLine ? first.value.endColumn : keyEnd + 1)
    }

    /// The phrases of a text file, one a line, with the lists they name; `#` starts a comment.
    func lines(log: inout ProblemLog) -> TermEntries {
        var result = TermEntries()
        var listed = ListedEntries()
        for (index, line) in source.lines.enumerated() {
            let content = TermReader.withoutComment(line)
            guard let first = content.firstIndex(where: TermReader.isVisible),
                let last = content.lastIndex(where: TermReader.isVisible)
            else { continue }
            let place = source.place(line: index + 1, column: first + 1)
            do {
                let entry = try TermEntry.parse(String(String.UnicodeScalarView(content)))
                result.entries.append(entry)
                if case .list(let name) = entry {
                    result.references.append(RuleDraft.Reference(name: name, place: place, endColumn: last + 2))
                }
                if isLinting {
                    result.spans.append(TermSpan(place, endColumn: last + 2))
                    let scalars = Array(content[first...last])
                    let check = EntryCheck(source: source)
                    check.check(scalars, at: place, log: &log)
                    check.checkHash(after: last + 1, of: place, log: &log)
                    let isQuoted = QueryLexer.isQuote(line[first]) && QueryLexer.isQuote(line[last])
                    if !isQuoted || scalars.count < 2 { listed.note(scalars, at: place, endColumn: last + 2) }
                }
            } catch {
                let start = source.place(line: index + 1, column: error.range.lowerBound + 1)
                log.add(.query(error.fact), at: start, endColumn: error.range.upperBound + 1)
            }
        }
        listed.report(to: &log)
        return result
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        !QueryLexer.isSpace(scalar) && scalar != "\u{2060}"
    }

    private static func withoutComment(_ line: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        for (index, scalar) in line.enumerated() where scalar == "#" || scalar == "＃" {
            if index == 0 || QueryLexer.isSpace(line[index - 1]) { return line[..<index] }
        }
        return line[...]
    }
}
