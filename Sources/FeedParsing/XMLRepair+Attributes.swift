import Text

extension XMLRepair {
    /// How a tag ends.
    enum TagEnd: Equatable {
        /// With `>`.
        case open
        /// Before the next `<`; `hasValue` where an attribute with a value stands in it, or nothing at all.
        case interrupted(hasValue: Bool)
        /// With `/>`.
        case closed
        /// The document ends first.
        case document
    }

    /// Writes the attributes that stand at the position, mended, and goes on behind the tag.
    mutating func attributes() -> TagEnd {
        var names: Set<[UInt8]> = []
        var hasValue = false
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: ">"):
                position += 1
                return .open
            case UInt8(ascii: "<"):
                return .interrupted(hasValue: hasValue || names.isEmpty)
            case UInt8(ascii: "/"):
                position += 1
                let slash = position
                skipSpaces()
                guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else {
                    position = slash
                    continue
                }
                position += 1
                return .closed
            default:
                guard XMLCharacters.isNameStart(byte) else {
                    position += 1
                    continue
                }
                if attribute(&names) { hasValue = true }
                guard failure == nil else { return .open }
            }
        }
        return .document
    }

    /// Writes one attribute; true where it has a value.
    private mutating func attribute(_ names: inout Set<[UInt8]>) -> Bool {
        let name = nameRange(from: position)
        position = name.upperBound
        skipSpaces()
        var value: Range<Int>?
        if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
            position += 1
            skipSpaces()
            value = takeValue()
        }
        guard name.count <= limits.nameLength else {
            failure = .exceeds(.nameLength, limit: limits.nameLength)
            return false
        }
        var key: [UInt8] = []
        XMLCharacters.appendName(bytes, name, to: &key)
        guard names.insert(key).inserted else { return value != nil }
        guard names.count <= limits.attributes else {
            failure = .exceeds(.attributes, limit: limits.attributes)
            return false
        }
        // An empty namespace cannot be declared for a prefix.
        if key.starts(with: "xmlns:".utf8), value?.isEmpty ?? true { return true }
        output.append(UInt8(ascii: " "))
        output.append(contentsOf: key)
        output.append(contentsOf: "=\"".utf8)
        if let value { XMLCharacters.appendAttribute(bytes, value, to: &output) }
        output.append(UInt8(ascii: "\""))
        return value != nil
    }

    /// The value at the position, quoted or not; a quotation that runs into the next tag ends at the first space.
    private mutating func takeValue() -> Range<Int> {
        guard position < bytes.count else { return position..<position }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = position + 1
            var end = start
            while end < bytes.count, bytes[end] != quote, bytes[end] != UInt8(ascii: "<") { end += 1 }
            if end < bytes.count, bytes[end] != quote, let later = endOfQuotation(quote, from: end) { end = later }
            if end < bytes.count, bytes[end] == quote, !beginsAnother(at: end) {
                position = end + 1
                return start..<end
            }
            position = start
        }
        let start = position
        while position < bytes.count, !ASCII.isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">"),
            bytes[position] != UInt8(ascii: "<")
        {
            if bytes[position] == UInt8(ascii: "/"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: ">")
            {
                break
            }
            position += 1
        }
        return start..<position
    }

    /// Where a quotation ends in which a `<` stands: at the next quotation mark, unless that begins another value.
    private func endOfQuotation(_ quote: UInt8, from start: Int) -> Int? {
        let limit = min(bytes.count, start + XMLRepair.longestQuotation)
        let near = UnsafeBufferPointer(rebasing: bytes[..<limit])
        guard let end = ByteSearch.index(of: quote, in: near, from: start), end + 1 < bytes.count else { return nil }
        let behind = bytes[end + 1]
        let isEnd = ASCII.isSpace(behind) || behind == UInt8(ascii: "/") || behind == UInt8(ascii: ">")
        return isEnd && bytes[end - 1] != UInt8(ascii: "=") ? end : nil
    }

    /// Whether the quotation mark at `end` begins another value, because the one before it was not closed.
    private func beginsAnother(at end: Int) -> Bool {
        guard end + 1 < bytes.count, bytes[end - 1] == UInt8(ascii: "=") else { return false }
        let behind = bytes[end + 1]
        return !ASCII.isSpace(behind) && behind != UInt8(ascii: "/") && behind != UInt8(ascii: ">")
    }

    /// How far behind a `<` the end of a quotation is looked for, in bytes.
    private static let longestQuotation = 2048

    private mutating func skipSpaces() {
        while position < bytes.count, ASCII.isSpace(bytes[position]) { position += 1 }
    }
}
