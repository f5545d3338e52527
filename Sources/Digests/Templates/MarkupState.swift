import Text

/// Where in a template's HTML one is, byte by byte.
///
/// It knows plain HTML alone, of which the standard's tokenizer (13.2.5) makes the same: whatever it does not know is odd, and
/// a template that holds such is refused.
struct MarkupState: Equatable {
    enum Position: Equatable {
        case text
        /// Right behind `<`.
        case open
        /// Within the name of an element.
        case name
        /// Within a tag, behind a space: an attribute may begin, or the tag end.
        case tag
        /// Behind a quoted value, or the `/` before the end: only a space, `/` or `>` may follow.
        case closing
        case attribute
        /// Right behind `=`.
        case equals
        case quoted(UInt8)
        case unquoted
        case comment
        case doctype
    }

    private(set) var position = Position.text
    /// The element whose tag this is, small; with `/` before it where the tag ends it.
    private(set) var element = ""
    /// The attribute whose value this is, small.
    private(set) var attribute = ""
    /// Bytes of the value before here.
    private(set) var valueCount = 0
    /// The element whose content is no markup: `style`, `title` or `textarea`; empty elsewhere.
    private(set) var raw = ""
    /// Whether something stood that this does not know.
    private(set) var isOdd = false
    private var recent: [UInt8] = []

    static func == (left: MarkupState, right: MarkupState) -> Bool {
        left.position == right.position && left.element == right.element && left.attribute == right.attribute
            && left.raw == right.raw && left.recent == right.recent
    }

    /// Goes on over a byte; returns the element whose tag has just ended, with `/` before it where that was its end tag.
    mutating func read(_ byte: UInt8) -> String? {
        switch position {
        case .text: readText(byte)
        case .open: readOpen(byte)
        case .name:
            if byte == UInt8(ascii: ">") { return end() }
            if isNamed(byte) { element += small(byte) } else { separate(byte) }
        case .tag:
            if byte == UInt8(ascii: ">") { return end() }
            if ASCII.isLetter(byte) { (attribute, position) = (small(byte), .attribute) } else { separate(byte) }
        case .closing:
            if byte == UInt8(ascii: ">") { return end() }
            separate(byte)
        case .attribute:
            if byte == UInt8(ascii: ">") { return end() }
            if byte == UInt8(ascii: "=") {
                (position, valueCount) = (.equals, 0)
            } else if isNamed(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_") {
                attribute += small(byte)
            } else {
                separate(byte)
            }
        case .equals:
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                position = .quoted(byte)
            } else {
                position = .unquoted
                checkUnquoted(byte)
            }
        case .quoted(let quote):
            if byte == quote { position = .closing } else { valueCount += 1 }
        case .unquoted:
            if byte == UInt8(ascii: ">") { return end() }
            if ASCII.isSpace(byte) { position = .tag } else { checkUnquoted(byte) }
        case .comment: readComment(byte)
        case .doctype:
            if byte == UInt8(ascii: ">") {
                isOdd = isOdd || ASCII.lowercased(String(decoding: recent, as: UTF8.self)) != "doctype html"
                (position, recent) = (.text, [])
            } else {
                recent.append(byte)
                if recent.count > 64 { isOdd = true }
            }
        }
        return nil
    }

    /// Goes on over a value that stands here.
    mutating func readValue() {
        valueCount += 1
    }

    private func small(_ byte: UInt8) -> String {
        String(decoding: [ASCII.lowercased(byte)], as: UTF8.self)
    }

    private func isNamed(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-")
    }

    private mutating func checkUnquoted(_ byte: UInt8) {
        if !isNamed(byte), !"._/%#:".utf8.contains(byte) { isOdd = true }
    }

    private mutating func separate(_ byte: UInt8) {
        if ASCII.isSpace(byte) {
            position = .tag
        } else if byte == UInt8(ascii: "/") {
            position = .closing
        } else {
            isOdd = true
        }
    }

    private mutating func readText(_ byte: UInt8) {
        guard raw.isEmpty else {
            // Only its own end tag ends it, and nothing like another one may stand there.
            recent.append(ASCII.lowercased(byte))
            let end = Array("</\(raw)".utf8)
            if recent == end {
                (position, element, raw, recent) = (.name, "/" + raw, "", [])
                return
            }
            if end.starts(with: recent) { return }
            if raw != "style", recent.first == UInt8(ascii: "<") { isOdd = true }
            recent = byte == UInt8(ascii: "<") ? [byte] : []
            return
        }
        if byte == UInt8(ascii: "<") { (position, element) = (.open, "") }
    }

    private mutating func readOpen(_ byte: UInt8) {
        recent.append(byte)
        switch recent.first {
        case UInt8(ascii: "!"):
            if recent == Array("!--".utf8) {
                (position, recent) = (.comment, [])
            } else if recent.count == 2, ASCII.lowercased(byte) == UInt8(ascii: "d") {
                (position, recent) = (.doctype, [byte])
            } else if recent.count > 1, !Array("!--".utf8).starts(with: recent) {
                isOdd = true
            }
        case UInt8(ascii: "/") where recent.count == 1: break
        default:
            guard ASCII.isLetter(byte) else {
                isOdd = true
                return
            }
            (element, position, recent) = ((recent.count > 1 ? "/" : "") + small(byte), .name, [])
        }
    }

    private mutating func readComment(_ byte: UInt8) {
        recent.append(byte)
        if recent == [UInt8(ascii: ">")] || recent == Array("->".utf8) { isOdd = true }
        if recent.count > 4 { recent.removeFirst() }
        if recent.suffix(4) == Array("--!>".utf8)[...] { isOdd = true }
        if recent.count > 2, recent.suffix(3) == Array("-->".utf8)[...] { (position, recent) = (.text, []) }
    }

    private mutating func end() -> String? {
        (position, attribute, valueCount, recent) = (.text, "", 0, [])
        defer { element = "" }
        if ["style", "title", "textarea"].contains(element) { raw = element }
        return element
    }
}
