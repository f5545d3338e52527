/// Walks over the attributes of an HTML start tag (HTML Living Standard, 13.2.5.32 to 13.2.5.39).
package struct HTMLAttributeWalk {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var position: Int

    /// A walk over the attributes in `range`, as `HTMLTokenizer` gives it.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// Where the next attribute's name and its value, without quotes, stand; nil at the end.
    ///
    /// An attribute without a value has an empty range for it.
    package mutating func next() -> (name: Range<Int>, value: Range<Int>)? {
        while position < end, ASCII.isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") { position += 1 }
        guard position < end else { return nil }
        let start = position
        // An equals sign that comes first belongs to the name.
        position += 1
        while position < end, !ASCII.isSpace(bytes[position]), bytes[position] != UInt8(ascii: "="),
            bytes[position] != UInt8(ascii: "/")
        {
            position += 1
        }
        let name = start..<position
        skipSpaces()
        guard position < end, bytes[position] == UInt8(ascii: "=") else {
            return (name, name.upperBound..<name.upperBound)
        }
        position += 1
        skipSpaces()
        return (name, value())
    }

    private mutating func value() -> Range<Int> {
        guard position < end else { return position..<position }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = position + 1
            position = min(ByteSearch.index(of: quote, in: bytes, from: start) ?? end, end)
            let value = start..<position
            position = min(position + 1, end)
            return value
        }
        let start = position
        while position < end, !ASCII.isSpace(bytes[position]) { position += 1 }
        return start..<position
    }

    private mutating func skipSpaces() {
        while position < end, ASCII.isSpace(bytes[position]) { position += 1 }
    }
}
