import Text

/// Makes well-formed XML of what only resembles it, in one pass and without dropping text.
///
/// Bare ampersands and signs are escaped, references of HTML decoded, end tags put where they are missing and left out
/// where nothing is open, attributes quoted and told apart, control characters removed, comments and instructions left
/// out. What breaks off stays open at the end.
struct XMLRepair {
    /// The mended document.
    struct Result {
        var bytes: [UInt8]
        /// Whether the document ends before its root does.
        var isTruncated: Bool
        /// A limit that it breaks.
        var failure: FeedParseError?
        /// Where the first thing stands that was mended, in bytes; nil where that is the end.
        var firstRepair: Int?
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let limits: FeedLimits
    var output: [UInt8] = []
    var position = 0
    var failure: FeedParseError?
    private var words = AngledWords()
    private var firstRepair: Int?
    /// Names of the open elements.
    private(set) var open: [Range<Int>] = []
    /// For each of them the level of the innermost open element of feeds in which only HTML is open, itself included.
    private var fieldLevels: [Int?] = []
    private var isRootClosed = false
    /// Whether the root seemed to end before items that stand behind.
    private var isEndSeen = false
    /// Where the next end of a comment stands, as far as it was looked for.
    private var commentEnd = 0
    private var hasNoSectionEnd = false
    /// Where the next end of a section stands, as far as it was looked for.
    private var sectionEnd = 0
    /// Where the end tags of open elements stand, by where their names do, as far as they were looked for.
    var knownEnds: [Int: Int] = [:]
    /// Where the next item begins, as far as it was looked for.
    var nextItem = -1
    /// Where the next end of an instruction stands, as far as it was looked for.
    private var instructionEnd = 0
    /// The same for the next end tag.
    private var nextEndTag = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>, limits: FeedLimits) {
        self.bytes = bytes
        self.limits = limits
        output.reserveCapacity(bytes.count + bytes.count / 8)
    }

    /// Mends `bytes`, which begin at the root element.
    static func repaired(_ bytes: UnsafeBufferPointer<UInt8>, limits: FeedLimits) -> Result {
        var repair = XMLRepair(bytes, limits: limits)
        while repair.position < bytes.count, !repair.isRootClosed, repair.failure == nil { repair.step() }
        return Result(
            bytes: repair.output,
            isTruncated: !repair.isRootClosed && !(repair.isEndSeen && repair.open.count <= 1),
            failure: repair.failure,
            firstRepair: repair.firstRepair
        )
    }

    private mutating func step() {
        let byte = bytes[position]
        if byte == UInt8(ascii: "<") {
            markup()
        } else if byte == UInt8(ascii: "&") {
            if !XMLCharacters.isPredefined(in: bytes, at: position) { note(repairAt: position) }
            position += XMLCharacters.appendReference(in: bytes, at: position, to: &output)
        } else {
            let start = position
            while position < bytes.count, bytes[position] != UInt8(ascii: "<"), bytes[position] != UInt8(ascii: "&") {
                position += 1
            }
            if ByteSearch.indexOfControl(in: UnsafeBufferPointer(rebasing: bytes[..<position]), from: start)
                .map({ bytes[$0] < 0x09 || bytes[$0] > 0x0D || bytes[$0] == 0x0B || bytes[$0] == 0x0C }) ?? false
            {
                note(repairAt: start)
            }
            XMLCharacters.appendText(bytes, start..<position, to: &output)
        }
    }

    /// Takes note of the first place where something is mended.
    private mutating func note(repairAt place: Int) {
        if firstRepair == nil { firstRepair = place }
    }

    private mutating func markup() {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        if ByteSearch.hasPrefix("<!--", in: bytes, at: position) {
            skipComment()
        } else if ByteSearch.hasPrefix("<![cdata[", in: bytes, at: position) {
            section()
        } else if next == UInt8(ascii: "?") {
            skipInstruction()
        } else if ByteSearch.hasPrefix("<!doctype", in: bytes, at: position) {
            // Within the root there is none: what begins like one ends with its tag.
            let end = ByteSearch.index(of: UInt8(ascii: ">"), in: bytes, from: position)
            position = end.map { $0 + 1 } ?? bytes.count
        } else if next == UInt8(ascii: "/"), let name = nameStart(from: position + 2) {
            endTag(nameRange(from: name))
        } else if XMLCharacters.isNameStart(next) {
            startTag()
        } else {
            note(repairAt: position)
            output.append(contentsOf: "&lt;".utf8)
            position += 1
        }
    }

    private mutating func skipComment() {
        if commentEnd < position + 4 {
            commentEnd = ByteSearch.index(of: "-->", in: bytes, from: position + 4) ?? bytes.count
        }
        if commentEnd < bytes.count, !isUnclosedComment(from: position + 4, upTo: commentEnd) {
            position = commentEnd + 3
        } else {
            // It never ends, so it hides nothing.
            note(repairAt: position)
            position += 4
        }
    }

