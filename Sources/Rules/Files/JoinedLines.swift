import LookoutModel

/// A phrase without quotes that goes on over several lines, which YAML joins into one.
struct JoinedLines {
    /// What stands on each line, without a dash before it.
    let entries: [String]
    /// The last line of it, from 1.
    let lastLine: Int
    /// The column after its first line.
    let endColumn: Int

    /// Nil where the node is a phrase on one line, or in quotes.
    init?(_ node: YAMLNode, in source: YAMLSource) {
        guard let text = node.text, let style = node.style, style != .singleQuoted, style != .doubleQuoted else {
            return nil
        }
        let isBlock = style != .plain
        if !isBlock, JoinedLines.isVerbatim(text, at: node.place.line, node.place.column - 1, in: source) { return nil }
        var rest = text.unicodeScalars.filter { !QueryLexer.isSpace($0) }[...]
        var (line, column) = isBlock ? (node.place.line + 1, 0) : (node.place.line, node.place.column - 1)
        var entries: [String] = []
        var endColumn = node.place.column + 1
        while !rest.isEmpty, line >= 1, line <= source.lines.count {
            let scalars = source.lines[line - 1]
            var end = min(column, scalars.count)
            while end < scalars.count, let next = rest.first {
                if scalars[end] == next {
                    rest.removeFirst()
                } else if !QueryLexer.isSpace(scalars[end]) {
                    return nil
                }
                end += 1
            }
            let entry = JoinedLines.entry(scalars[min(column, scalars.count)..<end])
            if !entry.isEmpty { entries.append(entry) }
            if entries.count == 1, !isBlock, !entry.isEmpty { endColumn = end + 1 }
            (line, column) = (line + 1, 0)
        }
        guard entries.count > 1 else { return nil }
        self.entries = entries
        self.endColumn = endColumn
        lastLine = line - 1
    }

    /// Whether a text stands at a place of a line as it is.
    private static func isVerbatim(_ text: String, at line: Int, _ start: Int, in source: YAMLSource) -> Bool {
        guard line >= 1, line <= source.lines.count else { return true }
        let scalars = source.lines[line - 1]
        var index = start
        for scalar in text.unicodeScalars {
            guard index < scalars.count, scalars[index] == scalar else { return false }
            index += 1
        }
        return true
    }

    private static func entry(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var rest = scalars.drop(while: QueryLexer.isSpace)
        while rest.first == "-", rest.dropFirst().first.map(QueryLexer.isSpace) ?? true {
            rest = rest.dropFirst().drop(while: QueryLexer.isSpace)
        }
        while let last = rest.last, QueryLexer.isSpace(last) { rest.removeLast() }
        return EditedLine.text(rest)
    }
}
