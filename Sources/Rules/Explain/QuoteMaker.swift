import Text

/// Cuts the sentences out of an item in which something was met.
struct QuoteMaker {
    let text: ItemText

    /// The sentences of these spans, in the order of the text.
    func quotes(_ spans: [HitSpan]) -> [RuleExplanation.Quote] {
        var quotes: [RuleExplanation.Quote] = []
        // Sentences that a span joins are one quote.
        var group: [HitSpan] = []
        var last: Int32 = -1
        func end() {
            if let quote = quote(group, upTo: last) { quotes.append(quote) }
            group = []
        }
        for span in Set(spans).sorted() {
            if let first = group.first, first.segment != span.segment || span.firstSentence > last { end() }
            last = group.isEmpty ? span.lastSentence : max(last, span.lastSentence)
            group.append(span)
        }
        end()
        return quotes
    }

    private func quote(_ spans: [HitSpan], upTo last: Int32) -> RuleExplanation.Quote? {
        guard let span = spans.first else { return nil }
        let segment = text.segments[Int(span.segment)]
        let bytes = range(of: span.firstSentence...max(last, span.firstSentence), in: segment)
        var marks: [Range<Int>] = []
        for span in spans {
            let whole = text.wholeWords(span)
            let mark = (whole.lowerBound - bytes.lowerBound)..<(whole.upperBound - bytes.lowerBound)
            if let before = marks.last, mark.lowerBound < before.upperBound {
                marks[marks.count - 1] = before.lowerBound..<max(before.upperBound, mark.upperBound)
            } else {
                marks.append(mark)
            }
        }
        let utf8 = segment.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
        let end = utf8.index(start, offsetBy: bytes.count)
        return RuleExplanation.Quote(
            field: segment.field,
            text: String(decoding: utf8[start..<end], as: UTF8.self),
            marks: marks
        )
    }

    /// The bytes of sentences: from the first letter, or what opens before it, to what closes after the last.
    private func range(of sentences: ClosedRange<Int32>, in segment: Segment) -> Range<Int> {
        let cells = segment.cells
        let first = cells.first { $0.sentence >= sentences.lowerBound }
        let next = cells.first { $0.sentence > sentences.upperBound }
        let bytes = Array(segment.text.utf8)
        var start = first.map { Int($0.start) } ?? 0
        var end = next.map { Int($0.start) } ?? bytes.count
        if sentences.lowerBound == cells.first?.sentence { start = 0 }
        while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
        while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }
}
