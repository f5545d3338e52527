import Text

/// Bytes that are not what they should be.
package struct WireError: Error, Equatable, Sendable {
    package init() {}
}

/// Reads what `ByteSpace` writes, from bytes that may be anything.
struct WireReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    /// Elements of lists that may still come, so that few bytes do not make much memory.
    private var elements: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, elements: Int) {
        self.bytes = bytes
        self.elements = elements
    }

    var isAtEnd: Bool { place == bytes.count }

    mutating func byte() throws(WireError) -> UInt8 {
        guard place < bytes.count else { throw WireError() }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func number() throws(WireError) -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            let bits = UInt64(byte & 0x7F)
            guard shift < 63 || shift == 63 && bits <= 1 else { throw WireError() }
            number |= bits << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }

    mutating func count() throws(WireError) -> Int {
        guard let count = Int(exactly: try number()) else { throw WireError() }
        return count
    }

    /// How many elements a list has, of which each takes at least one byte, at most `limit`.
    mutating func elementCount(limit: Int = .max) throws(WireError) -> Int {
        let count = try count()
        guard count <= limit, count <= elements, count <= bytes.count - place else { throw WireError() }
        elements -= count
        return count
    }

    mutating func signed() throws(WireError) -> Int64 {
        let number = try number()
        return Int64(bitPattern: (number >> 1) ^ (0 &- (number & 1)))
    }

    mutating func optionalInteger() throws(WireError) -> Int? {
        guard try flag() else { return nil }
        guard let number = Int(exactly: try signed()) else { throw WireError() }
        return number
    }

    mutating func flag() throws(WireError) -> Bool {
        switch try byte() {
        case 0: false
        case 1: true
        default: throw WireError()
        }
    }

    mutating func text() throws(WireError) -> String {
        try text(count: try count())
    }

    mutating func optionalText() throws(WireError) -> String? {
        let count = try count()
        return count == 0 ? nil : try text(count: count - 1)
    }

    private mutating func text(count: Int) throws(WireError) -> String {
        guard count <= bytes.count - place else { throw WireError() }
        let range = UnsafeBufferPointer(rebasing: bytes[place..<(place + count)])
        guard let text = UTF8Text.validated(range) else { throw WireError() }
        place += count
        return text
    }
}
