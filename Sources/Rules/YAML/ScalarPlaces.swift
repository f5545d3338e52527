import LookoutModel

/// Leads from an offset in a scalar's text back to line and column of the file.
struct ScalarPlaces {
    private let node: YAMLNode
    private let source: YAMLSource
    private let text: [Unicode.Scalar]
    /// Columns that a block's lines are indented by.
    private let indentation: Int

    init(_ node: YAMLNode, in source: YAMLSource) {
        self.node = node
        self.source = source
        text = Array((node.text ?? "").unicodeScalars)
        var line = node.place.line
        var indentation = 0
        while line < source.lines.count {
            let scalars = source.lines[line]
            if let first = scalars.firstIndex(where: { $0 != " " }) {
                indentation = first
                break
            }
            line += 1
        }
        self.indentation = indentation
    }

    /// The place of a range of the text, and the column after it (at most the end of its first line).
    func place(of range: Range<Int>) -> (place: SourcePlace, endColumn: Int) {
        guard node.style == .literal else { return inline(range) }
        var line = node.place.line + 1
        var lineStart = 0
        for index in text.indices.prefix(range.lowerBound) where text[index] == "\n" {
            line += 1
            lineStart = index + 1
        }
        let lineEnd = text[min(range.lowerBound, text.count)...].firstIndex(of: "\n") ?? text.count
        let column = indentation + range.lowerBound - lineStart + 1
        let end = indentation + min(range.upperBound, max(lineEnd, range.lowerBound)) - lineStart + 1
        return (source.place(line: line, column: column), max(end, column + 1))
    }

    private func inline(_ range: Range<Int>) -> (place: SourcePlace, endColumn: Int) {
        let (line, column) = (node.place.line, node.place.column)
        let shift = node.style == .plain ? 0 : 1
        let start = column + shift
        // Escapes and folded lines move the text: then the whole scalar is meant.
        for (offset, scalar) in text.enumerated() where source.scalar(line: line, column: start + offset) != scalar {
            return (node.place, max(node.place.column + 1, (source.lines[max(0, line - 1)].count) + 1))
        }
        let first = start + range.lowerBound
        return (source.place(line: line, column: first), max(first + 1, start + range.upperBound))
    }
}
