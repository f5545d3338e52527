import CLibXML2

/// Reads XML by libxml2's push parser and hands its events to a handler; the only place that knows libxml2.
///
/// It is fed from the root element on, in UTF-8: no declaration, no document type, so no entity but the predefined ones
/// can be named, nothing is fetched, and the internal subset (CVE-2026-6653) is never reached.
struct XMLReader {
    /// What a document turned out to be.
    struct Outcome: Equatable {
        /// Whether libxml2 found no error that ends a conforming parser.
        var isWellFormed = true
        /// libxml2's number of the first such error; 0 where there was none.
        var faultCode: Int32 = 0
        /// Whether a prefix was used that nothing declares.
        var hasUndeclaredPrefix = false
    }

    /// The texts that an outline left out, and the document in which they stand.
    struct Texts {
        let outline: XMLOutline
        let document: UnsafeBufferPointer<UInt8>
    }

    /// How much libxml2 gets at once, in bytes.
    static let pieceLength = 1 << 14

    /// libxml2 wants to be set up before several threads use it.
    private static let isInitialized: Bool = {
        xmlInitParser()
        return true
    }()

    /// Reads `bytes` to the end, or to the first error where `isStrict`, or until the handler fails.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 that begins at the root element.
    ///   - texts: What the CDATA sections in `bytes` stand for, where they are an outline.
    ///   - isStrict: Whether to stop at the first error of well-formedness.
    ///   - pieceLength: How much libxml2 gets at once, in bytes.
    ///   - handler: Takes the events.
    /// - Returns: What the document turned out to be.
    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        texts: Texts? = nil,
        isStrict: Bool,
        pieceLength: Int = XMLReader.pieceLength,
        into handler: any XMLEventHandler
    ) -> Outcome {
        _ = isInitialized
        let session = XMLSession(handler: handler, texts: texts, isStrict: isStrict)
        let user = Unmanaged.passUnretained(session).toOpaque()
        var callbacks = XMLCallbacks.table
        guard let context = xmlCreatePushParserCtxt(&callbacks, user, nil, 0, nil) else {
            return Outcome(isWellFormed: false, faultCode: Int32(XML_ERR_NO_MEMORY.rawValue))
        }
        defer { xmlFreeParserCtxt(context) }
        session.context = context
        // Its table of names stops growing and becomes slow; a feed has a few dozen.
        _ = xmlDictSetLimit(context.pointee.dict, FeedLimits.names)
        let recovery = isStrict ? 0 : Int32(XML_PARSE_RECOVER.rawValue)
        xmlCtxtUseOptions(context, recovery | Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_COMPACT.rawValue))
        withExtendedLifetime(session) {
            feed(bytes, pieceLength: max(pieceLength, 1), to: context, session)
        }
        return session.outcome
    }

    private static func feed(
        _ bytes: UnsafeBufferPointer<UInt8>,
        pieceLength: Int,
        to context: xmlParserCtxtPtr,
        _ session: XMLSession
    ) {
        guard let base = bytes.baseAddress else { return }
        var position = 0
        while position < bytes.count, !session.isStopped {
            let length = min(pieceLength, bytes.count - position)
            (base + position).withMemoryRebound(to: CChar.self, capacity: length) { piece in
                _ = xmlParseChunk(context, piece, Int32(length), 0)
            }
            position += length
        }
        if !session.isStopped { _ = xmlParseChunk(context, nil, 0, 1) }
        session.finish()
    }
}

/// What one reading knows while libxml2 runs; the callbacks find it through libxml2's user data.
final class XMLSession {
    let handler: any XMLEventHandler
    let isStrict: Bool
    var context: xmlParserCtxtPtr?
    var outcome = XMLReader.Outcome()
    private(set) var isStopped = false

    private let texts: XMLReader.Texts?
    /// How many of the texts libxml2 has come to.
    private var textCount = 0
    /// Where a text is decoded; as long as the longest so far.
    private var decoded = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

    init(handler: any XMLEventHandler, texts: XMLReader.Texts?, isStrict: Bool) {
        self.handler = handler
        self.texts = texts
        self.isStrict = isStrict
    }

    deinit { decoded.deallocate() }

    /// Hands a CDATA section on, or the text for which it stands.
    func section(_ section: UnsafeBufferPointer<UInt8>) {
        guard let texts else { return handler.characters(section) }
        guard textCount < texts.outline.texts.count else { return noteMismatch() }
        let text = texts.outline.texts[textCount]
        textCount += 1
        let bytes = UnsafeBufferPointer(rebasing: texts.document[text.range])
        if decoded.count < bytes.count {
            decoded.deallocate()
            decoded = .allocate(capacity: max(bytes.count, 2 * decoded.count))
        }
        guard let output = decoded.baseAddress else { return }
        guard let count = XMLTextDecoder.decode(bytes, isEscaped: text.isEscaped, into: output) else {
            return note(
                domain: Int32(XML_FROM_PARSER.rawValue),
                code: Int32(XML_ERR_INVALID_CHAR.rawValue),
                isFatal: true
            )
        }
        handler.characters(UnsafeBufferPointer(start: output, count: count))
    }

    /// Makes sure at the end that each text was put into its place.
    func finish() {
        if !isStopped, let texts, textCount != texts.outline.texts.count { noteMismatch() }
    }

    /// The outline and libxml2 do not agree on what is a text: the document is read without an outline.
    private func noteMismatch() {
        note(domain: Int32(XML_FROM_PARSER.rawValue), code: Int32(XML_ERR_INTERNAL_ERROR.rawValue), isFatal: true)
    }

    func stop() {
        isStopped = true
        if let context { xmlStopParser(context) }
    }

    /// Takes note of an error, given by libxml2's domain, code and level.
    func note(domain: Int32, code: Int32, isFatal: Bool) {
        if domain == Int32(XML_FROM_NAMESPACE.rawValue) {
            outcome.hasUndeclaredPrefix = true
        } else if isFatal {
            if outcome.isWellFormed { outcome.faultCode = code }
            outcome.isWellFormed = false
            if isStrict { stop() }
        }
    }
}
