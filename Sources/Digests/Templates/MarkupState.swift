import Text

/// Where in HTML one is, byte by byte: as much of the tokenizer of the HTML standard (13.2.5) as tells what a value may do.
struct MarkupState: Equatable {
    enum Position: Equatable {
        case text
        /// After `<`, within the name of an element.
        case name
        /// Within a tag, outside of values.
        case tag
        /// Within the name of an attribute.
        case attribute
        /// After `=`.
        case equals
        case quoted(UInt8)
        case unquoted
        case comment
        case declaration
    }

    private(set) var position = Position.text
    /// The element whose tag this is, small.
    private(set) var element = ""
    /// The attribute whose value this is, small.
    private(set) var attribute = ""
    /// Bytes of the value before here.
    private(set) var valueCount = 0
    /// The element whose text no reference is read in, as `style`; empty elsewhere.
    private(set) var raw = ""
    private var recent: [UInt8] = []

    /// Elements whose content is not text.
    private static let rawElements: Set<String> = [
        "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext", "template", "object", "svg",
        "math",
    ]

    static func == (left: MarkupState, right: MarkupState) -> Bool {
        left.position == right.position && left.element == right.element && left.attribute == right.attribute
            && left.raw == right.raw
    }

    /// Goes on over a byte; returns the element whose start tag has just ended.
    mutating func read(_ byte: UInt8) -> String? {
        switch position {
        case .text: readText(byte)
        case .name:
            if byte == UInt8(ascii: ">") { return end() }
            if ASCII.isSpace(byte) || byte == UInt8(ascii: "/") && !element.isEmpty {
                position = .tag
            } else {
                readName(byte)
            }
        case .tag:
            if byte == UInt8(ascii: ">") { return end() }
            if byte == UInt8(ascii: "=") {
                position = .equals
            } else if !ASCII.isSpace(byte), byte != UInt8(ascii: "/") {
                attribute = String(decoding: [ASCII.lowercased(byte)], as: UTF8.self)
                position = .attribute
            }
        case .attribute:
            if byte == UInt8(ascii: ">") { return end() }
            if byte == UInt8(ascii: "=") {
                position = .equals
            } else if ASCII.isSpace(byte) || byte == UInt8(ascii: "/") {
                position = .tag
            } else {
                attribute += String(decoding: [ASCII.lowercased(byte)], as: UTF8.self)
            }
        case .equals:
            if byte == UInt8(ascii: ">") { return end() }
            valueCount = 0
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                position = .quoted(byte)
            } else if !ASCII.isSpace(byte) {
                position = .unquoted
            }
        case .quoted(let quote):
            if byte == quote { position = .tag } else { valueCount += 1 }
        case .unquoted:
            if byte == UInt8(ascii: ">") { return end() }
            if ASCII.isSpace(byte) { position = .tag }
        case .comment:
            recent = Array((recent + [byte]).suffix(3))
            if recent == Array("-->".utf8) { position = .text }
        case .declaration:
            if byte == UInt8(ascii: ">") { position = .text }
        }
        return nil
    }

    /// Goes on over a value that stands here.
    mutating func readValue() {
        valueCount += 1
        if position == .equals { position = .unquoted }
    }

    private mutating func readText(_ byte: UInt8) {
        guard raw.isEmpty else {
            // Only its own end tag ends it.
            recent = Array((recent + [ASCII.lowercased(byte)]).suffix(raw.utf8.count + 2))
            if recent == Array("</\(raw)".utf8) {
                (position, element, raw) = (.name, "/", "")
            }
            return
        }
        if byte == UInt8(ascii: "<") { (position, element) = (.name, "") }
    }

    private mutating func readName(_ byte: UInt8) {
        switch (element, byte) {
        case ("", UInt8(ascii: "!")), ("", UInt8(ascii: "?")):
            element = "!"
        case ("!", UInt8(ascii: "-")):
            element = "!-"
        case ("!-", UInt8(ascii: "-")):
            (position, recent) = (.comment, [])
        case ("!", _), ("!-", _):
            position = .declaration
        case ("", _) where !ASCII.isLetter(byte) && byte != UInt8(ascii: "/"):
            position = .text
        default:
            element += String(decoding: [ASCII.lowercased(byte)], as: UTF8.self)
        }
    }

    private mutating func end() -> String? {
        (position, attribute, valueCount) = (.text, "", 0)
        defer { element = "" }
        guard !element.hasPrefix("/"), !element.isEmpty else { return nil }
        if MarkupState.rawElements.contains(element) { (raw, recent) = (element, []) }
        return element
    }
}
