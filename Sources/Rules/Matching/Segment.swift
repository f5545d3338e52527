import Text

/// One field's text of an item, folded; an item has one segment per field, and one per tag.
struct Segment {
    let field: QueryField
    let text: String
    let cells: [FoldedText.Cell]

    init(_ field: QueryField, _ text: String) {
        self.field = field
        self.text = text
        cells = FoldedText(text).cells
    }

    /// The segments of an item that any of `fields` asks for.
    static func segments(of subject: RuleSubject, fields: FieldSet) -> [Segment] {
        var segments: [Segment] = []
        func add(_ field: QueryField, _ text: String?) {
            guard let text, !text.isEmpty, fields.contains(FieldSet(field)) else { return }
            segments.append(Segment(field, text))
        }
        add(.title, subject.title)
        add(.summary, subject.summary)
        add(.content, subject.content)
        add(.author, subject.author)
        add(.url, subject.link)
        for category in subject.categories { add(.tag, category) }
        return segments
    }

    /// The cells of which any byte lies in a range of the text; nil where there is none.
    func cells(in bytes: Range<Int>) -> Range<Int>? {
        func first(where isBeyond: (FoldedText.Cell) -> Bool) -> Int {
            var (low, high) = (0, cells.count)
            while low < high {
                let middle = (low + high) / 2
                if isBeyond(cells[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        let lower = first { Int($0.end) > bytes.lowerBound }
        let upper = first { Int($0.start) >= bytes.upperBound }
        return lower < upper ? lower..<upper : nil
    }

    /// The text of a range of cells as it stands in the item; a word that is matched in part is given whole.
    func text(of span: HitSpan) -> String {
        var (first, last) = (Int(span.start), Int(span.end) - 1)
        while first > 0, cells[first].script == .word, !TermPattern.isEdge(cells, first) { first -= 1 }
        while last + 1 < cells.count, cells[last].script == .word, !TermPattern.isEdge(cells, last + 1) { last += 1 }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: Int(cells[first].start))
        let end = utf8.index(utf8.startIndex, offsetBy: Int(cells[last].end))
        return String(decoding: utf8[start..<end], as: UTF8.self)
    }
}
