import Text

/// Cuts the sentences out of an item in which something was met.
struct QuoteMaker {
    let text: ItemText

    /// The sentences of these spans, in the order of the text, and how many there are beyond the limit.
    func quotes(_ spans: [HitSpan]) -> (listed: [RuleExplanation.Quote], rest: Int) {
        var quotes: [RuleExplanation.Quote] = []
        var rest = 0
        // Sentences that a span joins are one quote.
        var group: [HitSpan] = []
        var last: Int32 = -1
        func end() {
            if quotes.count == FoundTexts.limit {
                rest += 1
            } else if let quote = quote(group, upTo: last) {
                quotes.append(quote)
            }
            group = []
        }
        for span in Set(spans).sorted() {
            if let first = group.first, first.segment != span.segment || span.firstSentence > last { end() }
            last = group.isEmpty ? span.lastSentence : max(last, span.lastSentence)
            group.append(span)
        }
        end()
        return (quotes, rest)
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
            } else if marks.count < FoundTexts.limit {
                marks.append(mark)
            } else {
                break
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
        let utf8 = segment.text.utf8
        func byte(_ place: Int) -> UInt8 { utf8[utf8.index(utf8.startIndex, offsetBy: place)] }
        /// Where the first letter of this sentence stands, or of one after it; the end of the text where there is none.
        func start(of sentence: Int32) -> Int {
            var (low, high) = (0, cells.count)
            while low < high {
                let middle = (low + high) / 2
                if cells[middle].sentence >= sentence { high = middle } else { low = middle + 1 }
            }
            return low < cells.count ? Int(cells[low].start) : utf8.count
        }
        var first = sentences.lowerBound == cells.first?.sentence ? 0 : start(of: sentences.lowerBound)
        var end = start(of: sentences.upperBound + 1)
        while first < end, ASCII.isSpace(byte(first)) { first += 1 }
        while end > first, ASCII.isSpace(byte(end - 1)) { end -= 1 }
        return first..<end
    }
}
