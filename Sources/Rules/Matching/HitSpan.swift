import Text

/// Where a term was found: a range of cells of a segment, with its word positions and sentences.
struct HitSpan: Hashable, Comparable {
    let segment: Int32
    /// The first cell.
    let start: Int32
    /// The cell after the last.
    let end: Int32
    let firstPosition: Int32
    let lastPosition: Int32
    let firstSentence: Int32
    let lastSentence: Int32

    init(
        segment: Int32,
        start: Int32,
        end: Int32,
        firstPosition: Int32,
        lastPosition: Int32,
        firstSentence: Int32,
        lastSentence: Int32
    ) {
        self.segment = segment
        self.start = start
        self.end = end
        self.firstPosition = firstPosition
        self.lastPosition = lastPosition
        self.firstSentence = firstSentence
        self.lastSentence = lastSentence
    }

    init(_ segment: Int, _ range: Range<Int>, in cells: [FoldedText.Cell]) {
        self.segment = Int32(segment)
        start = Int32(range.lowerBound)
        end = Int32(range.upperBound)
        let (first, last) = (cells[range.lowerBound], cells[range.upperBound - 1])
        firstPosition = first.position
        lastPosition = last.position
        firstSentence = first.sentence
        lastSentence = last.sentence
    }

    static func < (left: HitSpan, right: HitSpan) -> Bool {
        (left.segment, left.start, left.end) < (right.segment, right.start, right.end)
    }
}
