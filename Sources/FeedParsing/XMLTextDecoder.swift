import Text

/// The text of an element or a CDATA section, as a conforming parser gives it.
enum XMLTextDecoder {
    /// Writes the text of `bytes`, UTF-8 without markup: references decoded where `isEscaped`, line breaks made line feeds
    /// (XML 1.0, 2.11).
    ///
    /// - Parameters:
    ///   - bytes: What stands in the document.
    ///   - isEscaped: Whether references are to be decoded.
    ///   - output: Room for as many bytes as `bytes` has: no text is longer than what stands for it.
    /// - Returns: How many bytes were written; nil where `bytes` are not well-formed: a character that XML does not have, a
    ///   reference that is not predefined, `]]>` outside a section.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>,
        isEscaped: Bool,
        into output: UnsafeMutablePointer<UInt8>
    ) -> Int? {
        guard hasOnlyCharacters(bytes) else { return nil }
        let hasReturn = ByteSearch.index(of: 0x0D, in: bytes, from: 0) != nil
        guard isEscaped else { return copy(bytes, hasReturn, to: output) }
        guard ByteSearch.index(of: "]]>", in: bytes, from: 0) == nil else { return nil }
        var position = 0
        var count = 0
        while let ampersand = ByteSearch.index(of: UInt8(ascii: "&"), in: bytes, from: position) {
            count += copy(UnsafeBufferPointer(rebasing: bytes[position..<ampersand]), hasReturn, to: output + count)
            guard let reference = reference(bytes, at: ampersand) else { return nil }
            count += write(reference.number, to: output + count)
            position = ampersand + reference.length
        }
        return count + copy(UnsafeBufferPointer(rebasing: bytes[position...]), hasReturn, to: output + count)
    }

    /// Copies a piece; a carriage return that was written as a reference is in none, and stays, as XML has it.
    private static func copy(
        _ piece: UnsafeBufferPointer<UInt8>,
        _ hasReturn: Bool,
        to output: UnsafeMutablePointer<UInt8>
    ) -> Int {
        guard let source = piece.baseAddress, !piece.isEmpty else { return 0 }
        guard hasReturn else {
            output.update(from: source, count: piece.count)
            return piece.count
        }
        var count = 0
        for (index, byte) in piece.enumerated() {
            if byte == 0x0D, index + 1 < piece.count, piece[index + 1] == 0x0A { continue }
            output[count] = byte == 0x0D ? 0x0A : byte
            count += 1
        }
        return count
    }

    /// Writes a character; how many bytes it took.
    private static func write(_ number: UInt32, to output: UnsafeMutablePointer<UInt8>) -> Int {
        func continuation(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: number >> shift & 0x3F) }
        switch number {
        case 0..<0x80:
            output[0] = UInt8(truncatingIfNeeded: number)
            return 1
        case 0x80..<0x800:
            output[0] = 0xC0 | UInt8(truncatingIfNeeded: number >> 6)
            output[1] = continuation(0)
            return 2
        case 0x800..<0x1_0000:
            output[0] = 0xE0 | UInt8(truncatingIfNeeded: number >> 12)
            output[1] = continuation(6)
            output[2] = continuation(0)
            return 3
        default:
            output[0] = 0xF0 | UInt8(truncatingIfNeeded: number >> 18)
            output[1] = continuation(12)
            output[2] = continuation(6)
            output[3] = continuation(0)
            return 4
        }
    }

    /// What the reference at `position` stands for, and its length in bytes; nil where it is none that XML knows.
    private static func reference(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at position: Int
    ) -> (number: UInt32, length: Int)? {
        let rest = bytes.count - position
        guard rest > 3 else { return nil }
        let (second, third) = (bytes[position + 1], bytes[position + 2])
        if third == UInt8(ascii: "t"), bytes[position + 3] == UInt8(ascii: ";") {
            if second == UInt8(ascii: "l") { return (0x3C, 4) }
            return second == UInt8(ascii: "g") ? (0x3E, 4) : nil
        }
        if second == UInt8(ascii: "#") { return numericReference(bytes, at: position) }
        if isReference("&amp;", bytes, at: position) { return (0x26, 5) }
        if isReference("&quot;", bytes, at: position) { return (0x22, 6) }
        return isReference("&apos;", bytes, at: position) ? (0x27, 6) : nil
    }

    private static func isReference(
        _ name: StaticString,
        _ bytes: UnsafeBufferPointer<UInt8>,
        at position: Int
    ) -> Bool {
        let length = name.utf8CodeUnitCount
        guard length <= bytes.count - position else { return false }
        for offset in 1..<length where bytes[position + offset] != name.utf8Start[offset] { return false }
        return true
    }

    private static func numericReference(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at position: Int
    ) -> (number: UInt32, length: Int)? {
        var end = position + 2
        let isHexadecimal = bytes[end] == UInt8(ascii: "x")
        if isHexadecimal { end += 1 }
        let digits = end
        var number: UInt32 = 0
        while end < bytes.count, let digit = ASCII.digit(bytes[end], isHexadecimal: isHexadecimal) {
            number = min(number * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
            end += 1
        }
        guard end > digits, end < bytes.count, bytes[end] == UInt8(ascii: ";"), isCharacter(number) else { return nil }
        return (number, end + 1 - position)
    }

    /// Whether XML has the character (XML 1.0, production 2).
    private static func isCharacter(_ number: UInt32) -> Bool {
        switch number {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }

    private static func hasOnlyCharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        while let found = ByteSearch.indexOfControl(in: bytes, from: position) {
            guard bytes[found] == 0x09 || bytes[found] == 0x0A || bytes[found] == 0x0D else {
                return false
            }
            position = found + 1
        }
        position = 0
        // U+FFFE and U+FFFF.
        while let found = ByteSearch.index(of: 0xEF, in: bytes, from: position) {
            if found + 2 < bytes.count, bytes[found + 1] == 0xBF, bytes[found + 2] >= 0xBE { return false }
            position = found + 3
        }
        return true
    }
}
