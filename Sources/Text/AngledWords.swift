/// Words between signs that look like a tag and are none: "if x<y and z>w", "Kim <kim@island.example>".
package enum AngledWords {
    /// How far on the end tag of an element that HTML does not know is looked for, in bytes.
    private static let reach = 1024
    /// How many signs are looked at for it.
    private static let mostTags = 6

    /// Whether what looks like a start tag is text.
    ///
    /// - Parameters:
    ///   - bytes: The text in which it stands.
    ///   - name: Where its name stands, up to white space, a slash or the `>`.
    ///   - attributes: What follows, up to the `>`.
    ///   - isKnown: Whether it is an element that HTML has.
    /// - Returns: False in doubt.
    package static func isText(
        _ bytes: UnsafeBufferPointer<UInt8>,
        name: Range<Int>,
        attributes: Range<Int>,
        isKnown: Bool
    ) -> Bool {
        // Of the elements that HTML has only those of one letter are names of anything else.
        if isKnown, name.count > 1 { return false }
        let words = bytes[attributes]
        if words.contains(UInt8(ascii: "=")) { return false }
        let isWorded = words.contains { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 >= 0x80 }
        if isKnown { return isWorded && !isAttribute(bytes, attributes) }
        guard let last = name.last else { return false }
        // An address: "http:" before the slashes of it, or one of mail.
        if bytes[last] == UInt8(ascii: ":") || bytes[name].contains(UInt8(ascii: "@")) { return true }
        // Elements of others have a hyphen or a prefix in their names.
        guard bytes[name].allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) || $0 >= 0x80 }) else { return false }
        return isWorded || (words.isEmpty && !hasEndTag(bytes, name, from: attributes.upperBound))
    }

    /// Whether the first word is an attribute that HTML has without a value.
    private static func isAttribute(_ bytes: UnsafeBufferPointer<UInt8>, _ attributes: Range<Int>) -> Bool {
        guard let start = bytes[attributes].firstIndex(where: { !ASCII.isSpace($0) }) else { return false }
        let end = bytes[start..<attributes.upperBound].firstIndex(where: ASCII.isSpace) ?? attributes.upperBound
        let word = ASCII.lowercased(String(decoding: bytes[start..<end], as: UTF8.self))
        return ["hidden", "class", "id", "style", "title", "href", "name", "dir", "lang", "align"].contains(word)
    }

    private static func hasEndTag(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, from start: Int) -> Bool {
        let limit = min(bytes.count, start + reach)
        let near = UnsafeBufferPointer(rebasing: bytes[..<limit])
        var position = start
        for _ in 0..<mostTags {
            guard let found = ByteSearch.index(of: UInt8(ascii: "<"), in: near, from: position) else { return false }
            position = found + 1
            let end = found + 2 + name.count
            guard end < limit else { return false }
            guard near[found + 1] == UInt8(ascii: "/") else { continue }
            let isWhole = near[end] == UInt8(ascii: ">") || ASCII.isSpace(near[end])
            if isWhole,
                zip(near[(found + 2)..<end], bytes[name]).allSatisfy({ ASCII.lowercased($0) == ASCII.lowercased($1) })
            {
                return true
            }
        }
        return false
    }
}
