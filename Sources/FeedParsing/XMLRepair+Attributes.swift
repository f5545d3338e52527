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
            if end < bytes.count, bytes[end] == quote {
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

    private mutating func skipSpaces() {
        while position < bytes.count, ASCII.isSpace(bytes[position]) { position += 1 }
    }
}
