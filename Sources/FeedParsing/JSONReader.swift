import Text

/// Reads JSON from UTF-8 (RFC 8259), with bounds on how deep it goes and how many values it holds.
///
/// Of what breaks off or goes wrong it gives what came whole before; commas too many and what follows the value are passed
/// over.
struct JSONReader {
    /// What was read.
    struct Reading {
        let value: ParsedJSON
        /// Where the first thing stands that is wrong, in bytes; nil where nothing is.
        let fault: Int?
        /// Whether it breaks off, or cannot be read from there on.
        let isTruncated: Bool
        /// How the last element of an array right in the document's object broke off.
        let cut: Cut
    }

    /// How an object broke off.
    enum Cut {
        case none
        /// Between two of its members, each of them whole.
        case between
        /// Within a member.
        case inside
    }

    /// Arrays and objects within each other.
    private static let depthLimit = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private let limits: FeedLimits
    private var depth = 0
    private var count = 0
    private var fault: Int?
    private var isTruncated = false
    private var cut = Cut.none

    private init(_ bytes: UnsafeBufferPointer<UInt8>, limits: FeedLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The value that `bytes` hold.
    ///
    /// - Throws: `FeedParseError.malformedJSON` where there is none, or the limit that it breaks.
    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        limits: FeedLimits
    ) throws(FeedParseError) -> Reading {
        var reader = JSONReader(bytes, limits: limits)
        let value = try reader.value()
        reader.skipSpaces()
        if reader.position < bytes.count { reader.note(faultAt: reader.position) }
        return Reading(
            value: value,
            fault: reader.fault,
            isTruncated: reader.isTruncated,
            cut: reader.cut
        )
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
        while true {
            skipSpaces()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                return breakOff(.object(members), .between)
            }
            do throws(FeedParseError) {
                let key = try string()
                skipSpaces()
                guard take(UInt8(ascii: ":")) else { throw malformed }
                members[key] = try value()
            } catch {
                guard case .malformedJSON = error else { throw error }
                return breakOff(.object(members), .inside)
            }
            if isTruncated { return breakOff(.object(members), .inside) }
            guard separate(before: UInt8(ascii: "}")) else {
                // What goes wrong behind a value says that the value may be wrong: a quotation mark too many in it.
                return breakOff(.object(members), position < bytes.count ? .inside : .between)
            }
        }
    }

    private mutating func array() throws(FeedParseError) -> ParsedJSON {
        var elements: [ParsedJSON] = []
        while true {
            skipSpaces()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            // An array right in the document's object: the items, or else what is never as many.
            if depth == 2, elements.count == limits.items { throw .exceeds(.items, limit: limits.items) }
            do throws(FeedParseError) {
                elements.append(try value())
            } catch {
                guard case .malformedJSON = error else { throw error }
                return breakOff(.array(elements), .inside)
            }
            if isTruncated { return .array(elements) }
            guard separate(before: UInt8(ascii: "]")) else { return breakOff(.array(elements), .inside) }
        }
    }

    /// Passes over the comma behind a value; false where neither it nor `end` nor another value stands there.
    private mutating func separate(before end: UInt8) -> Bool {
        skipSpaces()
        guard position < bytes.count else { return false }
        let place = position
        if bytes[place] == end { return true }
        if take(UInt8(ascii: ",")) {
            skipSpaces()
            // One comma too many.
            if position < bytes.count, bytes[position] == end { note(faultAt: place) }
            return true
        }
        // One that is missing.
        guard bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "{") else { return false }
        note(faultAt: place)
        return true
    }

    /// Takes note that nothing can be read from here on; `value` came before.
    private mutating func breakOff(_ value: ParsedJSON, _ place: Cut) -> ParsedJSON {
        // An item is an object in an array in the document's object.
        if depth == 3, case .object = value { cut = place }
        note(faultAt: position)
        isTruncated = true
        position = bytes.count
        return value
    }

    private mutating func note(faultAt place: Int) {
        if fault == nil { fault = place }
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
            guard text.count <= limits.textLength else { throw .exceeds(.textLength, limit: limits.textLength) }
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
