import Text

/// The characters and references of XML, written so that a conforming parser takes them.
enum XMLCharacters {
    static func isNameStart(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    static func isName(_ byte: UInt8) -> Bool {
        isNameStart(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: ":")
    }

    /// Appends a name; what is not ASCII in it becomes an underscore, and so does a colon that separates nothing.
    static func appendName(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        var colons = 0
        for position in range {
            let byte = bytes[position]
            let isColon = byte == UInt8(ascii: ":")
            if isColon { colons += 1 }
            let next = position + 1 < range.upperBound ? bytes[position + 1] : 0
            let isGood = !isColon || (colons == 1 && (ASCII.isLetter(next) || next == UInt8(ascii: "_")))
            output.append(byte < 0x80 && isGood ? byte : UInt8(ascii: "_"))
        }
    }

    /// Appends text without references: control characters fall away, `>` is escaped.
    static func appendText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        append(bytes, range, isMarkupEscaped: false, to: &output)
    }

    /// Appends the text of a CDATA section.
    static func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        append(bytes, range, isMarkupEscaped: true, to: &output)
    }

    /// Appends the value of an attribute for double quotes.
    static func appendAttribute(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        let value = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
        var position = range.lowerBound
        while position < range.upperBound {
            let ampersand = ByteSearch.index(of: UInt8(ascii: "&"), in: value, from: position) ?? range.upperBound
            append(bytes, position..<ampersand, isMarkupEscaped: true, to: &output)
            position = ampersand
            if position < range.upperBound { position += appendReference(in: value, at: position, to: &output) }
        }
    }

    /// Whether the reference at `position` is one that XML itself knows, or a number.
    static func isPredefined(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        let names: [StaticString] = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"]
        return names.contains { ByteSearch.hasPrefix($0, in: bytes, at: position) }
    }

    /// Appends the reference at `position`, or the ampersand that it is, and says how many bytes it took.
    ///
    /// A name of HTML without a semicolon counts only before white space: addresses are full of `&name=`.
    static func appendReference(
        in bytes: UnsafeBufferPointer<UInt8>,
        at position: Int,
        to output: inout [UInt8]
    ) -> Int {
        if let reference = HTMLEntities.reference(in: bytes, at: position, inAttribute: true),
            bytes[position + reference.length - 1] == UInt8(ascii: ";") || isSpace(bytes, position + reference.length)
        {
            if reference.text == [0x0D] {
                // Written as such it would become a line feed.
                output.append(contentsOf: "&#13;".utf8)
            } else {
                reference.text.withUnsafeBufferPointer { append($0, $0.indices, isMarkupEscaped: true, to: &output) }
            }
            return reference.length
        }
        output.append(contentsOf: "&amp;".utf8)
        return 1
    }

    private static func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        position < bytes.count && ASCII.isSpace(bytes[position])
    }

    private static func append(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>,
        isMarkupEscaped: Bool,
        to output: inout [UInt8]
    ) {
        var start = range.lowerBound
        var position = start
        while position < range.upperBound {
            guard let (substitute, length) = substitute(bytes, position, range.upperBound, isMarkupEscaped) else {
                position += 1
                continue
            }
            output.append(contentsOf: bytes[start..<position])
            output.append(
                contentsOf: UnsafeBufferPointer(start: substitute.utf8Start, count: substitute.utf8CodeUnitCount)
            )
            position += length
            start = position
        }
        output.append(contentsOf: bytes[start..<range.upperBound])
    }

    /// What stands for the character at `position`, and its length; nil where it stands for itself.
    private static func substitute(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ position: Int,
        _ end: Int,
        _ isMarkupEscaped: Bool
    ) -> (StaticString, Int)? {
        let byte = bytes[position]
        switch byte {
        case 0x09, 0x0A, 0x0D: return nil
        case 0..<0x20: return ("", 1)
        case UInt8(ascii: ">"): return ("&gt;", 1)
        case UInt8(ascii: "<") where isMarkupEscaped: return ("&lt;", 1)
        case UInt8(ascii: "&") where isMarkupEscaped: return ("&amp;", 1)
        case UInt8(ascii: "\"") where isMarkupEscaped: return ("&quot;", 1)
        case 0xEF where position + 2 < end && bytes[position + 1] == 0xBF && bytes[position + 2] >= 0xBE:
            return ("", 3)
        default: return nil
        }
    }
}
