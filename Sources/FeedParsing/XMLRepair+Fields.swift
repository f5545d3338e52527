import Text

extension XMLRepair {
    /// Whether the open element `field` was not closed before the element of `name`, which stands at the position: neither
    /// stands in the other.
    mutating func isUnclosed(_ field: Range<Int>, before name: Range<Int>) -> Bool {
        guard let kind = FeedField(bytes, field), FeedField(bytes, name) != nil else { return false }
        // HTML has an element of that name too.
        if kind == .markup, ByteSearch.hasPrefix("summary", in: bytes, at: name.lowerBound) { return false }
        if isAlike(name, field) { return true }
        if FeedField.isPerson(bytes, field), FeedField.isPart(ofPerson: bytes, name) { return false }
        return !hasEnd(field, behind: name)
    }

    /// Whether an end tag of the open element stands behind `tag`, before its item ends and before another such begins.
    ///
    /// Prefixes do not count: else a document with many of them would be searched to its end for each.
    mutating func hasEnd(_ field: Range<Int>, behind tag: Range<Int>) -> Bool {
        if let end = knownEnds[field.lowerBound], end >= tag.upperBound { return true }
        var candidate = tag.upperBound
        while let sign = ByteSearch.index(of: UInt8(ascii: "<"), in: bytes, from: candidate) {
            candidate = sign + 1
            guard candidate < bytes.count else { return false }
            let isEnd = bytes[candidate] == UInt8(ascii: "/")
            let name = nameRange(from: candidate + (isEnd ? 1 : 0))
            if isAlike(name, field) {
                if isEnd { knownEnds[field.lowerBound] = sign }
                return isEnd
            }
            if isItem(name) || (isEnd && isContainer(name)) { return false }
        }
        return false
    }

    /// Whether two names are the same but for their prefixes and the case of their letters.
    private func isAlike(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        isSame(local(left), local(right))
    }

    private func local(_ name: Range<Int>) -> Range<Int> {
        (bytes[name].lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.lowerBound)..<name.upperBound
    }

    /// The level of the innermost open element of feeds in which only HTML is open, where an element of `name` is opened in
    /// it, `outer` being what that was before; nil where there is none.
    func levelOfField(opening name: Range<Int>, in outer: Int?) -> Int? {
        if FeedField(bytes, name) != nil { return open.count }
        return HTMLElement(bytes, name).isKnown ? outer : nil
    }

    /// Where the CDATA section whose text begins at `start` ends although its own end is missing: before the end tag of its
    /// element, where another section begins behind that; nil where it ends at `end`, as it says.
    func endOfUnclosedSection(from start: Int, upTo end: Int, in element: Range<Int>) -> Int? {
        let section = UnsafeBufferPointer(rebasing: bytes[..<end])
        guard let next = ByteSearch.index(of: "<![CDATA[", in: section, from: start) else { return nil }
        var candidate = start
        while let sign = ByteSearch.index(of: "</", in: section, from: candidate), sign < next {
            let name = sign + 2..<min(sign + 2 + element.count, end)
            if isSame(name, element) { return sign }
            candidate = sign + 2
        }
        return nil
    }

    /// Whether a comment that is said to end at `end` is not closed: another begins in it, and an item ends or begins before
    /// that.
    func isUnclosedComment(from start: Int, upTo end: Int) -> Bool {
        let comment = UnsafeBufferPointer(rebasing: bytes[..<end])
        guard let next = ByteSearch.index(of: "<!--", in: comment, from: start) else { return false }
        var candidate = start
        while let sign = ByteSearch.index(of: UInt8(ascii: "<"), in: comment, from: candidate), sign < next {
            candidate = sign + 1
            let isEnd = bytes[candidate] == UInt8(ascii: "/")
            if isItem(nameRange(from: candidate + (isEnd ? 1 : 0))) { return true }
        }
        return false
    }

    /// Whether an item begins at `start` or behind it: what seems to end the document does not.
    mutating func hasItem(from start: Int) -> Bool {
        if nextItem < start {
            var candidate = start
            nextItem = bytes.count
            while let sign = ByteSearch.index(of: UInt8(ascii: "<"), in: bytes, from: candidate) {
                candidate = sign + 1
                guard isItem(nameRange(from: candidate)) else { continue }
                nextItem = sign
                break
            }
        }
        return nextItem < bytes.count
    }
}
