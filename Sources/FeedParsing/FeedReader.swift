import LookoutModel
import Text

/// Builds a `ParsedFeed` from the events of an XML document, in any of the XML formats.
///
/// The formats share one reader because feeds mix them: each element's meaning comes from `FeedElementTable`, the place it
/// stands in decides whom it describes.
final class FeedReader: XMLEventHandler {
    private(set) var failure: FeedParseError? {
        didSet { hot.pointee.hasFailed = failure != nil }
    }
    var hasFailed: Bool { hot.pointee.hasFailed }
    var feed = ParsedFeed(format: .rss)
    /// What elements gave: first of the feed itself, then of the items that are open, outermost first.
    var drafts = [ItemDraft()]
    var frames: [FeedFrame] = []
    /// The person whose element is open.
    var person: (name: String?, email: String?)?
    /// Seconds, from `sy:updatePeriod`, and how often in them.
    var updatePeriod: Int?
    var updateFrequency: Int?

    var resolver: ReferenceResolver
    /// What the document's relative references are resolved against, where it sets no base itself.
    private(set) var documentBase: String?

    private let limits: FeedLimits
    let texts: FeedTexts
    private var finder = FeedElementFinder()
    /// What every piece of text touches; behind a pointer, which spares the checks of exclusive access.
    private let hot: UnsafeMutablePointer<CollectedText>
    /// Elements open inside a text construct, to be written down.
    private var markup: [XMLName] = []
    private var isRootSeen = false

    /// A reader of a document of `length` bytes.
    init(limits: FeedLimits, texts: FeedTexts = .whole, baseURL: String?, length: Int) {
        hot = .allocate(capacity: 1)
        hot.initialize(to: CollectedText())
        self.limits = limits
        self.texts = texts
        resolver = ReferenceResolver(documentLength: length)
        let baseURL = baseURL.flatMap { $0.utf8.count <= FeedLimits.baseLength ? $0 : nil }
        documentBase = baseURL
        frames.append(FeedFrame(element: .unknown, rank: 0, textStart: 0, base: baseURL))
    }

    deinit {
        hot.deinitialize(count: 1)
        hot.deallocate()
    }

    /// Whether an item is open.
    var isInItem: Bool { drafts.count > 1 }

    /// Changes the draft that elements describe here: that of the open item, else that of the feed.
    func edit(_ change: (inout ItemDraft) -> Void) {
        change(&drafts[drafts.count - 1])
    }

    func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
        guard frames.count + markup.count <= limits.depth else {
            failure = .exceeds(.depth, limit: limits.depth)
            return
        }
        let parent = frames[frames.count - 1]
        if let construct = parent.construct {
            startMarkup(name, attributes, construct)
            return
        }
        if !isRootSeen {
            isRootSeen = true
            finder.setRoot(name)
            feed.format = FeedFormat(root: name, attributes) ?? .rss
        }
        if feed.format == .rss10, FeedFormat.isNetscape(name) { feed.format = .rss090 }
        let role = parent.collects && parent.element != .person ? .unknown : finder.role(name)
        var frame = FeedFrame(
            element: role.element,
            rank: role.rank + (parent.givesWay && frames.count > 1 ? 10 : 0),
            textStart: hot.pointee.bytes.count,
            base: parent.base
        )
        if attributes.count > 0, let base = attributes["xml", "base"] {
            let resolved = URIReference.resolve(base, against: parent.base)
            if resolved.utf8.count <= FeedLimits.baseLength { frame.base = resolved }
        }
        start(&frame, name, attributes, parent)
        frames.append(frame)
        frameChanged()
    }

    func endElement() {
        if let name = markup.popLast() {
            endMarkup(name)
            return
        }
        guard frames.count > 1, let frame = frames.popLast() else { return }
        frameChanged()
        guard frame.collects, frame.element != .unknown else {
            end(frame, text: UnsafeBufferPointer(start: nil, count: 0))
            return
        }
        hot.pointee.bytes.withUnsafeBufferPointer { bytes in
            end(frame, text: UnsafeBufferPointer(rebasing: bytes[frame.textStart...]))
        }
        hot.pointee.bytes.removeSubrange(frame.textStart...)
    }

    func characters(_ piece: UnsafeBufferPointer<UInt8>) {
        guard hot.pointee.isCollected else { return }
        if hot.pointee.isEscaped {
            MarkupWriter.appendEscaped(piece, to: &hot.pointee.bytes)
        } else {
            hot.pointee.bytes.append(contentsOf: piece)
        }
        if hot.pointee.bytes.count > hot.pointee.limit { failure = .exceeds(.textLength, limit: limits.textLength) }
    }

    /// Takes the feed's own address for the base, where none is known.
    func setBase(_ address: String) {
        guard documentBase == nil, address.utf8.count <= FeedLimits.baseLength else { return }
        documentBase = address
        for index in frames.indices where frames[index].base == nil { frames[index].base = address }
    }

    /// Closes an item that is whole and adds it to the feed; an item within another, if anything is in it.
    func closeItem() {
        guard isInItem, let draft = drafts.popLast() else { return }
        if isInItem, draft.isEmpty { return }
        guard feed.items.count < limits.items else {
            failure = .exceeds(.items, limit: limits.items)
            return
        }
        var finished = draft.item
        // RFC 4287, 4.2.1: the feed's authors are those of entries that name none.
        if finished.author == nil { finished.author = drafts[0].authors.text(upToRank: 4) }
        feed.items.append(finished)
    }

    /// The feed, once all events have come.
    ///
    /// An item that was still open is kept only if it broke off between two of its elements and has its identity.
    func finished(isTruncated: Bool) -> ParsedFeed {
        if isInItem, frames.last?.element == .item, drafts[drafts.count - 1].isKnown(among: feed.items) { closeItem() }
        let channel = drafts[0]
        feed.isTruncated = isTruncated
        feed.title = channel.title.value
        feed.link = channel.link.value
        feed.description = channel.summary.value
        feed.language = channel.language.value
        let updated = channel.updated.value
        feed.updated = updated ?? channel.published.value
        return feed
    }

    private func frameChanged() {
        let frame = frames[frames.count - 1]
        hot.pointee.isCollected = frame.collects
        hot.pointee.isEscaped = frame.construct?.escapesText ?? false
        hot.pointee.limit = frame.textStart + limits.textLength
    }

    private func startMarkup(_ name: XMLName, _ attributes: XMLAttributes, _ construct: TextConstruct) {
        var construct = construct
        if construct.kind != .xhtml {
            if construct.kind == .html || construct.kind == .guessed, markup.isEmpty, isDivision(name) {
                // Escaped HTML inside one div: the div is no more than a wrapping.
                markup.append(name)
                return
            }
            // It said it was escaped or plain, and is not.
            construct.kind = .xhtml
            frames[frames.count - 1].construct = construct
            frameChanged()
        }
        markup.append(name)
        MarkupWriter.appendStart(name, attributes, to: &hot.pointee.bytes)
    }

    private func endMarkup(_ name: XMLName) {
        guard frames[frames.count - 1].construct?.kind == .xhtml else { return }
        MarkupWriter.appendEnd(Array(name.localBytes), to: &hot.pointee.bytes)
    }

    private func isDivision(_ name: XMLName) -> Bool {
        name.localBytes.elementsEqual("div".utf8)
    }
}