    private mutating func skipInstruction() {
        let start = position + 2
        if instructionEnd < start {
            instructionEnd = ByteSearch.index(of: "?>", in: bytes, from: start).map { $0 + 2 } ?? Int.max
        }
        let sign = ByteSearch.index(of: UInt8(ascii: ">"), in: bytes, from: start).map { $0 + 1 } ?? bytes.count
        position = sign
        guard instructionEnd != Int.max, instructionEnd > sign else { return }
        // It may hold signs, but no end of an element: one of those says that its own end is missing.
        if nextEndTag < start { nextEndTag = ByteSearch.index(of: "</", in: bytes, from: start) ?? Int.max }
        if nextEndTag > instructionEnd {
            position = instructionEnd
        } else {
            note(repairAt: start)
        }
    }

    private mutating func section() {
        let start = position + 9
        if !hasNoSectionEnd, let end = endOfSection(from: start) {
            let missing = open.last.flatMap { endOfUnclosedSection(from: start, upTo: end, in: $0) }
            if missing != nil { note(repairAt: position) }
            XMLCharacters.appendEscaped(bytes, start..<(missing ?? end), to: &output)
            position = missing ?? (end + 3)
        } else {
            note(repairAt: position)
            // Without an end it goes as far as the element it stands in.
            hasNoSectionEnd = true
            let end = open.last.flatMap { endTag(of: $0, from: start) } ?? bytes.count
            XMLCharacters.appendEscaped(bytes, start..<end, to: &output)
            position = end
        }
    }

    /// Where the next end of a section stands, which is looked for once.
    private mutating func endOfSection(from start: Int) -> Int? {
        if sectionEnd < start { sectionEnd = ByteSearch.index(of: "]]>", in: bytes, from: start) ?? bytes.count }
        return sectionEnd < bytes.count ? sectionEnd : nil
    }

    private func endTag(of name: Range<Int>, from start: Int) -> Int? {
        var candidate = start
        while let found = ByteSearch.index(of: "</", in: bytes, from: candidate) {
            let end = found + 2 + name.count
            if end <= bytes.count, bytes[(found + 2)..<end].elementsEqual(bytes[name]) { return found }
            candidate = found + 2
        }
        return nil
    }

    /// Where the name of an end tag begins, a space before it passed over; nil where there is none.
    private func nameStart(from start: Int) -> Int? {
        var start = start
        if start < bytes.count, bytes[start] == 0x20 { start += 1 }
        return start < bytes.count && XMLCharacters.isNameStart(bytes[start]) ? start : nil
    }

    private mutating func endTag(_ name: Range<Int>) {
        let next = ByteSearch.index(of: UInt8(ascii: "<"), in: bytes, from: name.upperBound) ?? bytes.count
        // No further than the next sign, or a document full of these tags would be searched to its end for each.
        let tag = UnsafeBufferPointer(rebasing: bytes[..<next])
        position = ByteSearch.index(of: UInt8(ascii: ">"), in: tag, from: name.upperBound).map { $0 + 1 } ?? next
        if let last = open.last, !isSame(last, name) { note(repairAt: name.lowerBound) }
        let level = open.lastIndex { isSame($0, name) }
        if let level, level > 0 || !hasItem(from: position) {
            close(downTo: level)
        } else if level != nil {
            // Software that appends writes its items behind the end.
            isEndSeen = true
        } else if let last = open.last, isMisspelled(name, last) {
            close(downTo: open.count - 1)
        }
    }

    private mutating func startTag() {
        let start = position
        let name = nameRange(from: position + 1)
        guard name.count <= limits.nameLength || bytes[name].contains(where: { $0 >= 0x80 }) else {
            failure = .exceeds(.nameLength, limit: limits.nameLength)
            return
        }
        position = name.upperBound
        // What is too long for a name, and has letters that names seldom have, is a text behind a sign.
        if name.count > limits.nameLength || isMentioned(name) {
            note(repairAt: start)
            output.append(contentsOf: "&lt;".utf8)
            position = start + 1
            return
        }
        while let level = fieldLevels.last ?? nil, isUnclosed(open[level], before: name) {
            note(repairAt: start)
            close(downTo: level)
        }
        // An item stands in the feed: what else is open was not closed, another item least of all; but one may be spoken of.
        if isItem(name), !isEmptyTag(from: name.upperBound), !isSpokenOf(name) {
            if let level = open.lastIndex(where: { isItem($0) }) {
                note(repairAt: start)
                close(downTo: level)
            } else if let level = open.lastIndex(where: { isContainer($0) }) {
                close(downTo: level + 1)
            }
        }
        let mark = output.count
        output.append(UInt8(ascii: "<"))
        XMLCharacters.appendName(bytes, name, to: &output)
        let end = attributes()
        if case .interrupted = end { note(repairAt: start) }
        if end == .document {
            note(repairAt: start)
            // The tag breaks off: what it began is not there.
            output.removeSubrange(mark...)
            position = bytes.count
            return
        }
        if isText(name, end) {
            // "profit <expected, sources say", "x<y and z>w": a sign and words, no tag.
            note(repairAt: start)
            output.removeSubrange(mark...)
            output.append(contentsOf: "&lt;".utf8)
            position = start + 1
            return
        }
        if position - start > limits.tagLength { failure = .exceeds(.tagLength, limit: limits.tagLength) }
        if end == .closed || (!open.isEmpty && HTMLElement(name: bytes[name]).isVoid && !isFeedElement(name)) {
            output.append(contentsOf: "/>".utf8)
            if open.isEmpty { isRootClosed = true }
        } else {
            output.append(UInt8(ascii: ">"))
            fieldLevels.append(levelOfField(opening: name, in: fieldLevels.last ?? nil))
            open.append(name)
            if open.count > limits.depth { failure = .exceeds(.depth, limit: limits.depth) }
        }
    }

