import Text

/// The text of an element or a CDATA section, as a conforming parser gives it.
enum XMLTextDecoder {
    /// Appends the text of `bytes`, UTF-8 without markup, to `output`: references decoded where `isEscaped`, line breaks
    /// made line feeds (XML 1.0, 2.11).
    ///
    /// - Returns: False where it is not well-formed: a character that XML does not have, a reference that is not
    ///   predefined, `]]>` outside a section.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, isEscaped: Bool, to output: inout [UInt8]) -> Bool {
        guard hasOnlyCharacters(bytes) else { return false }
        let start = output.count
        if isEscaped {
            guard ByteSearch.index(of: "]]>", in: bytes, from: 0) == nil, appendDecoded(bytes, to: &output) else {
                return false
            }
        } else {
            output.append(contentsOf: bytes)
        }
        // A carriage return that was written as a reference stays, as XML has it.
        if !isEscaped, ByteSearch.index(of: 0x0D, in: bytes, from: 0) != nil { normalizeBreaks(&output, from: start) }
        return true
    }

    private static func appendDecoded(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Bool {
        var position = 0
        let hasReturn = ByteSearch.index(of: 0x0D, in: bytes, from: 0) != nil
        while let ampersand = ByteSearch.index(of: UInt8(ascii: "&"), in: bytes, from: position) {
            append(UnsafeBufferPointer(rebasing: bytes[position..<ampersand]), hasReturn, to: &output)
            let length = appendReference(bytes, at: ampersand, to: &output)
            guard length > 0 else { return false }
            position = ampersand + length
        }
        append(UnsafeBufferPointer(rebasing: bytes[position...]), hasReturn, to: &output)
        return true
    }

    private static func append(_ piece: UnsafeBufferPointer<UInt8>, _ hasReturn: Bool, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: piece)
        if hasReturn { normalizeBreaks(&output, from: start) }
    }

    /// Appends what the reference at `position` stands for; 0 where it is none that XML knows, else its length in bytes.
    private static func appendReference(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at position: Int,
        to output: inout [UInt8]
    ) -> Int {
        guard position + 3 < bytes.count else { return 0 }
        let rest = bytes.count - position
        switch bytes[position + 1] {
        case UInt8(ascii: "l"):
            guard bytes[position + 2] == UInt8(ascii: "t"), bytes[position + 3] == UInt8(ascii: ";") else { return 0 }
            output.append(UInt8(ascii: "<"))
            return 4
        case UInt8(ascii: "g"):
            guard bytes[position + 2] == UInt8(ascii: "t"), bytes[position + 3] == UInt8(ascii: ";") else { return 0 }
            output.append(UInt8(ascii: ">"))
            return 4
        case UInt8(ascii: "#"):
            return appendNumber(bytes, at: position, to: &output)
        default:
            let names: [(StaticString, UInt8)] = [
                ("&amp;", UInt8(ascii: "&")), ("&quot;", UInt8(ascii: "\"")), ("&apos;", UInt8(ascii: "'")),
            ]
            for (name, byte) in names where name.utf8CodeUnitCount <= rest {
                let length = name.utf8CodeUnitCount
                guard (1..<length).allSatisfy({ bytes[position + $0] == name.utf8Start[$0] }) else { continue }
                output.append(byte)
                return length
            }
            return 0
        }
    }

    private static func appendNumber(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at position: Int,
        to output: inout [UInt8]
    ) -> Int {
        var end = position + 2
        let isHexadecimal = bytes[end] == UInt8(ascii: "x")
        if isHexadecimal { end += 1 }
        let digits = end
        var number: UInt32 = 0
        while end < bytes.count, let digit = ASCII.digit(bytes[end], isHexadecimal: isHexadecimal) {
            number = min(number * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
            end += 1
        }
        guard end > digits, end < bytes.count, bytes[end] == UInt8(ascii: ";"), isCharacter(number) else { return 0 }
        UTF8Text.append(number, to: &output)
        return end + 1 - position
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

    private static func normalizeBreaks(_ text: inout [UInt8], from start: Int) {
        var end = start
        var position = start
        while position < text.count {
            let byte = text[position]
            position += 1
            if byte == 0x0D, position < text.count, text[position] == 0x0A { continue }
            text[end] = byte == 0x0D ? 0x0A : byte
            end += 1
        }
        text.removeSubrange(end...)
    }
}
