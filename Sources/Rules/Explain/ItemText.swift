import Text

/// The texts of an item, folded once, in which the terms of any number of rules are looked for.
package final class ItemText {
    let subject: RuleSubject
    let segments: [Segment]
    /// For every segment, where each folded letter stands.
    private let places: [[UInt32: [Int]]]
    private var known: [Term: [HitSpan]] = [:]
    private var searches: [SearchKey: RegularExpression.Search] = [:]
    private var budget = RegularExpression.Budget()
    /// For expressions that no rule has, so that those of the rules find what they find in matching.
    private var budgetApart = RegularExpression.Budget()
    /// For segments of which a piece was shown: how many scalars begin before each byte.
    private var scalars: [Int32: [Int32]] = [:]

    package init(_ subject: RuleSubject) {
        self.subject = subject
        var segments: [Segment] = []
        for (field, text) in ItemText.parts(of: subject) where !text.isEmpty { segments.append(Segment(field, text)) }
        self.segments = segments
        places = segments.map { segment in
            var places: [UInt32: [Int]] = [:]
            for (index, cell) in segment.cells.enumerated() { places[cell.folded, default: []].append(index) }
            return places
        }
    }

    private static func parts(of subject: RuleSubject) -> [(QueryField, String)] {
        [
            (.title, subject.title), (.summary, subject.summary), (.content, subject.content),
            (.author, subject.author ?? ""), (.url, subject.link ?? ""),
        ] + subject.categories.map { (.tag, $0) }
    }

    /// The field that a span stands in.
    func field(of span: HitSpan) -> QueryField {
        segments[Int(span.segment)].field
    }

    // MARK: Terms

    /// Wherever a term stands, whatever the field, sorted.
    func spans(of leaf: TermLeaf) -> [HitSpan] {
        if let spans = known[leaf.term] { return spans }
        var spans: [HitSpan] = []
        forEachStart(of: leaf.pattern) { segment, start in
            if let end = end(of: leaf.pattern, in: segments[segment].cells, from: start) {
                spans.append(HitSpan(segment, start..<end, in: segments[segment].cells))
            }
        }
        spans.sort()
        known[leaf.term] = spans
        return spans
    }

    /// Those of a term's places that share a letter with `span`, sorted.
    func spans(of leaf: TermLeaf, meeting span: HitSpan) -> ArraySlice<HitSpan> {
        let spans = spans(of: leaf)
        // A place is as long as the term, and at most two letters longer, where it is a plural.
        let earliest = Int(span.start) - leaf.pattern.cells.count - 2
        let first = Proximity.firstIndex(in: spans[...]) { ($0.segment, Int($0.start)) >= (span.segment, earliest) }
        let meeting = spans[first...].prefix { ($0.segment, $0.start) < (span.segment, span.end) }
        return meeting.filter { $0.segment == span.segment && $0.end > span.start }[...]
    }

    /// Every place where the first letter of a term stands, as far as the term fits there.
    func forEachStart(of pattern: TermPattern, _ body: (_ segment: Int, _ start: Int) -> Void) {
        guard let first = pattern.cells.first else { return }
        for (index, segment) in segments.enumerated() {
            for start in places[index][first.folded] ?? [] where start + pattern.cells.count <= segment.cells.count {
                body(index, start)
            }
        }
    }

    private func end(of pattern: TermPattern, in cells: [FoldedText.Cell], from start: Int) -> Int? {
        guard pattern.isOpen || TermPattern.isStart(cells, start) else { return nil }
        for index in pattern.cells.indices {
            guard cells[start + index].folded == pattern.cells[index].folded else { return nil }
            if index > 0, joint(in: cells, at: start + index) != joint(in: pattern.cells, at: index) { return nil }
        }
        return pattern.end(in: cells, from: start, to: start + pattern.cells.count)
    }

    private func joint(in cells: [FoldedText.Cell], at index: Int) -> TermPattern.Joint {
        TermPattern.Joint(before: cells[index], after: cells[index - 1])
    }

    // MARK: Regular expressions

    private struct SearchKey: Hashable {
        let pattern: TextPattern
        let segment: Int
    }

    /// Where a regular expression matches in the fields, sorted; not complete where it took too many steps.
    ///
    /// As in matching, it is run once over each text in which one of its anchors stands, and all share one budget.
    func search(_ leaf: PatternLeaf, _ fields: [QueryField]) -> (spans: [HitSpan], isComplete: Bool) {
        guard let expression = leaf.expression else { return ([], true) }
        var result: (spans: [HitSpan], isComplete: Bool) = ([], true)
        let places = Set(leaf.anchors.flatMap { spans(of: $0).map { Int($0.segment) } })
        for index in places.sorted() where fields.contains(segments[index].field) {
            let key = SearchKey(pattern: leaf.pattern, segment: index)
            let search = searches[key] ?? expression.search(segments[index].text, within: &budget)
            searches[key] = search
            result.isComplete = result.isComplete && search.isComplete
            for bytes in search.ranges {
                guard let cells = segments[index].cells(in: bytes) else { continue }
                result.spans.append(HitSpan(index, cells, in: segments[index].cells))
            }
        }
        return result
    }

    /// Where a regular expression matches that is only tried.
    func searchApart(_ leaf: PatternLeaf, _ fields: [QueryField]) -> [HitSpan] {
        guard let expression = leaf.expression else { return [] }
        let places = Set(leaf.anchors.flatMap { spans(of: $0).map { Int($0.segment) } })
        return places.sorted().filter { fields.contains(segments[$0].field) }.flatMap { index in
            expression.search(segments[index].text, within: &budgetApart).ranges.compactMap { bytes in
                segments[index].cells(in: bytes).map { HitSpan(index, $0, in: segments[index].cells) }
            }
        }
    }

    // MARK: Texts

    /// The most letters that are given before and behind a span, where it is part of a word.
    private static let rest = 40

    /// A span as it is shown; with the whole run of its script where it is asked what it stands in.
    func found(_ span: HitSpan, by term: String, inRun: Bool = false) -> FoundText {
        let segment = segments[Int(span.segment)]
        let bytes = inRun ? wholeRun(span) : wholeWords(span)
        let utf8 = segment.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
        let end = utf8.index(start, offsetBy: bytes.count)
        let scalars = scalars(of: span.segment)
        return FoundText(
            term: term,
            text: String(decoding: utf8[start..<end], as: UTF8.self),
            field: segment.field,
            word: Int(span.firstPosition) + 1,
            sentence: Int(span.firstSentence) + 1,
            scalars: Int(scalars[bytes.lowerBound])..<Int(scalars[bytes.upperBound])
        )
    }

    private func scalars(of segment: Int32) -> [Int32] {
        if let known = scalars[segment] { return known }
        var counts: [Int32] = [0]
        for byte in segments[Int(segment)].text.utf8 {
            // Bytes 10xxxxxx go on with a scalar.
            counts.append(counts[counts.count - 1] + (byte & 0xC0 == 0x80 ? 0 : 1))
        }
        scalars[segment] = counts
        return counts
    }

    /// The bytes of a span, and of the letters of the same script that stand before and after it without a break.
    private func wholeRun(_ span: HitSpan) -> Range<Int> {
        let cells = segments[Int(span.segment)].cells
        var (first, end) = (Int(span.start), Int(span.end))
        let (lowest, highest) = (first - ItemText.rest, end + ItemText.rest)
        while first > lowest, !TermPattern.isEdge(cells, first) { first -= 1 }
        while end < highest, !TermPattern.isEdge(cells, end) { end += 1 }
        return Int(cells[first].start)..<Int(cells[end - 1].end)
    }

    /// The bytes of a span, and of the words that it meets in part.
    func wholeWords(_ span: HitSpan) -> Range<Int> {
        let cells = segments[Int(span.segment)].cells
        var (first, last) = (Int(span.start), Int(span.end) - 1)
        let (lowest, highest) = (first - ItemText.rest, last + ItemText.rest)
        while first > lowest, cells[first].script == .word, !TermPattern.isEdge(cells, first) { first -= 1 }
        while last < highest, cells[last].script == .word, !TermPattern.isEdge(cells, last + 1) { last += 1 }
        return Int(cells[first].start)..<Int(cells[last].end)
    }
}
