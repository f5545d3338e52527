package import LookoutModel

/// The text of a file as people save it, made plain: its lines, as scalars.
///
/// A byte order mark is dropped, UTF-16 with a mark is read, line ends become line feeds, and no-break and ideographic
/// spaces become spaces; each keeps its place, so that columns stay what an editor shows.
package struct YAMLSource: Sendable {
    package let file: String
    /// Without their ends.
    package let lines: [[Unicode.Scalar]]

    /// Reads the bytes of `file`.
    ///
    /// - Throws: `YAMLProblem` where the bytes are no text.
    package init(_ bytes: [UInt8], file: String) throws(YAMLProblem) {
        self.file = file
        let scalars = try YAMLSource.decode(bytes, file: file)
        var lines: [[Unicode.Scalar]] = []
        var line: [Unicode.Scalar] = []
        var isAfterReturn = false
        for scalar in scalars {
            let wasAfterReturn = isAfterReturn
            isAfterReturn = scalar == "\r"
            switch scalar.value {
            case 0x0A where wasAfterReturn:
                continue
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
                lines.append(line)
                line = []
            case 0xA0, 0x3000, 0x2007, 0x202F:
                line.append(" ")
            case 0x09, 0x20...0x7E, 0xA1...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
                line.append(scalar)
            case 0xFEFF:
                line.append("\u{2060}")
            default:
                let place = SourcePlace(file: file, line: lines.count + 1, column: line.count + 1)
                throw YAMLProblem(place: place, fact: .controlCharacter(scalar.value))
            }
        }
        if !line.isEmpty { lines.append(line) }
        self.lines = lines
    }

    /// The text with line feeds.
    package var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
        for line in lines {
            for scalar in line {
                if scalar.value < 0x80 {
                    bytes.append(UInt8(truncatingIfNeeded: scalar.value))
                } else {
                    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            }
            bytes.append(0x0A)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The scalar at a line and column, both from 1; nil where there is none.
    package func scalar(line: Int, column: Int) -> Unicode.Scalar? {
        guard line >= 1, line <= lines.count, column >= 1, column <= lines[line - 1].count else { return nil }
        return lines[line - 1][column - 1]
    }

    /// A place in this file.
    package func place(line: Int, column: Int) -> SourcePlace {
        SourcePlace(file: file, line: line, column: column)
    }

    private static func decode(_ bytes: [UInt8], file: String) throws(YAMLProblem) -> [Unicode.Scalar] {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let low = bytes[0] == 0xFF ? 0 : 1
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
                UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
            }
            return Array(String(decoding: units, as: UTF16.self).unicodeScalars)
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(content.count)
        var decoder = UTF8()
        var iterator = content.makeIterator()
        var (line, column) = (1, 1)
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                scalars.append(scalar)
                if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
            case .emptyInput:
                return scalars
            case .error:
                throw YAMLProblem(place: SourcePlace(file: file, line: line, column: column), fact: .notUTF8)
            }
        }
    }
}
