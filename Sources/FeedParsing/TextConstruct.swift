import Text

/// The type of a text construct: what its markup, if it has any, means (RFC 4287 section 3.1, and Atom 0.3 and RSS).
struct TextConstruct {
    enum Kind {
        case plain
        /// Nominally plain, yet publishers put HTML there: RSS titles and the like.
        case guessed
        /// HTML in the text of the element.
        case html
        /// Elements inside the element.
        case xhtml
        /// Neither text nor markup.
        case binary
    }

    var kind: Kind
    var isBase64 = false

    init(kind: Kind) {
        self.kind = kind
    }

    /// The construct that an element's attributes say, else `fallback`.
    init(type: String?, mode: String?, fallback: Kind) {
        kind = fallback
        let type = type.map { ASCII.lowercased(ASCII.trimmed($0)) } ?? ""
        let isXML = type.utf8.count > 4 && type.utf8.suffix(4).elementsEqual("+xml".utf8)
        switch type {
        case "": break
        case "text", "text/plain", "plain": kind = .plain
        case "html", "text/html": kind = .html
        case "xhtml", "application/xhtml+xml", "text/xhtml", "text/xml", "application/xml": kind = .xhtml
        default:
            if isXML {
                kind = .xhtml
            } else if type.utf8.starts(with: "text/".utf8) {
                kind = .plain
            } else if type.utf8.contains(UInt8(ascii: "/")) {
                kind = .binary
                isBase64 = true
            }
        }
        switch mode.map({ ASCII.lowercased($0) }) {
        case "base64":
            isBase64 = true
            if kind == .binary { kind = .plain }
        case "escaped" where kind == .xhtml:
            kind = .html
        default: break
        }
    }

    /// Whether text inside the element is to be escaped, because elements stand beside it.
    var escapesText: Bool { kind == .xhtml }

    /// The text that was collected, as HTML or plain; nil where nothing is left.
    ///
    /// - Parameters:
    ///   - bytes: What the element held, references decoded.
    ///   - isUnwrapped: Whether a `div` round all of it is no part of it.
    ///   - base: What relative references in HTML are resolved against.
    ///   - resolver: Resolves them.
    /// - Returns: The text, trimmed.
    func text(
        _ bytes: UnsafeBufferPointer<UInt8>,
        isUnwrapped: Bool,
        base: String?,
        resolver: inout ReferenceResolver
    ) -> ParsedText? {
        guard let repaired = CharacterRepair.repaired(bytes) else {
            return decoded(bytes, isUnwrapped, base, &resolver)
        }
        return repaired.withUnsafeBufferPointer { decoded($0, isUnwrapped, base, &resolver) }
    }

    private func decoded(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ isUnwrapped: Bool,
        _ base: String?,
        _ resolver: inout ReferenceResolver
    ) -> ParsedText? {
        guard isBase64, let decoded = Base64.decode(bytes) else {
            return finished(bytes, isUnwrapped, base, &resolver)
        }
        let isText = UTF8Text.census(decoded).faults == 0
        guard kind != .binary || isText else { return nil }
        return (isText ? decoded : UTF8Text.repaired(decoded)).withUnsafeBufferPointer {
            finished($0, isUnwrapped, base, &resolver)
        }
    }

    private func finished(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ isUnwrapped: Bool,
        _ base: String?,
        _ resolver: inout ReferenceResolver
    ) -> ParsedText? {
        var text = ASCII.trimmed(bytes)
        if kind == .xhtml, isUnwrapped, let inside = MarkupUnwrapper.contentOfDivision(text) {
            text = ASCII.trimmed(UnsafeBufferPointer(rebasing: text[inside]))
        }
        if kind != .xhtml, text.first == UInt8(ascii: "<"), let inside = TextConstruct.contentOfSection(text) {
            text = ASCII.trimmed(UnsafeBufferPointer(rebasing: text[inside]))
        }
        guard !text.isEmpty else { return nil }
        guard isHTML(text) else { return ParsedText(UTF8Text.string(known: text), .plain) }
        let absolute = base.flatMap { HTMLLinks.absolute(text, base: $0, resolver: &resolver) }
        guard let absolute else { return html(text) }
        return absolute.withUnsafeBufferPointer(html)
    }

    /// What stands in the CDATA section that all of the text is, where a publisher escaped the section itself.
    private static func contentOfSection(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard text.count >= 12, ByteSearch.hasPrefix("<![cdata[", in: text, at: 0),
            ByteSearch.index(of: "]]>", in: text, from: 9) == text.count - 3
        else { return nil }
        return 9..<(text.count - 3)
    }

    private func html(_ text: UnsafeBufferPointer<UInt8>) -> ParsedText {
        ParsedText(ForeignMarkup.unslashed(text).map(UTF8Text.string) ?? UTF8Text.string(known: text), .html)
    }

    private func isHTML(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch kind {
        case .plain: false
        case .html, .xhtml: true
        case .guessed, .binary: MarkupGuess.isHTML(text)
        }
    }
}
