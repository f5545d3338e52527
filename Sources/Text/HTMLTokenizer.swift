/// Splits HTML into text, tags and the rest, on bytes, in one pass (HTML Living Standard, 13.2.5, without its errors).
///
/// Nothing is decoded and nothing copied: tokens are ranges of the input. Comments, declarations and the content of
/// scripts and styles come as `.other`. Time is linear in the input, whatever it holds.
package struct HTMLTokenizer {
    /// A piece of the input.
    package enum Token: Equatable {
        case text(Range<Int>)
        /// `name` as it stands; `attributes` from behind it up to the `>` or the `/>`.
        case startTag(name: Range<Int>, attributes: Range<Int>)
        case endTag(name: Range<Int>)
        /// What shows no text: comments, declarations, processing instructions, scripts, styles.
        case other(Range<Int>)
        /// A CDATA section, as only XHTML has them: the text inside it.
        case cdata(Range<Int>)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// The element whose content is not markup and comes next.
    private var rawElement: Range<Int>?
    /// Set once a search for the end of a comment has failed: no later one can find it.
    private var hasNoCommentEnd = false
    /// The same for the end of a CDATA section.
    private var hasNoSectionEnd = false
    /// Set once a tag of no HTML element had no end: later signs are text, like that one.
    private var hasNoTagEnd = false
    /// The same for the ends of quotations.
    private var hasNoDoubleQuote = false
    private var hasNoSingleQuote = false

    /// A tokenizer over `bytes`, which must outlive it.
    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The next piece; nil at the end.
    package mutating func next() -> Token? {
        guard position < bytes.count else { return nil }
        if let element = rawElement {
            rawElement = nil
            let start = position
            position = endOfRawText(element)
            if position > start { return .other(start..<position) }
        }
        let start = position
        guard !isMarkup(at: start) else { return markup() }
        var end = index(of: UInt8(ascii: "<"), from: start + 1) ?? bytes.count
        while end < bytes.count, !isMarkup(at: end) {
            end = index(of: UInt8(ascii: "<"), from: end + 1) ?? bytes.count
        }
        position = end
        return .text(start..<position)
    }

    private func isMarkup(at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, !hasNoTagEnd else { return false }
        let next = bytes[index + 1]
        if ASCII.isLetter(next) || next == UInt8(ascii: "?") { return true }
        if next == UInt8(ascii: "!") {
            // "<!'" is a slip of a writer, not the comment that a browser makes of it.
            let third = index + 2 < bytes.count ? bytes[index + 2] : 0
            return ASCII.isLetter(third) || third == UInt8(ascii: "-") || third == UInt8(ascii: "[")
        }
        return next == UInt8(ascii: "/") && index + 2 < bytes.count
            && (ASCII.isLetter(bytes[index + 2]) || bytes[index + 2] == UInt8(ascii: ">"))
    }

    private mutating func markup() -> Token {
        let start = position
        switch bytes[start + 1] {
        case UInt8(ascii: "!"):
            return declaration()
        case UInt8(ascii: "?"):
            position = index(of: UInt8(ascii: ">"), from: start + 2).map { $0 + 1 } ?? bytes.count
            return .other(start..<position)
        case UInt8(ascii: "/"):
            let name = nameRange(from: start + 2)
            position = index(of: UInt8(ascii: ">"), from: name.upperBound).map { $0 + 1 } ?? bytes.count
            return name.isEmpty ? .other(start..<position) : .endTag(name: name)
        default:
            return startTag()
        }
    }

    private mutating func declaration() -> Token {
        let start = position
        if hasPrefix("<!--", at: start) {
            if !hasNoCommentEnd, let end = index(of: "-->", from: start + 2) {
                position = end + 3
                return .other(start..<position)
            }
            hasNoCommentEnd = true
            // A comment that never ends hides nothing: what follows is read.
            position = start + 4
            return .other(start..<position)
        }
        if !hasNoSectionEnd, hasPrefix("<![CDATA[", at: start) {
            if let end = index(of: "]]>", from: start + 9) {
                position = end + 3
                return .cdata((start + 9)..<end)
            }
            hasNoSectionEnd = true
        }
        position = index(of: UInt8(ascii: ">"), from: start + 2).map { $0 + 1 } ?? bytes.count
        return .other(start..<position)
    }

    private mutating func startTag() -> Token {
        let name = nameRange(from: position + 1)
        let end = endOfTag(from: name.upperBound)
        let element = HTMLElement(bytes, name)
        if end == bytes.count, !element.isKnown {
            // "profit <expected, sources say": a sign, not a tag.
            hasNoTagEnd = true
            let start = position
            position = bytes.count
            return .text(start..<position)
        }
        position = min(end + 1, bytes.count)
        let isClosed = end > name.upperBound && bytes[end - 1] == UInt8(ascii: "/")
        if !isClosed, element.hasRawText { rawElement = name }
        return .startTag(name: name, attributes: name.upperBound..<(isClosed ? end - 1 : end))
    }

    /// Where the `>` stands that ends the attributes which begin at `start`; the end of the text where there is none.
    private mutating func endOfTag(from start: Int) -> Int {
        var position = start
        var sign = index(of: UInt8(ascii: ">"), from: start)
        while let end = sign {
            let attributes = UnsafeBufferPointer(rebasing: bytes[..<end])
            guard let equals = ByteSearch.index(of: UInt8(ascii: "="), in: attributes, from: position) else {
                return end
            }
            // A quotation counts behind an equals sign alone.
            position = equals + 1
            while position < bytes.count, ASCII.isSpace(bytes[position]) { position += 1 }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
            else { continue }
            guard let close = endOfQuotation(from: position) else {
                // It never ends, so it hides nothing.
                return sign ?? bytes.count
            }
            position = close + 1
            if close > end { sign = index(of: UInt8(ascii: ">"), from: position) }
        }
        return bytes.count
    }

    /// Where the quotation ends that begins at `position`.
    private mutating func endOfQuotation(from position: Int) -> Int? {
        let isDouble = bytes[position] == UInt8(ascii: "\"")
        guard !(isDouble ? hasNoDoubleQuote : hasNoSingleQuote) else { return nil }
        let close = index(of: bytes[position], from: position + 1)
        if close == nil { if isDouble { hasNoDoubleQuote = true } else { hasNoSingleQuote = true } }
        return close
    }

    private func nameRange(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if ASCII.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
            end += 1
        }
        return start..<end
    }

    /// Where the content of a script or style ends: at its end tag, or at the end of the text.
    private func endOfRawText(_ element: Range<Int>) -> Int {
        var candidate = position
        while let start = index(of: "</", from: candidate) {
            let end = start + 2 + element.count
            if end <= bytes.count,
                zip(bytes[(start + 2)..<end], bytes[element]).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
            {
                return start
            }
            candidate = start + 2
        }
        return bytes.count
    }

    private func hasPrefix(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[start + offset] != text.utf8Start[offset] { return false }
        return true
    }

    private func index(of byte: UInt8, from start: Int) -> Int? {
        ByteSearch.index(of: byte, in: bytes, from: start)
    }

    private func index(of text: StaticString, from start: Int) -> Int? {
        ByteSearch.index(of: text, in: bytes, from: start)
    }
}
