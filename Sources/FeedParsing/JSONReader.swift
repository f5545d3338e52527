import Text

/// Reads JSON from UTF-8 (RFC 8259), with bounds on how deep it goes and how many values it holds.
struct JSONReader {
    /// Arrays and objects within each other.
    private static let depthLimit = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private let limits: FeedLimits
    private var depth = 0
    private var count = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>, limits: FeedLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The one value that `bytes` hold.
    ///
    /// - Throws: `FeedParseError.malformedJSON`, or the limit that it breaks.
    static func value(
        _ bytes: UnsafeBufferPointer<UInt8>,
        limits: FeedLimits
    ) throws(FeedParseError) -> ParsedJSON {
        var reader = JSONReader(bytes, limits: limits)
        let value = try reader.value()
        reader.skipSpaces()
        guard reader.position == bytes.count else { throw reader.malformed }
        return value
    }

    private var malformed: FeedParseError { .malformedJSON(offset: position) }

    private mutating func value() throws(FeedParseError) -> ParsedJSON {
        skipSpaces()
        guard position < bytes.count else { throw malformed }
        count += 1
        guard count <= limits.values else { throw .exceeds(.values, limit: limits.values) }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try nested { reader throws(FeedParseError) in try reader.object() }
        case UInt8(ascii: "["): return try nested { reader throws(FeedParseError) in try reader.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(FeedParseError) -> ParsedJSON
    ) throws(FeedParseError) -> ParsedJSON {
        depth += 1
        guard depth <= JSONReader.depthLimit else { throw .exceeds(.depth, limit: JSONReader.depthLimit) }
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(FeedParseError) -> ParsedJSON {
        var members: [String: ParsedJSON] = [:]
        skipSpaces()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpaces()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw malformed }
            let key = try string()
            skipSpaces()
            guard take(UInt8(ascii: ":")) else { throw malformed }
            members[key] = try value()
            skipSpaces()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw malformed }
        }
    }

    private mutating func array() throws(FeedParseError) -> ParsedJSON {
        var elements: [ParsedJSON] = []
        skipSpaces()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            // An array right in the document's object: the items, or else what is never as many.
            if depth == 2, elements.count == limits.items { throw .exceeds(.items, limit: limits.items) }
            elements.append(try value())
            skipSpaces()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw malformed }
        }
    }

    private mutating func string() throws(FeedParseError) -> String {
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let start = position
            while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
                position += 1
            }
            text.append(contentsOf: bytes[start..<position])
            guard position < bytes.count else { break }
            if take(UInt8(ascii: "\"")) { return String(decoding: text, as: UTF8.self) }
            position += 1
            try escape(&text)
        }
        throw malformed
    }

    private mutating func escape(_ text: inout [UInt8]) throws(FeedParseError) {
        guard position < bytes.count else { throw malformed }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            var number = try unit()
            if number & 0xFC00 == 0xD800, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            {
                let mark = position
                position += 2
                let low = try unit()
                if low & 0xFC00 == 0xDC00 {
                    number = 0x1_0000 + (number & 0x3FF) << 10 + low & 0x3FF
                } else {
                    position = mark
                }
            }
            UTF8Text.append(number, to: &text)
        default: text.append(byte)
        }
    }

    private mutating func unit() throws(FeedParseError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw malformed }
        var number: UInt32 = 0
        for offset in 0..<4 {
            guard let digit = ASCII.digit(bytes[position + offset], isHexadecimal: true) else { throw malformed }
            number = number << 4 | digit
        }
        position += 4
        return number
    }

    private mutating func number() throws(FeedParseError) -> ParsedJSON {
        let start = position
        while position < bytes.count, isNumberByte(bytes[position]) { position += 1 }
        guard position > start else { throw malformed }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
            || byte | 0x20 == UInt8(ascii: "e")
    }

    private mutating func literal(_ text: StaticString, _ value: ParsedJSON) throws(FeedParseError) -> ParsedJSON {
        guard ByteSearch.hasPrefix(text, in: bytes, at: position) else { throw malformed }
        position += text.utf8CodeUnitCount
        return value
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpaces() {
        while position < bytes.count, ASCII.isSpace(bytes[position]) { position += 1 }
    }
}
