import LookoutModel

/// Leads from an offset in a scalar's text back to line and column of the file.
struct ScalarPlaces {
    private let node: YAMLNode
    private let source: YAMLSource
    private let text: [Unicode.Scalar]
    /// Columns that a block's lines are indented by.
    private let indentation: Int
    /// Where the lines of a block start in the text.
    private var lineStarts = [0]
    /// Whether the text stands in the file as it is, without escapes and line ends.
    private var isVerbatim = true

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
        if node.style == .literal {
            for (index, scalar) in text.enumerated() where scalar == "\n" { lineStarts.append(index + 1) }
        } else {
            let (line, start) = (node.place.line, node.place.column + (node.style == .plain ? 0 : 1))
            isVerbatim = text.enumerated().allSatisfy {
                source.scalar(line: line, column: start + $0.offset) == $0.element
            }
        }
    }

    /// The characters of a range of the text.
    func scalars(in range: Range<Int>) -> ArraySlice<Unicode.Scalar> {
        text[range.clamped(to: 0..<text.count)]
    }

    /// The place of a range of the text, and the column after it (at most the end of its first line).
    func place(of range: Range<Int>) -> (place: SourcePlace, endColumn: Int) {
        guard node.style == .literal else { return inline(range) }
        let number = lineNumber(of: range.lowerBound)
        let (line, lineStart) = (node.place.line + 1 + number, lineStarts[number])
        let lineEnd = text[min(range.lowerBound, text.count)...].firstIndex(of: "\n") ?? text.count
        let column = indentation + range.lowerBound - lineStart + 1
        let end = indentation + min(range.upperBound, max(lineEnd, range.lowerBound)) - lineStart + 1
        return (source.place(line: line, column: column), max(end, column + 1))
    }

    /// Which line of a block an offset stands in, from 0.
    private func lineNumber(of offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    private func inline(_ range: Range<Int>) -> (place: SourcePlace, endColumn: Int) {
        let (line, column) = (node.place.line, node.place.column)
        let shift = node.style == .plain ? 0 : 1
        let start = column + shift
        // Escapes and folded lines move the text: then the whole scalar is meant.
        guard isVerbatim else {
            return (node.place, max(node.place.column + 1, (source.lines[max(0, line - 1)].count) + 1))
        }
        let first = start + range.lowerBound
        return (source.place(line: line, column: first), max(first + 1, start + range.upperBound))
    }
}
