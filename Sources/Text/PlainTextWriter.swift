/// Writes text whose white space is collapsed and whose control characters are gone.
struct PlainTextWriter {
    private var text: [UInt8] = []
    /// What stands between blocks: a line feed or a space.
    private let separator: UInt8
    /// White space that is written only if more text comes.
    private var pending: UInt8 = 0

    init(separator: UInt8) {
        self.separator = separator
    }

    mutating func reserve(_ count: Int) {
        text.reserveCapacity(count)
    }

    /// Ends the line, unless nothing stands on it.
    mutating func breakLine() {
        pending = separator
    }

    mutating func space() {
        if pending == 0 { pending = 0x20 }
    }

    /// Appends one byte that is not white space.
    mutating func append(_ byte: UInt8) {
        flush()
        text.append(byte)
    }

    /// Appends UTF-8 text, its white space collapsed; line feeds end the line where `isLineBreakKept`.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, isLineBreakKept: Bool) {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x20:
                space()
                position += 1
            case 0..<0x20, 0x7F:
                if ASCII.isSpace(byte) {
                    if isLineBreakKept, byte == 0x0A { breakLine() } else { space() }
                }
                position += 1
            case 0xC2 where position + 1 < bytes.count && bytes[position + 1] < 0xA0:
                append(c1: bytes[position + 1])
                position += 2
            default:
                let end = ByteSearch.endOfPlainText(in: bytes, from: position + 1)
                // A run may end with one space, which counts only if more text comes.
                let isSpaced = bytes[end - 1] == 0x20
                append(run: bytes, position..<(isSpaced ? end - 1 : end))
                if isSpaced { space() }
                position = end
            }
        }
    }

    /// The text, without white space at its ends.
    consuming func finished() -> [UInt8] {
        text
    }

    /// Such a character is a windows-1252 byte that was taken for ISO 8859-1, or nothing.
    private mutating func append(c1 byte: UInt8) {
        let number = Windows1252.scalars[Int(byte & 0x1F)]
        guard number >= 0xA0 else { return }
        flush()
        UTF8Text.append(number, to: &text)
    }

    private mutating func append(run bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        flush()
        text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
    }

    private mutating func flush() {
        if pending != 0, !text.isEmpty { text.append(pending) }
        pending = 0
    }
}
