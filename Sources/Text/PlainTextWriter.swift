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
        var start = 0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            guard byte <= 0x20 || byte == 0x7F || isC1(bytes, position) else {
                position += 1
                continue
            }
            append(run: bytes, start..<position)
            if byte == 0xC2 {
                append(c1: bytes[position + 1])
                position += 1
            } else if ASCII.isSpace(byte) {
                if isLineBreakKept, byte == 0x0A { breakLine() } else { space() }
            }
            position += 1
            start = position
        }
        append(run: bytes, start..<bytes.count)
    }

    /// The text, without white space at its ends.
    consuming func finished() -> [UInt8] {
        text
    }

    /// Whether a control character of the second set, U+0080 to U+009F, stands at `position`.
    private func isC1(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        bytes[position] == 0xC2 && position + 1 < bytes.count && bytes[position + 1] < 0xA0
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
        text.append(contentsOf: bytes[range])
    }

    private mutating func flush() {
        if pending != 0, !text.isEmpty { text.append(pending) }
        pending = 0
    }
}
