import Text

/// Text in columns, whatever the width of its characters.
enum AlignedText {
    /// The longest line.
    static let width = 78

    /// `text` with spaces after it up to so many columns.
    static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - DisplayWidth.columns(text)))
    }

    /// `text` with spaces before it up to so many columns.
    static func right(_ text: String, to columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - DisplayWidth.columns(text))) + text
    }

    /// Lines of at most `width` columns; the first begins with `head`, the others under what follows it.
    static func wrapped(_ text: String, head: String = "", hanging: Int? = nil) -> [String] {
        let indent = hanging ?? DisplayWidth.columns(head)
        let space = String(repeating: " ", count: indent)
        let lines = LineWrapping.lines(text, width: max(20, width - indent))
        guard let first = lines.first else { return [head] }
        return [head + first] + lines.dropFirst().map { space + $0 }
    }

    /// Rows of cells as lines, each column as wide as its widest cell but at most `limits` says; the last is not padded.
    static func table(_ rows: [[String]], indent: Int, limits: [Int] = [], rightAligned: Set<Int> = []) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        var widths: [Int] = []
        for column in 0..<count {
            let limit = column < limits.count ? limits[column] : Int.max
            let widest = rows.map { column < $0.count ? DisplayWidth.columns($0[column]) : 0 }.max() ?? 0
            widths.append(min(widest, limit))
        }
        return rows.map { row in
            var line = String(repeating: " ", count: indent)
            for (column, cell) in row.enumerated() {
                if column > 0 { line += "  " }
                if rightAligned.contains(column) {
                    line += right(cell, to: widths[column])
                } else {
                    line += column == row.count - 1 ? cell : padded(cell, to: widths[column])
                }
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }
}
