/// Text that is put between the bytes of a file.
struct TextInsertion {
    /// After this line, from 1.
    private let line: Int
    /// After this column of the line, in Unicode scalars; nil after the line's end.
    private let column: Int?
    /// Put after the column.
    private let text: String
    /// Lines put after the line.
    private let lines: [String]

    /// Puts whole lines after a line.
    init(afterLine line: Int, text lines: [String]) {
        self.line = line
        column = nil
        text = ""
        self.lines = lines
    }

    /// Puts text after a column of a line, and whole lines after that line.
    init(atLine line: Int, column: Int, text: String, then lines: [String] = []) {
        self.line = line
        self.column = column
        self.text = text
        self.lines = lines
    }

    /// The bytes of a file's lines with the text put in, whose lines end as the file's do.
    func applied(to all: inout [[UInt8]]) -> [UInt8] {
        let end = TextInsertion.lineEnd(of: all)
        guard line >= 1, line <= all.count else { return all.flatMap(\.self) }
        if let column { insert(Array(text.utf8), after: column, into: &all[line - 1], isFirst: line == 1) }
        if !lines.isEmpty {
            let isOpen = all[line - 1].last != 0x0A && all[line - 1].last != 0x0D
            if isOpen { all[line - 1] += end }
            var new = lines.map { Array($0.utf8) + end }
            // A last line without an end stays one.
            if isOpen { new[new.count - 1].removeLast(end.count) }
            all.insert(contentsOf: new, at: line)
        }
        return all.flatMap(\.self)
    }

    private func insert(_ bytes: [UInt8], after column: Int, into line: inout [UInt8], isFirst: Bool) {
        var index = isFirst && line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for _ in 0..<column where index < line.count {
            index += 1
            while index < line.count, line[index] & 0xC0 == 0x80 { index += 1 }
        }
        line.insert(contentsOf: bytes, at: index)
    }

    private static func lineEnd(of lines: [[UInt8]]) -> [UInt8] {
        guard let first = lines.first(where: { $0.last == 0x0A || $0.last == 0x0D }) else { return [0x0A] }
        if first.suffix(2) == [0x0D, 0x0A] { return [0x0D, 0x0A] }
        return first.last == 0x0D ? [0x0D] : [0x0A]
    }
}
