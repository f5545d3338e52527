/// Words between signs that look like a tag and are none: "if x<y and z>w", "Kim <kim@island.example>".
package struct AngledWords {
    /// The names of all end tags in the text, by their hashes; looked for when they are first needed.
    private var endTags: Set<UInt64>?
    /// More names than these are not remembered, and then nothing is held for text for want of an end tag.
    private static let capacity = 4096
    /// The longest name that is looked for, in bytes.
    private static let longestName = 32

    package init() {}

    /// Whether what looks like a start tag is text.
    ///
    /// - Parameters:
    ///   - bytes: The text in which it stands, the same each time.
    ///   - name: Where its name stands, up to white space, a slash or the `>`.
    ///   - attributes: What follows, up to the `>`.
    ///   - isKnown: Whether it is an element that HTML has.
    /// - Returns: False in doubt.
    package mutating func isText(
        _ bytes: UnsafeBufferPointer<UInt8>,
        name: Range<Int>,
        attributes: Range<Int>,
        isKnown: Bool
    ) -> Bool {
        // Of the elements that HTML has only those of one letter are names of anything else.
        if isKnown, name.count > 1 { return false }
        // An address: "http:" before the slashes of it, or one of mail.
        if let last = name.last, !isKnown, bytes[last] == UInt8(ascii: ":") || bytes[name].contains(UInt8(ascii: "@")) {
            return true
        }
        let words = bytes[attributes]
        if words.contains(UInt8(ascii: "=")) { return false }
        let isWorded = words.contains { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 >= 0x80 }
        if isKnown { return isWorded && !AngledWords.isAttribute(bytes, attributes) }
        // Elements of others have a hyphen or a prefix in their names.
        guard isWorded || words.isEmpty, name.count <= AngledWords.longestName,
            bytes[name].allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) || $0 >= 0x80 })
        else { return false }
        return !hasEndTag(bytes, name)
    }

    /// Whether the first word is an attribute that HTML has without a value.
    private static func isAttribute(_ bytes: UnsafeBufferPointer<UInt8>, _ attributes: Range<Int>) -> Bool {
        guard let start = bytes[attributes].firstIndex(where: { !ASCII.isSpace($0) }) else { return false }
        let end = bytes[start..<attributes.upperBound].firstIndex(where: ASCII.isSpace) ?? attributes.upperBound
        let word = ASCII.lowercased(String(decoding: bytes[start..<end], as: UTF8.self))
        return ["hidden", "class", "id", "style", "title", "href", "name", "dir", "lang", "align"].contains(word)
    }

    private mutating func hasEndTag(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        let known = endTags ?? AngledWords.endTags(in: bytes)
        endTags = known
        return known.count >= AngledWords.capacity || known.contains(AngledWords.hash(bytes[name]))
    }

    private static func endTags(in bytes: UnsafeBufferPointer<UInt8>) -> Set<UInt64> {
        var names: Set<UInt64> = []
        var position = 0
        while names.count < capacity, let found = ByteSearch.index(of: "</", in: bytes, from: position) {
            let start = found + 2
            var end = start
            let limit = min(bytes.count, start + longestName)
            while end < limit, bytes[end] != UInt8(ascii: ">"), !ASCII.isSpace(bytes[end]) { end += 1 }
            names.insert(hash(bytes[start..<end]))
            position = start
        }
        return names
    }

    /// FNV-1a over the name in lower case.
    private static func hash(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64(ASCII.lowercased($1))) &* 0x100_0000_01B3 }
    }
}
