import Text

/// Reads OPML as any feed reader exports it.
package enum OPMLReader {
    /// The list that `bytes` hold.
    ///
    /// - Parameters:
    ///   - bytes: The document, in any encoding.
    ///   - limits: Bounds that it must keep.
    /// - Returns: The feeds with their places, and what was left out.
    /// - Throws: `OPMLError` where it is no OPML, or beyond a limit.
    package static func read(_ bytes: [UInt8], limits: FeedLimits = .standard) throws(OPMLError) -> OPMLDocument {
        guard bytes.count <= limits.bytes else { throw .exceeds(.bytes, limit: limits.bytes) }
        let text = TextEncoding.decode(bytes, contentType: nil)
        let result = text.bytes.withUnsafeBufferPointer { text in
            Result { () throws(OPMLError) in try read(text, limits: limits) }
        }
        var document = try result.get()
        if text.isRepaired { document.isRepaired = true }
        return document
    }

    private static func read(
        _ text: UnsafeBufferPointer<UInt8>,
        limits: FeedLimits
    ) throws(OPMLError) -> OPMLDocument {
        switch FeedSniffer.find(text) {
        case .empty: throw .empty
        case .opml(let offset):
            do throws(FeedParseError) {
                return try read(text, from: offset, limits: limits)
            } catch {
                guard case .exceeds(let limit, let bound) = error else { throw .notOPML(root: "opml") }
                throw .exceeds(limit, limit: bound)
            }
        case .other(let root): throw .notOPML(root: root)
        case .feed: throw .notOPML(root: "feed")
        case .page: throw .notOPML(root: "html")
        case .json: throw .notOPML(root: nil)
        }
    }

    private static func read(
        _ text: UnsafeBufferPointer<UInt8>,
        from offset: Int,
        limits: FeedLimits
    ) throws(FeedParseError) -> OPMLDocument {
        let root = UnsafeBufferPointer(rebasing: text[offset...])
        let places = OutlinePlaces.find(text, from: offset)
        let reading = try XMLDocument.read(root, limits: limits) { OPMLHandler(limits: limits, places: places) }
        var document = reading.handler.document
        document.isRepaired = reading.isRepaired
        document.isTruncated = reading.isTruncated
        return document
    }
}

/// Where the outlines of a document stand: lines and columns of their tags, in their order.
enum OutlinePlaces {
    static func find(_ text: UnsafeBufferPointer<UInt8>, from offset: Int) -> [(line: Int, column: Int)] {
        var places: [(line: Int, column: Int)] = []
        var line = 1
        var column = 1
        var counted = 0
        var position = offset
        while let start = ByteSearch.index(of: UInt8(ascii: "<"), in: text, from: position) {
            if ByteSearch.hasPrefix("<!--", in: text, at: start) {
                guard let end = ByteSearch.index(of: "-->", in: text, from: start + 4) else { break }
                position = end + 3
                continue
            }
            position = start + 1
            guard ByteSearch.hasPrefix("<outline", in: text, at: start), !XMLCharacters.isName(after(text, start + 8))
            else { continue }
            for byte in text[counted..<start] {
                if byte == 0x0A { (line, column) = (line + 1, 1) } else if byte & 0xC0 != 0x80 { column += 1 }
            }
            counted = start
            places.append((line, column))
        }
        return places
    }

    private static func after(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt8 {
        position < text.count ? text[position] : 0
    }
}
