import Text

extension XMLRepair {
    /// Whether the open element `field` was not closed before the element of `name`, which stands at the position: neither
    /// stands in the other.
    mutating func isUnclosed(_ field: Range<Int>, before name: Range<Int>) -> Bool {
        guard let kind = FeedField(bytes, field), FeedField(bytes, name) != nil else { return false }
        if isNamed(name, field) { return true }
        if FeedField.isPerson(bytes, field), FeedField.isPart(ofPerson: bytes, name) { return false }
        if kind == .markup, HTMLElement(bytes, name).isKnown { return false }
        return !hasEnd(field)
    }

    /// Whether an end tag of the open element stands further on, before its item ends and before another such begins.
    private mutating func hasEnd(_ field: Range<Int>) -> Bool {
        if let end = knownEnds[field.lowerBound], end >= position { return true }
        var candidate = position
        while let sign = ByteSearch.index(of: UInt8(ascii: "<"), in: bytes, from: candidate) {
            candidate = sign + 1
            guard candidate < bytes.count else { return false }
            let isEnd = bytes[candidate] == UInt8(ascii: "/")
            let name = nameRange(from: candidate + (isEnd ? 1 : 0))
            if isNamed(name, field) {
                if isEnd { knownEnds[field.lowerBound] = sign }
                return isEnd
            }
            if isItem(name) || (isEnd && isContainer(name)) { return false }
        }
        return false
    }

    /// Whether two names are the same, whatever the case of their letters.
    func isNamed(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        left.count == right.count
            && zip(bytes[left], bytes[right]).allSatisfy { ASCII.lowercased($0) == ASCII.lowercased($1) }
    }

    /// Where the CDATA section whose text begins at `start` ends although its own end is missing: before the end tag of its
    /// element, where another section begins behind that; nil where it ends at `end`, as it says.
    func endOfUnclosedSection(from start: Int, upTo end: Int, in element: Range<Int>) -> Int? {
        let section = UnsafeBufferPointer(rebasing: bytes[..<end])
        guard let next = ByteSearch.index(of: "<![CDATA[", in: section, from: start) else { return nil }
        var candidate = start
        while let sign = ByteSearch.index(of: "</", in: section, from: candidate), sign < next {
            let name = sign + 2..<min(sign + 2 + element.count, end)
            if isNamed(name, element) { return sign }
            candidate = sign + 2
        }
        return nil
    }
}