    /// Whether an item's tag stands in an open element that ends before the item's own end does: in prose.
    private mutating func isSpokenOf(_ name: Range<Int>) -> Bool {
        guard let level = fieldLevels.last ?? nil else { return false }
        return hasEnd(open[level], behind: name)
    }

    /// Whether the tag is one with nothing in it: no item, whatever its name.
    private func isEmptyTag(from end: Int) -> Bool {
        var position = end
        while position < bytes.count, ASCII.isSpace(bytes[position]) { position += 1 }
        return position + 1 < bytes.count && bytes[position] == UInt8(ascii: "/")
            && bytes[position + 1] == UInt8(ascii: ">")
    }

    /// Whether the tag that was just read, and ended so, is text of the element it stands in.
    private mutating func isText(_ name: Range<Int>, _ end: TagEnd) -> Bool {
        guard let parent = open.last else { return false }
        let isKnown = HTMLElement(bytes, name).isKnown
        if case .interrupted(let hasValue) = end { return !hasValue && !isKnown }
        guard end == .open, holdsText(parent) else { return false }
        return words.isText(bytes, name: name, attributes: name.upperBound..<(position - 1), isKnown: isKnown)
    }

    /// Whether a tag without attributes is only spoken of: "how to use <title> in feeds", up to the end of the element that
    /// says so.
    private func isMentioned(_ name: Range<Int>) -> Bool {
        guard let parent = open.last, holdsText(parent), name.upperBound < bytes.count,
            bytes[name.upperBound] == UInt8(ascii: ">"), isFeedElement(name) || isItem(name) || holdsText(name),
            let next = ByteSearch.index(of: UInt8(ascii: "<"), in: bytes, from: name.upperBound),
            next + 2 < bytes.count, bytes[next + 1] == UInt8(ascii: "/")
        else { return false }
        return isSame(nameRange(from: next + 2), parent)
    }

    /// Whether text alone stands in the element, and markup only by mistake or as HTML.
    private func holdsText(_ name: Range<Int>) -> Bool {
        let colon = bytes[name].lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.lowerBound
        let holders: [StaticString] = [
            "title", "description", "summary", "subtitle", "content", "encoded", "tagline", "creator", "category",
        ]
        return holders.contains { holder in
            name.upperBound - colon == holder.utf8CodeUnitCount && ByteSearch.hasPrefix(holder, in: bytes, at: colon)
        }
    }

    private mutating func close(downTo level: Int) {
        fieldLevels.removeSubrange(level...)
        while open.count > level, let name = open.popLast() {
            output.append(contentsOf: "</".utf8)
            XMLCharacters.appendName(bytes, name, to: &output)
            output.append(UInt8(ascii: ">"))
        }
        if open.isEmpty { isRootClosed = true }
    }

    func nameRange(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, XMLCharacters.isName(bytes[end]) { end += 1 }
        return start..<end
    }

    /// Whether two names are the same, whatever the case of their letters.
    func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        left.count == right.count
            && zip(bytes[left], bytes[right]).allSatisfy { ASCII.lowercased($0) == ASCII.lowercased($1) }
    }

    /// Whether an end tag is meant for the open element: it begins alike, is about as long, and is no HTML.
    private func isMisspelled(_ name: Range<Int>, _ element: Range<Int>) -> Bool {
        abs(name.count - element.count) <= 1 && bytes[name.lowerBound] == bytes[element.lowerBound]
            && name.count > 2 && !HTMLElement(bytes, name).isKnown
    }

    /// Whether items may stand in the element.
    func isContainer(_ name: Range<Int>) -> Bool {
        let colon = bytes[name].lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.lowerBound
        let containers: [StaticString] = ["rss", "rdf", "feed", "channel"]
        return containers.contains { container in
            name.upperBound - colon == container.utf8CodeUnitCount
                && ByteSearch.hasPrefix(container, in: bytes, at: colon)
        }
    }

    func isItem(_ name: Range<Int>) -> Bool {
        (name.count == 4 && ByteSearch.hasPrefix("item", in: bytes, at: name.lowerBound))
            || (name.count == 5 && ByteSearch.hasPrefix("entry", in: bytes, at: name.lowerBound))
    }

    /// Whether the name, which HTML has for an element without content, is one of feeds too.
    private func isFeedElement(_ name: Range<Int>) -> Bool {
        (name.count == 4 && ByteSearch.hasPrefix("link", in: bytes, at: name.lowerBound))
            || (name.count == 6 && ByteSearch.hasPrefix("source", in: bytes, at: name.lowerBound))
    }
}
