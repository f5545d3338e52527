import Text

/// An element of feeds that has no elements of feeds in it: by one that stands there all the same, a missing end tag is told.
enum FeedField {
    /// Text alone stands in it.
    case text
    /// HTML may stand in it, also such as was not escaped.
    case markup

    /// What the element of a name is, whatever the case of its letters; nil where other elements of feeds may stand in it.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) {
        let colon = bytes[name].lastIndex(of: UInt8(ascii: ":"))
        let local = (colon.map { $0 + 1 } ?? name.lowerBound)..<name.upperBound
        // These are nested: media:content round media:title, itunes:category round another.
        let prefix = name.lowerBound..<(colon ?? name.lowerBound)
        let isNested = FeedField.isOne(of: ["content", "category"], bytes, local)
        if isNested, FeedField.isOne(of: ["media", "itunes"], bytes, prefix) { return nil }
        if FeedField.isOne(of: FeedField.texts, bytes, local) {
            self = .text
        } else if FeedField.isOne(of: FeedField.markups, bytes, local) {
            self = .markup
        } else {
            return nil
        }
    }

    private static let texts: [StaticString] = [
        "title", "link", "guid", "id", "pubdate", "lastbuilddate", "author", "category", "comments", "language", "ttl",
        "copyright", "generator", "managingeditor", "webmaster", "docs", "name", "email", "uri", "url", "published",
        "updated", "modified", "issued", "created", "rights", "date", "creator", "subject", "publisher", "enclosure",
        "thumbnail", "keywords", "origlink",
    ]
    private static let markups: [StaticString] = [
        "description", "summary", "content", "encoded", "subtitle", "tagline", "body",
    ]

    /// Whether the element that a name begins is part of a person: a name, an address.
    static func isPart(ofPerson bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        let local = (bytes[name].lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.lowerBound)..<name.upperBound
        return isOne(of: ["name", "email", "uri", "url"], bytes, local)
    }

    /// Whether it is the element of a person, in which the parts of one may stand.
    static func isPerson(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        let local = (bytes[name].lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.lowerBound)..<name.upperBound
        return isOne(of: ["author"], bytes, local)
    }

    private static func isOne(
        of names: [StaticString],
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        names.contains {
            range.count == $0.utf8CodeUnitCount && ByteSearch.hasPrefix($0, in: bytes, at: range.lowerBound)
        }
    }
}
