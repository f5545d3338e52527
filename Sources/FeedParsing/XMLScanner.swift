import Text

/// Looks over a document before libxml2 sees it, for what libxml2 takes too long over.
enum XMLScanner {
    /// The limit that the document breaks; nil where it breaks none.
    ///
    /// It knows tags, comments and CDATA sections, and no more: what is not well-formed is left for the parser.
    static func brokenLimit(_ bytes: UnsafeBufferPointer<UInt8>, limits: FeedLimits) -> FeedParseError? {
        var position = 0
        while let start = ByteSearch.index(of: UInt8(ascii: "<"), in: bytes, from: position) {
            if ByteSearch.hasPrefix("<!--", in: bytes, at: start) {
                guard let end = ByteSearch.index(of: "-->", in: bytes, from: start + 4) else { return nil }
                position = end + 3
            } else if start + 8 < bytes.count, bytes[start + 1] == UInt8(ascii: "!"),
                bytes[start + 2] == UInt8(ascii: "[")
            {
                guard let end = ByteSearch.index(of: "]]>", in: bytes, from: start + 3) else { return nil }
                position = end + 3
            } else if start + 1 < bytes.count, !isTag(bytes[start + 1]) {
                // A sign in text.
                position = start + 1
            } else {
                let tag = measure(bytes, from: start + 1, limits: limits)
                if let error = tag.error { return error }
                position = tag.end
            }
        }
        return nil
    }

    private static func isTag(_ byte: UInt8) -> Bool {
        XMLCharacters.isNameStart(byte) || byte == UInt8(ascii: "/")
    }

    private static func measure(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        limits: FeedLimits
    ) -> (end: Int, error: FeedParseError?) {
        var position = start
        var quote: UInt8 = 0
        var attributes = 0
        var nameStart = start
        while position < bytes.count {
            let byte = bytes[position]
            if quote != 0 {
                if byte == quote {
                    quote = 0
                    nameStart = position + 1
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
                break
            } else if byte == UInt8(ascii: "=") {
                attributes += 1
                if attributes > limits.attributes {
                    return (position, .exceeds(.attributes, limit: limits.attributes))
                }
                nameStart = position + 1
            } else if ASCII.isSpace(byte) {
                nameStart = position + 1
            } else if position - nameStart > limits.nameLength {
                return (position, .exceeds(.nameLength, limit: limits.nameLength))
            }
            position += 1
            if position - start > limits.tagLength { return (position, .exceeds(.tagLength, limit: limits.tagLength)) }
        }
        return (position, nil)
    }
}
