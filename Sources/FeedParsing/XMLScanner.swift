import Text

/// Looks over the tags of a document before libxml2 sees it, for what libxml2 takes too long over.
enum XMLScanner {
    /// Where the tag whose name begins at `start` ends: at its `>`, at a `<` outside quotes, or at the end of the document.
    ///
    /// - Throws: The limit that the tag breaks.
    static func endOfTag(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        limits: FeedLimits
    ) throws(FeedParseError) -> Int {
        var position = start
        var attributes = 0
        var nameStart = start
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: ">"), UInt8(ascii: "<"):
                return position
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                position = ByteSearch.index(of: byte, in: bytes, from: position + 1) ?? bytes.count
                nameStart = position + 1
            case UInt8(ascii: "="):
                attributes += 1
                if attributes > limits.attributes { throw .exceeds(.attributes, limit: limits.attributes) }
                nameStart = position + 1
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
                nameStart = position + 1
            default:
                if position - nameStart > limits.nameLength {
                    throw .exceeds(.nameLength, limit: limits.nameLength)
                }
            }
            position += 1
            if position - start > limits.tagLength { throw .exceeds(.tagLength, limit: limits.tagLength) }
        }
        return bytes.count
    }
}
