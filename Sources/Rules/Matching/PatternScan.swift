import Text

/// Where regular expressions match in the texts of one item, each looked for once.
struct PatternScan: Sendable {
    private struct Key: Hashable {
        let pattern: Int32
        let segment: Int32
    }

    /// What all expressions may still cost.
    private var budget = RegularExpression.Budget()
    private var known: [Key: [HitSpan]] = [:]
    /// The texts in which an expression matches.
    private var segments: [Int32: Segment] = [:]

    /// Where the pattern of this number matches in a segment of `scan`, in order.
    mutating func spans(of pattern: RulePattern, _ number: Int32, in segment: Int32, of scan: ItemScan) -> [HitSpan] {
        let key = Key(pattern: number, segment: segment)
        if let spans = known[key] { return spans }
        let search = pattern.expression.search(scan.text(segment), within: &budget)
        var spans: [HitSpan] = []
        if !search.ranges.isEmpty {
            let letters = segments[segment] ?? Segment(.title, scan.text(segment))
            segments[segment] = letters
            for bytes in search.ranges {
                guard let cells = letters.cells(in: bytes) else { continue }
                spans.append(HitSpan(Int(segment), cells, in: letters.cells))
            }
        }
        known[key] = spans
        return spans
    }
}
