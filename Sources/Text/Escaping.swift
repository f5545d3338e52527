/// Text of others put into a language of markup, so that it stays text there.
package enum Escaping {
    /// For HTML, as content and within quoted attributes.
    package static func html(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(where: { isHTMLMarkup($0) }) else { return String(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            case UInt8(ascii: "`"): bytes += "&#96;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// For one line of Markdown (CommonMark and the autolinks, tables and mathematics of its dialects).
    ///
    /// A backslash stands before each character that could begin markup where it stands; what would begin a list, a
    /// heading or a rule is escaped at the beginning of the text, so that it may stand at the beginning of a line.
    package static func markdown(_ text: some StringProtocol) -> String {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count + 32)
        for (index, byte) in source.enumerated() {
            if isMarkdownMarkup(byte, at: index, in: source) { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// For the destination of a Markdown link between `<` and `>`.
    package static func markdownDestination(_ link: WebLink) -> String {
        // Character references are read in destinations too; the rest that could end one is percent-encoded already.
        link.address.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
    }

    /// For a string of JSON, without the quotes.
    ///
    /// Line and paragraph separators, which end a line in JavaScript, are escaped too, and so is `<`, so that the text
    /// may stand within a script element.
    package static func json(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0..<0x20, UInt8(ascii: "<"), 0x7F: bytes += jsonEscape(UInt16(byte))
            case 0x80..<0xA0 where bytes.last == 0xC2:
                // A control character of Latin-1, in two bytes.
                bytes.removeLast()
                bytes += jsonEscape(UInt16(byte))
            case 0xA8, 0xA9:
                guard bytes.suffix(2) == [0xE2, 0x80] else { fallthrough }
                bytes.removeLast(2)
                bytes += jsonEscape(0x2000 + UInt16(byte & 0x3F))
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func jsonEscape(_ value: UInt16) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return Array("\\u".utf8) + [12, 8, 4, 0].map { digits[Int(value >> $0 & 15)] }
    }

    private static func isHTMLMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "`"):
            true
        default: false
        }
    }

    private static func isMarkdownMarkup(_ byte: UInt8, at index: Int, in text: [UInt8]) -> Bool {
        guard byte < 0x80 else { return false }
        let next = index + 1 < text.count ? text[index + 1] : 0x20
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: "$"),
            UInt8(ascii: "^"):
            return true
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="):
            // Lists, rules and underlines of headings begin a line.
            return index == 0 || !isWordByte(text[index - 1])
        case UInt8(ascii: "&"):
            return ASCII.isLetter(next) || next == UInt8(ascii: "#")
        case UInt8(ascii: ":"):
            // Addresses, emoji names; not times of day, and not a colon at the end of a word.
            return index == 0 || next > 0x20 && !(ASCII.isDigit(next) && ASCII.isDigit(text[index - 1]))
        case UInt8(ascii: "."), UInt8(ascii: ")"):
            // A list number at the beginning, an address anywhere.
            let word = text[..<index].reversed().prefix(while: isWordByte).reversed().map(ASCII.lowercased)
            return word == Array("www".utf8) || word.count == index && index > 0 && word.allSatisfy(ASCII.isDigit)
        default:
            return false
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80
    }
}
