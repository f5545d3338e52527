import Text

/// Lists of feeds between square brackets; what comes of a change is to be read again before it is believed.
enum InlineFeedList {
    /// Bytes that an entry may be long.
    private static let longest = 4_096
    /// Brackets after which it is left to a person.
    private static let tries = 12

    /// The list with a further entry before its last bracket; nil where it has none.
    static func adding(_ entry: String, to bytes: [UInt8]) -> [UInt8]? {
        guard let bracket = bytes.lastIndex(of: UInt8(ascii: "]")) else { return nil }
        let before = bytes[..<bracket]
        guard let last = before.lastIndex(where: { !ASCII.isSpace($0) }) else { return nil }
        let comma =
            switch bytes[last] {
            case UInt8(ascii: "["): ""
            case UInt8(ascii: ","): " "
            default: ", "
            }
        return Array(bytes[...last]) + Array((comma + entry).utf8) + Array(bytes[(last + 1)...])
    }

    /// What may come of taking out the entry that begins `column` characters (from 1) after `lineStart`.
    ///
    /// It goes with the comma behind it, or where it is the last with the one before it.
    static func removing(column: Int, lineStart: Int, from bytes: [UInt8]) -> [[UInt8]] {
        var start = lineStart
        for _ in 1..<max(1, column) where start < bytes.count {
            start += 1
            while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        }
        let rest = bytes[start..<min(start + longest, bytes.count)]
        guard rest.first == UInt8(ascii: "{") else {
            // An address and nothing else.
            let end = rest.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "]") || ASCII.isSpace($0) }
            return end.map { $0 > start ? [cut(start, $0 - 1, in: bytes)] : [] } ?? []
        }
        // Which of the brackets ends it is found out by reading what is left.
        return rest.indices.filter { bytes[$0] == UInt8(ascii: "}") }.prefix(tries).map { cut(start, $0, in: bytes) }
    }

    private static func cut(_ start: Int, _ end: Int, in bytes: [UInt8]) -> [UInt8] {
        var (first, next) = (start, end + 1)
        while next < bytes.count, ASCII.isSpace(bytes[next]) { next += 1 }
        if next < bytes.count, bytes[next] == UInt8(ascii: ",") {
            next += 1
            while next < bytes.count, bytes[next] == 0x20 { next += 1 }
            return Array(bytes[..<start] + bytes[next...])
        }
        while first > 0, ASCII.isSpace(bytes[first - 1]) { first -= 1 }
        if first > 0, bytes[first - 1] == UInt8(ascii: ",") { first -= 1 } else { first = start }
        return Array(bytes[..<first] + bytes[(end + 1)...])
    }
}
