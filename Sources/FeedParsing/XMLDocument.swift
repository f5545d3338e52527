import Text

/// Reads a whole XML document into a handler: as it is where it is well-formed, else mended.
enum XMLDocument {
    /// What was read, and how.
    struct Reading<Handler> {
        let handler: Handler
        /// Whether it was no well-formed XML.
        let isRepaired: Bool
        /// The line in which the first thing was mended, from 1; nil where nothing was.
        let repairLine: Int?
        /// Whether it ends before its root does.
        let isTruncated: Bool
        /// Whether a prefix is used that nothing declares.
        let hasUndeclaredPrefix: Bool
    }

    /// Reads `text`, which begins at the root element.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - limits: Bounds that the document must keep.
    ///   - makeHandler: Makes a handler, and a second one where the document has to be mended and read again.
    /// - Returns: The handler that took all events.
    /// - Throws: The limit that the document breaks.
    static func read<Handler: XMLEventHandler>(
        _ text: UnsafeBufferPointer<UInt8>,
        limits: FeedLimits,
        makeHandler: () -> Handler
    ) throws(FeedParseError) -> Reading<Handler> {
        if let reading = try readWellFormed(text, limits: limits, makeHandler: makeHandler) { return reading }
        let mended = XMLRepair.repaired(text, limits: limits)
        if let error = mended.failure { throw error }
        let second = makeHandler()
        let outcomeOfSecond = mended.bytes.withUnsafeBufferPointer { XMLReader.read($0, isStrict: false, into: second) }
        if let error = second.failure { throw error }
        let place = mended.firstRepair ?? text.count
        let line = 1 + text[..<min(place, text.count)].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        return Reading(
            handler: second,
            isRepaired: true,
            repairLine: line,
            isTruncated: mended.isTruncated,
            hasUndeclaredPrefix: outcomeOfSecond.hasUndeclaredPrefix
        )
    }

    /// Reads `text` as it is; nil where it has to be mended.
    private static func readWellFormed<Handler: XMLEventHandler>(
        _ text: UnsafeBufferPointer<UInt8>,
        limits: FeedLimits,
        makeHandler: () -> Handler
    ) throws(FeedParseError) -> Reading<Handler>? {
        let outline: XMLOutline
        do {
            outline = try XMLOutline(text, limits: limits)
        } catch {
            return try nilWhereMarkup(error)
        }
        let handler = makeHandler()
        let outcome = outline.bytes.withUnsafeBufferPointer {
            XMLReader.read($0, texts: XMLReader.Texts(outline: outline, document: text), isStrict: true, into: handler)
        }
        if let error = handler.failure { return try nilWhereMarkup(error) }
        guard outcome.isWellFormed else { return nil }
        return Reading(
            handler: handler,
            isRepaired: outcome.hasUndeclaredPrefix,
            repairLine: nil,
            isTruncated: false,
            hasUndeclaredPrefix: outcome.hasUndeclaredPrefix
        )
    }

    /// Nil where the limit is one of markup: what seems to be markup may be text, which the repair finds out.
    private static func nilWhereMarkup<Handler>(_ error: FeedParseError) throws(FeedParseError) -> Reading<Handler>? {
        switch error {
        case .exceeds(.depth, _), .exceeds(.attributes, _), .exceeds(.nameLength, _), .exceeds(.tagLength, _):
            return nil
        default: throw error
        }
    }
}
