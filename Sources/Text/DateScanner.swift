/// Walks over the bytes of a date.
struct DateScanner {
    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position >= bytes.endIndex }

    /// The byte `offset` further on; 0 beyond the end.
    func peek(_ offset: Int = 0) -> UInt8 {
        position + offset < bytes.endIndex ? bytes[position + offset] : 0
    }

    mutating func advance(_ count: Int = 1) {
        position = min(position + count, bytes.endIndex)
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek() == byte, !isAtEnd else { return false }
        position += 1
        return true
    }

    mutating func skipSpaces() {
        while !isAtEnd, peek() <= 0x20 { position += 1 }
    }

    /// How many digits stand here.
    func digitCount() -> Int {
        var count = 0
        while ASCII.isDigit(peek(count)) { count += 1 }
        return count
    }

    /// Whether an offset stands here: a sign and four digits, or two and a colon with two more.
    var isAtOffset: Bool {
        guard peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") else { return false }
        var rest = self
        rest.advance()
        switch rest.digitCount() {
        case 4: return true
        case 2: return rest.peek(2) == UInt8(ascii: ":") && ASCII.isDigit(rest.peek(3)) && ASCII.isDigit(rest.peek(4))
        default: return false
        }
    }

    /// The number of exactly `count` digits that stands here; nil, and nothing taken, where there are fewer.
    mutating func number(_ count: Int) -> Int? {
        guard count > 0, count <= 9 else { return nil }
        var value = 0
        for offset in 0..<count {
            guard ASCII.isDigit(peek(offset)) else { return nil }
            value = value * 10 + Int(peek(offset) - 0x30)
        }
        position += count
        return value
    }

    /// The letters that stand here, other than ASCII included, in lower case.
    mutating func word() -> String {
        let start = position
        var isASCII = true
        while !isAtEnd, ASCII.isLetter(peek()) || peek() >= 0x80 {
            if peek() >= 0x80 { isASCII = false }
            position += 1
        }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        return isASCII ? ASCII.lowercased(word) : word.lowercased()
    }

    /// Everything from here on up to a byte for which `isEnd` holds.
    mutating func text(upTo isEnd: (UInt8) -> Bool) -> String {
        let start = position
        while !isAtEnd, !isEnd(peek()) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}
