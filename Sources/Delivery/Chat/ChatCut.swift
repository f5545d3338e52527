/// Makes text fit what a service takes: cut between characters, never within markup, and never without saying so.
enum ChatCut {
    /// The lines of `text`, as many as fit.
    ///
    /// The head is cut, and the tail too where it leaves the head less than a quarter of its characters or of itself.
    static func lines(_ text: ChatText, fits: ([ChatText.Line]) -> Bool) -> [ChatText.Line] {
        let all = text.head + text.tail
        if fits(all) { return all }
        let total = count(text.head)
        let most = longest(total) { fits(cut(text, keeping: $0)) }
        let isEnough = most.map { $0 * 4 >= min(total, count(text.tail)) } ?? false
        guard text.tail.isEmpty || isEnough else { return lines(text.withoutTail, fits: fits) }
        return cut(text, keeping: most ?? 0)
    }

    /// The beginning of one line that fits.
    static func line(_ text: String, fits: (String) -> Bool) -> String {
        if fits(text) { return text }
        let total = text.count
        func cut(_ kept: Int) -> String { text.prefix(kept) + mark(total - kept) }
        return cut(longest(total) { fits(cut($0)) } ?? 0)
    }

    /// What stands where `count` characters were left out.
    static func mark(_ count: Int) -> String {
        "… (cut: \(count) more \(count == 1 ? "character" : "characters"))"
    }

    /// The most, below `total`, for which `fits` holds; nil where it holds for none.
    private static func longest(_ total: Int, fits: (Int) -> Bool) -> Int? {
        var (low, high) = (-1, total)
        while high - low > 1 {
            let middle = (low + high) / 2
            if fits(middle) { low = middle } else { high = middle }
        }
        return low < 0 ? nil : low
    }

    /// Characters of all lines, their ends included.
    private static func count(_ lines: [ChatText.Line]) -> Int {
        lines.reduce(0) { $0 + 1 + $1.reduce(0) { $0 + $1.count } }
    }

    private static func cut(_ text: ChatText, keeping kept: Int) -> [ChatText.Line] {
        var left = kept
        var lines: [ChatText.Line] = []
        for line in text.head {
            var spans: ChatText.Line = []
            var isWhole = true
            for span in line where isWhole {
                guard let part = span.prefix(left) else {
                    isWhole = false
                    continue
                }
                spans.append(part)
                left -= part.count
                isWhole = part == span
            }
            // A line's end counts as one character.
            guard isWhole, left > 0 else {
                let out = count(text.head) - count(lines) - spans.reduce(0) { $0 + $1.count }
                lines.append(spans + [.text(mark(max(1, out - 1)))])
                break
            }
            lines.append(spans)
            left -= 1
        }
        return lines + text.tail
    }
}
