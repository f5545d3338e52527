import Text

/// A document with its long texts set aside, for libxml2 to read what is left.
///
/// libxml2 looks at each character of a text several times, and most of a feed is text. In the outline each long text, and each
/// CDATA section, is a section of one character; `XMLReader` puts the text in its place when libxml2 comes to it, and
/// finds out then whether it is well-formed (`XMLTextDecoder`). What is not surely a text is left to libxml2.
struct XMLOutline {
    /// A text that was set aside.
    struct Text {
        /// Where it stands in the document.
        let range: Range<Int>
        /// Whether references in it are to be decoded, as they are not in a CDATA section.
        let isEscaped: Bool
    }

    /// The outline, UTF-8; every CDATA section in it stands for a text.
    private(set) var bytes: [UInt8] = []
    /// The texts, in their order.
    private(set) var texts: [Text] = []

    /// What stands for a text.
    private static let marker: StaticString = "<![CDATA[x]]>"
    /// Shorter texts are not worth it, in bytes.
    private static let shortest = 40

    /// The outline of `document`, UTF-8 that begins at the root element.
    ///
    /// It knows tags, comments, instructions and CDATA sections, and no more: what is not well-formed is left for the parser.
    ///
    /// - Throws: The limit that the document breaks, before libxml2 could take too long over it.
    init(_ document: UnsafeBufferPointer<UInt8>, limits: FeedLimits) throws(FeedParseError) {
        bytes.reserveCapacity(document.count / 2)
        var copied = 0
        var position = 0
        // Where a text begins, if it follows a tag, a comment or a section directly.
        var textStart: Int?
        while let start = ByteSearch.index(of: UInt8(ascii: "<"), in: document, from: position) {
            if let first = textStart, start - first >= XMLOutline.shortest, !isBlank(document, first..<start) {
                setAside(first..<start, isEscaped: true, document, from: copied, upTo: first)
                copied = start
            }
            textStart = nil
            let second = start + 1 < document.count ? document[start + 1] : 0
            if second == UInt8(ascii: "!") {
                if ByteSearch.hasPrefix("<!--", in: document, at: start) {
                    guard let end = ByteSearch.index(of: "-->", in: document, from: start + 4) else { break }
                    position = end + 3
                    textStart = position
                } else if ByteSearch.hasPrefix("<![cdata[", in: document, at: start) {
                    guard let end = ByteSearch.index(of: "]]>", in: document, from: start + 9) else { break }
                    position = end + 3
                    // A section in lower case is none: let libxml2 say so.
                    guard document[start + 3] == UInt8(ascii: "C") else { continue }
                    setAside((start + 9)..<end, isEscaped: false, document, from: copied, upTo: start)
                    copied = position
                    textStart = position
                } else {
                    position = start + 1
                }
            } else if second == UInt8(ascii: "?") {
                // An instruction may hold anything, and none of it is text.
                guard let end = ByteSearch.index(of: "?>", in: document, from: start + 2) else { break }
                position = end + 2
                textStart = position
            } else if XMLCharacters.isNameStart(second) || second == UInt8(ascii: "/") {
                position = try XMLScanner.endOfTag(document, from: start + 1, limits: limits)
                if position < document.count, document[position] == UInt8(ascii: ">") {
                    position += 1
                    textStart = position
                }
            } else {
                position = start + 1
            }
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: document[copied...]))
    }

    /// Whether there is nothing but white space: that may stand where a text may not.
    private func isBlank(_ document: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        range.allSatisfy { ASCII.isSpace(document[$0]) }
    }

    private mutating func setAside(
        _ range: Range<Int>,
        isEscaped: Bool,
        _ document: UnsafeBufferPointer<UInt8>,
        from copied: Int,
        upTo end: Int
    ) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: document[copied..<end]))
        let marker = XMLOutline.marker
        bytes.append(contentsOf: UnsafeBufferPointer(start: marker.utf8Start, count: marker.utf8CodeUnitCount))
        texts.append(Text(range: range, isEscaped: isEscaped))
    }
}
