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
