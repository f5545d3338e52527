/// Places of an item that count as empty.
struct MaskTable {
    /// Sorted, without overlaps.
    private let intervals: [(segment: Int32, start: Int32, end: Int32)]

    /// Whether nothing is covered.
    var isEmpty: Bool { intervals.isEmpty }

    /// Covers `spans`.
    init(_ spans: [HitSpan]) {
        var intervals: [(segment: Int32, start: Int32, end: Int32)] = []
        for span in spans.sorted() {
            if let last = intervals.last, last.segment == span.segment, span.start <= last.end {
                intervals[intervals.count - 1].end = max(last.end, span.end)
            } else {
                intervals.append((span.segment, span.start, span.end))
            }
        }
        self.intervals = intervals
    }

    /// Whether any cell of `span` is covered.
    func covers(_ span: HitSpan) -> Bool {
        var (low, high) = (0, intervals.count)
        while low < high {
            let middle = (low + high) / 2
            let interval = intervals[middle]
            if (interval.segment, interval.end) > (span.segment, span.start) { high = middle } else { low = middle + 1 }
        }
        guard low < intervals.count else { return false }
        return intervals[low].segment == span.segment && intervals[low].start < span.end
    }
}
