/// Distances between spans, which are sorted by segment and start.
enum Proximity {
    /// The first pair of which the left stands before the right, with at most `distance` positions between them.
    static func first(
        _ left: [HitSpan],
        before right: [HitSpan],
        distance: Int32
    ) -> (left: HitSpan, right: HitSpan)? {
        for span in left {
            if let next = next(after: span, in: right), isNear(span, next, distance) { return (span, next) }
        }
        return nil
    }

    /// All spans of pairs of which the left stands before the right, with at most `distance` positions between them.
    static func members(_ left: [HitSpan], before right: [HitSpan], distance: Int32) -> [HitSpan] {
        var members: [HitSpan] = []
        for span in left {
            guard let next = next(after: span, in: right), isNear(span, next, distance) else { continue }
            members += [span, next]
        }
        return members
    }

    /// Positions between two spans, the first before the second: none where they touch or share a word.
    static func distance(_ first: HitSpan, _ second: HitSpan) -> Int32 {
        max(0, second.firstPosition - first.lastPosition - 1)
    }

    private static func isNear(_ first: HitSpan, _ second: HitSpan, _ distance: Int32) -> Bool {
        Proximity.distance(first, second) <= distance
    }

    /// The first of `spans` that starts where `span` ends or later, in the same segment.
    private static func next(after span: HitSpan, in spans: [HitSpan]) -> HitSpan? {
        let index = firstIndex(in: spans[...]) { ($0.segment, $0.start) >= (span.segment, span.end) }
        guard index < spans.count, spans[index].segment == span.segment else { return nil }
        return spans[index]
    }

    /// The first index whose span fulfils a condition that holds for all spans after it too.
    static func firstIndex(
        in spans: ArraySlice<HitSpan>,
        where condition: (HitSpan) -> Bool
    ) -> Int {
        var (low, high) = (spans.startIndex, spans.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if condition(spans[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    // MARK: Numbers

    /// The most of `spans` that can be chosen so that no two overlap.
    static func largestNumber(withoutOverlap spans: [HitSpan]) -> Int {
        var count = 0
        var last: HitSpan?
        for span in spans.sorted(by: { ($0.segment, $0.end) < ($1.segment, $1.end) }) {
            if let last, last.segment == span.segment, span.start < last.end { continue }
            last = span
            count += 1
        }
        return count
    }

    // MARK: Windows

    /// Whether one span of every group stands within a stretch of `words` positions of one segment.
    static func hasWindow(_ groups: [[HitSpan]], words: Int32) -> Bool {
        window(groups, words: words) != nil
    }

    /// The spans of the first such stretch, one of each group.
    static func windowMembers(_ groups: [[HitSpan]], words: Int32) -> [HitSpan] {
        window(groups, words: words) ?? []
    }

    private static func window(_ groups: [[HitSpan]], words: Int32) -> [HitSpan]? {
        guard groups.allSatisfy({ !$0.isEmpty }) else { return nil }
        let earliest = groups.map(earliestEnds)
        for start in groups.joined().sorted() {
            var members: [HitSpan] = []
            for (group, ends) in zip(groups, earliest) {
                let index = firstIndex(in: group[...]) {
                    ($0.segment, $0.firstPosition) >= (start.segment, start.firstPosition)
                }
                guard index < group.count else { break }
                let best = group[ends[index]]
                guard best.segment == start.segment, best.lastPosition - start.firstPosition < words else { break }
                members.append(best)
            }
            if members.count == groups.count { return members }
        }
        return nil
    }

    /// For every span, which of it and those after it in its segment ends first.
    static func earliestEnds(_ spans: [HitSpan]) -> [Int] {
        var ends = Array(spans.indices)
        for index in spans.indices.dropLast().reversed() where spans[index].segment == spans[index + 1].segment {
            let next = ends[index + 1]
            if spans[next].lastPosition < spans[index].lastPosition { ends[index] = next }
        }
        return ends
    }
}
