/// Every term that was found in an item, and where.
struct HitTable {
    let segments: [Segment]
    private var spans: [Int32: [HitSpan]] = [:]
    private let fields: [FieldSet]

    /// Finds all terms of `trie` in `segments`.
    init(_ segments: [Segment], _ trie: TermTrie) {
        self.segments = segments
        fields = segments.map { FieldSet($0.field) }
        var spans: [Int32: [HitSpan]] = [:]
        for (index, segment) in segments.enumerated() {
            trie.scan(segment.cells) { term, start, end in
                spans[term, default: []].append(HitSpan(index, start..<end, in: segment.cells))
            }
        }
        self.spans = spans
    }

    /// The terms that were found.
    var terms: some Sequence<Int32> { spans.keys }

    /// Where a term was found, sorted.
    func spans(of term: Int32) -> [HitSpan] {
        spans[term] ?? []
    }

    /// The field that a span stands in.
    func field(of span: HitSpan) -> FieldSet {
        fields[Int(span.segment)]
    }
}

/// Places of an item that count as empty.
struct MaskTable {
    /// Sorted, without overlaps.
    private let intervals: [(segment: Int32, start: Int32, end: Int32)]

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
