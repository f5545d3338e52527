import Text

extension XMLRepair {
    /// Whether the tag that was just read, and ended so, is text of the element it stands in.
    mutating func isText(_ name: Range<Int>, _ end: TagEnd) -> Bool {
        guard let parent = open.last else { return false }
        let isKnown = HTMLElement(bytes, name).isKnown
        if case .interrupted(let hasValue) = end { return !hasValue && !isKnown }
        guard end == .open, hasOnlyWords, holdsText(parent) else { return false }
        return words.isText(bytes, name: name, attributes: name.upperBound..<(position - 1), isKnown: isKnown)
    }

    /// Whether a tag without attributes is only spoken of: "how to use <title> in feeds", up to the end of the element that
    /// says so.
    func isMentioned(_ name: Range<Int>) -> Bool {
        guard let parent = open.last, holdsText(parent), name.upperBound < bytes.count,
            bytes[name.upperBound] == UInt8(ascii: ">"), isFeedElement(name) || isItem(name) || holdsText(name),
            let next = ByteSearch.index(of: UInt8(ascii: "<"), in: bytes, from: name.upperBound),
            next + 2 < bytes.count, bytes[next + 1] == UInt8(ascii: "/")
        else { return false }
        return isSame(nameRange(from: next + 2), parent)
    }

    /// Whether text alone stands in the element, and markup only by mistake or as HTML.
    private func holdsText(_ name: Range<Int>) -> Bool {
        let colon = bytes[name].lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.lowerBound
        let holders: [StaticString] = [
            "title", "description", "summary", "subtitle", "content", "encoded", "tagline", "creator",
            "category",
        ]
        return holders.contains { holder in
            name.upperBound - colon == holder.utf8CodeUnitCount && ByteSearch.hasPrefix(holder, in: bytes, at: colon)
        }
    }

    /// Whether the name, which HTML has for an element without content, is one of feeds too.
    func isFeedElement(_ name: Range<Int>) -> Bool {
        (name.count == 4 && ByteSearch.hasPrefix("link", in: bytes, at: name.lowerBound))
            || (name.count == 6 && ByteSearch.hasPrefix("source", in: bytes, at: name.lowerBound))
    }
}
