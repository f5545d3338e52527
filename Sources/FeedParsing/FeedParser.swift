import Text

/// Reads a feed of any format.
package enum FeedParser {
    /// The feed that `bytes` hold.
    ///
    /// - Parameters:
    ///   - bytes: The document as it came, in any encoding.
    ///   - contentType: The HTTP header, for its charset; the media type is not trusted.
    ///   - baseURL: The address it came from, for relative links.
    ///   - limits: Bounds that it must keep.
    ///   - texts: With `.plain`, links in markup stay as the feed gives them.
    /// - Returns: What the feed says; `isRepaired` and `isTruncated` tell what had to be done for it.
    /// - Throws: `FeedParseError` where it is no feed, or beyond a limit.
    package static func parse(
        _ bytes: [UInt8],
        contentType: String? = nil,
        baseURL: String? = nil,
        limits: FeedLimits = .standard,
        texts: FeedTexts = .whole
    ) throws(FeedParseError) -> ParsedFeed {
        guard bytes.count <= limits.bytes else { throw .exceeds(.bytes, limit: limits.bytes) }
        let document = TextEncoding.decode(bytes, contentType: contentType)
        let result = document.bytes.withUnsafeBufferPointer { text in
            Result { () throws(FeedParseError) in try parse(text, baseURL: baseURL, limits: limits, texts: texts) }
        }
        var feed = try result.get()
        FeedFooter.mark(in: &feed)
        if document.isRepaired { feed.isRepaired = true }
        feed.diagnosis.encoding = document.name
        feed.diagnosis.encodingSource = document.source
        feed.diagnosis.overruled = document.overruled
        feed.diagnosis.hasForeignBytes = document.isPatched
        return feed
    }

    private static func parse(
        _ text: UnsafeBufferPointer<UInt8>,
        baseURL: String?,
        limits: FeedLimits,
        texts: FeedTexts
    ) throws(FeedParseError) -> ParsedFeed {
        switch FeedSniffer.find(text) {
        case .empty:
            throw .empty
        case .json:
            return try JSONFeedReader.feed(text, baseURL: baseURL, limits: limits)
        case .feed(let offset, let isPrefaced):
            let feedText = UnsafeBufferPointer(rebasing: text[offset...])
            var feed = try xml(feedText, baseURL: baseURL, limits: limits, texts: texts)
            if isPrefaced { feed.isRepaired = true }
            feed.diagnosis.isPrefaced = isPrefaced
            if let line = feed.diagnosis.repairLine {
                feed.diagnosis.repairLine = line + text[..<offset].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
            }
            return feed
        case .opml:
            throw .notFeed(root: "opml")
        case .page:
            let (page, title) = HTMLPageReader.read(text)
            throw .page(page, title: title)
        case .other(let root):
            throw .notFeed(root: root)
        }
    }

    private static func xml(
        _ text: UnsafeBufferPointer<UInt8>,
        baseURL: String?,
        limits: FeedLimits,
        texts: FeedTexts
    ) throws(FeedParseError) -> ParsedFeed {
        let reading = try XMLDocument.read(text, limits: limits) {
            FeedReader(limits: limits, texts: texts, baseURL: baseURL, length: text.count)
        }
        var feed = reading.handler.finished(isTruncated: reading.isTruncated)
        feed.isRepaired = reading.isRepaired
        feed.diagnosis.repairLine = reading.repairLine
        feed.diagnosis.hasUndeclaredPrefix = reading.hasUndeclaredPrefix
        return feed
    }
}
