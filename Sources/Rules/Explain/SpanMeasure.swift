/// How far hits stand from each other; all spans are sorted.
enum SpanMeasure {
    /// The two that stand closest in one text, one of each, and the words between them; in this order where `isOrdered`.
    static func closest(
        _ left: [HitSpan],
        _ right: [HitSpan],
        isOrdered: Bool
    ) -> (words: Int, first: HitSpan, second: HitSpan)? {
        let forwards = closest(left, before: right)
        guard !isOrdered, let backwards = closest(right, before: left) else { return forwards }
        guard let forwards else { return backwards }
        return backwards.words < forwards.words ? backwards : forwards
    }

    private static func closest(
        _ left: [HitSpan],
        before right: [HitSpan]
    ) -> (words: Int, first: HitSpan, second: HitSpan)? {
        var best: (words: Int, first: HitSpan, second: HitSpan)?
        for first in left {
            // The first that begins where this one ends, or later, is the closest.
            var (low, high) = (0, right.count)
            while low < high {
                let middle = (low + high) / 2
                if (right[middle].segment, right[middle].start) >= (first.segment, first.end) {
                    high = middle
                } else {
                    low = middle + 1
                }
            }
            guard low < right.count, right[low].segment == first.segment else { continue }
            let words = max(0, Int(right[low].firstPosition - first.lastPosition) - 1)
            if best.map({ words < $0.words }) ?? true { best = (words, first, right[low]) }
        }
        return best
    }

    /// The shortest stretch of words in one text that holds one span of every group; nil where there is none.
    static func shortestStretch(_ groups: [[HitSpan]]) -> (words: Int, members: [HitSpan])? {
        var best: (words: Int, members: [HitSpan])?
        let earliest = groups.map(Proximity.earliestEnds)
        for start in Set(groups.joined()).sorted() {
            var members: [HitSpan] = []
            for (group, ends) in zip(groups, earliest) {
                let index = Proximity.firstIndex(in: group[...]) {
                    ($0.segment, $0.firstPosition) >= (start.segment, start.firstPosition)
                }
                guard index < group.count, group[index].segment == start.segment else { break }
                members.append(group[ends[index]])
            }
            guard members.count == groups.count, let last = members.map(\.lastPosition).max() else { continue }
            let words = Int(last - start.firstPosition) + 1
            if best.map({ words < $0.words }) ?? true { best = (words, members.sorted()) }
        }
        return best
    }

    /// The most spans that can be chosen so that no two overlap.
    static func number(_ spans: [HitSpan]) -> Int {
        var count = 0
        var last: HitSpan?
        for span in spans.sorted(by: { ($0.segment, $0.end) < ($1.segment, $1.end) }) {
            if let last, last.segment == span.segment, span.start < last.end { continue }
            last = span
            count += 1
        }
        return count
    }
}
