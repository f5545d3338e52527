import LookoutModel

/// Reads lists of terms.
struct TermReader {
    let source: YAMLSource

    /// The entries under a key: a list of phrases, or a single one; with the lists they name.
    func entries(
        _ node: YAMLNode,
        key: String,
        log: inout ProblemLog
    ) -> (entries: [TermEntry], references: [RuleDraft.Reference]) {
        var entries: [TermEntry] = []
        var references: [RuleDraft.Reference] = []
        guard !node.isEmpty else {
            log.add(.empty(key), at: node)
            return ([], [])
        }
        guard let items = node.list ?? (node.text == nil ? nil : [node]) else {
            log.add(.wrongShape(key: key, expected: .terms), at: node)
            return ([], [])
        }
        if items.isEmpty { log.add(.empty(key), at: node) }
        for item in items {
            guard let entry = entry(item, key: key, log: &log) else { continue }
            entries.append(entry)
            if case .list(let name) = entry {
                references.append(
                    RuleDraft.Reference(name: name, place: item.place, endColumn: item.endColumn)
                )
            }
        }
        return (entries, references)
    }

    private func entry(_ node: YAMLNode, key: String, log: inout ProblemLog) -> TermEntry? {
        guard let text = node.text else {
            log.add(.wrongShape(key: key, expected: .terms), at: node)
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

    /// The phrases of a text file, one a line, with the lists they name; `#` starts a comment.
    func lines(log: inout ProblemLog) -> (entries: [TermEntry], references: [RuleDraft.Reference]) {
        var entries: [TermEntry] = []
        var references: [RuleDraft.Reference] = []
        for (index, line) in source.lines.enumerated() {
            let content = TermReader.withoutComment(line)
            guard content.contains(where: { !QueryLexer.isSpace($0) && $0 != "\u{2060}" }) else { continue }
            let place = source.place(line: index + 1, column: 1)
            do {
                let entry = try TermEntry.parse(String(String.UnicodeScalarView(content)))
                entries.append(entry)
                if case .list(let name) = entry {
                    references.append(RuleDraft.Reference(name: name, place: place, endColumn: content.count + 1))
                }
            } catch {
                let start = source.place(line: index + 1, column: error.range.lowerBound + 1)
                log.add(.query(error.fact), at: start, endColumn: error.range.upperBound + 1)
            }
        }
        return (entries, references)
    }

    private static func withoutComment(_ line: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        for (index, scalar) in line.enumerated() where scalar == "#" || scalar == "＃" {
            if index == 0 || QueryLexer.isSpace(line[index - 1]) { return line[..<index] }
        }
        return line[...]
    }
}
