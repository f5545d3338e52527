import Text

/// Tells what a document is by its first bytes, without trusting what it says it is.
enum FeedSniffer {
    /// What a document may be.
    enum Finding: Equatable {
        case empty
        case json
        /// XML whose root begins at `offset`; `isPrefaced` where something stands before it that may not.
        case feed(offset: Int, isPrefaced: Bool)
        case opml(offset: Int)
        case page
        case other(root: String?)
    }

    /// How far into a document its root is looked for, in bytes.
    private static let reach = 65_536

    static func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Finding {
        guard let first = bytes.firstIndex(where: { !ASCII.isSpace($0) && $0 != 0 }) else { return .empty }
        if bytes[first] == UInt8(ascii: "{") || bytes[first] == UInt8(ascii: "[") { return .json }
        var walk = TagWalk(bytes, limit: min(bytes.count, first + reach))
        var firstName: String?
        var isOnlyElement = true
        var isCalledPage = false
        while let tag = walk.next() {
            let name = ASCII.lowercased(tag.name)
            let local =
                name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.utf8.index(after: $0)...]) } ?? name
            let isPrefaced = !isOnlyElement || (tag.hasText || tag.isLateDeclaration)
            switch local {
            case "rss", "rdf", "feed": return .feed(offset: tag.offset, isPrefaced: isPrefaced)
            case "channel" where isOnlyElement: return .feed(offset: tag.offset, isPrefaced: isPrefaced)
            case "opml" where isOnlyElement: return .opml(offset: tag.offset)
            case "html", "head", "body": if isOnlyElement { return .page }
            case "!doctype": continue
            case "!doctype-html" where isOnlyElement:
                // Some servers put it before everything.
                isCalledPage = true
                continue
            default: break
            }
            if isCalledPage { return .page }
            if isOnlyElement { firstName = tag.name }
            isOnlyElement = false
        }
        if isCalledPage { return .page }
        if let firstName, HTMLElement(name: firstName.utf8).isKnown { return .page }
        return .other(root: firstName)
    }
}

/// Walks over the start tags and the document type at the head of a document.
struct TagWalk {
    struct Tag {
        /// `!doctype`, or `!doctype-html`, for a document type.
        let name: String
        /// Where its `<` stands.
        let offset: Int
        /// Whether text stands before it, outside all elements.
        let hasText: Bool
        /// Whether an XML declaration stands before it that does not come first.
        let isLateDeclaration: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let limit: Int
    private var position = 0
    private var hasText = false
    private var isLateDeclaration = false
    /// Set once a search for the end of a comment has failed: no later one can find it.
    private var hasNoCommentEnd = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    mutating func next() -> Tag? {
        while let start = ByteSearch.index(of: UInt8(ascii: "<"), in: bytes, from: position), start < limit {
            if bytes[position..<start].contains(where: { !ASCII.isSpace($0) }) { hasText = true }
            if ByteSearch.hasPrefix("<!--", in: bytes, at: start) {
                position = start + 4
                guard !hasNoCommentEnd else { continue }
                if let end = ByteSearch.index(of: "-->", in: bytes, from: position) {
                    position = end + 3
                } else {
                    hasNoCommentEnd = true
                }
            } else if ByteSearch.hasPrefix("<?", in: bytes, at: start) {
                // `<?xml-stylesheet` is none.
                if start > 0, ByteSearch.hasPrefix("<?xml", in: bytes, at: start), start + 5 < bytes.count,
                    ASCII.isSpace(bytes[start + 5])
                {
                    isLateDeclaration = true
                }
                position = ByteSearch.index(of: UInt8(ascii: ">"), in: bytes, from: start).map { $0 + 1 } ?? limit
            } else if ByteSearch.hasPrefix("<!doctype", in: bytes, at: start) {
                position = DocumentType.end(bytes, from: start)
                let isHTML = isHTML(from: start + 9)
                return tag(isHTML ? "!doctype-html" : "!doctype", start)
            } else {
                var end = start + 1
                while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
                position = max(end, start + 1)
                if end > start + 1 { return tag(String(decoding: bytes[(start + 1)..<end], as: UTF8.self), start) }
            }
        }
        return nil
    }

    private func tag(_ name: String, _ offset: Int) -> Tag {
        Tag(name: name, offset: offset, hasText: hasText, isLateDeclaration: isLateDeclaration)
    }

    private func isHTML(from start: Int) -> Bool {
        var position = start
        while position < bytes.count, ASCII.isSpace(bytes[position]) { position += 1 }
        return ByteSearch.hasPrefix("html", in: bytes, at: position)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
}

/// The document type declaration, which is stepped over and never read.
enum DocumentType {
    /// Where the declaration that begins at `start` ends, its internal subset included.
    static func end(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start + 2
        var brackets = 0
        var quote: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            if quote == 0, byte == UInt8(ascii: "<"), position + 1 < bytes.count {
                // Quotation marks in a comment or an instruction are no quotation marks.
                if ByteSearch.hasPrefix("<!--", in: bytes, at: position) {
                    position = ByteSearch.index(of: "-->", in: bytes, from: position + 4).map { $0 + 3 } ?? bytes.count
                    continue
                }
                if bytes[position + 1] == UInt8(ascii: "?") {
                    position = ByteSearch.index(of: "?>", in: bytes, from: position + 2).map { $0 + 2 } ?? bytes.count
                    continue
                }
            }
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "["): brackets += 1
                case UInt8(ascii: "]"): brackets -= 1
                case UInt8(ascii: ">") where brackets <= 0: return position + 1
                default: break
                }
            }
            position += 1
        }
        return bytes.count
    }
}
