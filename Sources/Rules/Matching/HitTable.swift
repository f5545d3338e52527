/// Every term that was found in an item, and where.
struct HitTable {
    let segments: [Segment]
    /// The terms that were found, sorted.
    let terms: [Int32]
    /// All spans, those of a term together, sorted.
    private let spans: [HitSpan]
    /// Where the spans of a term start, by its index in `terms`, and their number at the end.
    private let offsets: [Int]
    private let fields: [FieldSet]

    /// Finds all terms of `trie` in `segments`.
    init(_ segments: [Segment], _ trie: TermTrie) {
        self.segments = segments
        fields = segments.map { FieldSet($0.field) }
        var found: [(term: Int32, span: HitSpan)] = []
        for (index, segment) in segments.enumerated() {
            trie.scan(segment.cells) { term, start, end in
                found.append((term, HitSpan(index, start..<end, in: segment.cells)))
            }
        }
        found.sort { ($0.term, $0.span) < ($1.term, $1.span) }
        var terms: [Int32] = []
        var offsets: [Int] = []
        for (index, hit) in found.enumerated() where hit.term != terms.last {
            terms.append(hit.term)
            offsets.append(index)
        }
        offsets.append(found.count)
        self.terms = terms
        self.offsets = offsets
        spans = found.map(\.span)
    }

    /// Which of `wanted`, which is sorted, were found, as indices into `terms`.
    func found(_ wanted: [Int32]) -> [Int] {
        var result: [Int] = []
        if wanted.count < terms.count {
            for term in wanted {
                let index = HitTable.index(of: term, in: terms)
                if index < terms.count, terms[index] == term { result.append(index) }
            }
        } else {
            for (index, term) in terms.enumerated() {
                let place = HitTable.index(of: term, in: wanted)
                if place < wanted.count, wanted[place] == term { result.append(index) }
            }
        }
        return result
    }

    /// The spans of the term at an index of `terms`, sorted.
    func spans(at index: Int) -> ArraySlice<HitSpan> {
        spans[offsets[index]..<offsets[index + 1]]
    }

    /// The field that a span stands in.
    func field(of span: HitSpan) -> FieldSet {
        fields[Int(span.segment)]
    }

    /// The first index of a sorted array that holds `term` or more.
    private static func index(of term: Int32, in sorted: [Int32]) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < term { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
