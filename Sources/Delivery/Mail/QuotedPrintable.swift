/// The quoted-printable encoding (RFC 2045, 6.7).
enum QuotedPrintable {
    /// The longest line, without its end and without the `=` of a soft one.
    private static let width = 75
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// `text`, whose lines end with line feeds, in lines that end with CRLF, the last too.
    static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 5 / 4)
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines { append(Array(line), to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ line: [UInt8], to bytes: inout [UInt8]) {
        var column = 0
        for (index, byte) in line.enumerated() {
            let isQuoted = isQuoted(byte, at: index, in: line, column: column)
            let size = isQuoted ? 3 : 1
            if column + size > width {
                bytes += [0x3D, 0x0D, 0x0A]
                column = 0
            }
            // A line must begin neither with a dot, which SMTP reads, nor with what mailboxes take for a message.
            if isQuoted || column == 0 && (byte == 0x2E || byte == 0x46) {
                bytes += [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                column += 3
            } else {
                bytes.append(byte)
                column += 1
            }
        }
        bytes += [0x0D, 0x0A]
    }

    private static func isQuoted(_ byte: UInt8, at index: Int, in line: [UInt8], column: Int) -> Bool {
        switch byte {
        case 0x3D: true
        case 0x20, 0x09: index == line.count - 1
        default: byte < 0x21 || byte > 0x7E
        }
    }
}
