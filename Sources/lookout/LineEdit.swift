/// What a repair changes in a line.
struct LineEdit {
    /// The part of the line that is replaced.
    let range: Range<Int>
    /// What stands there instead.
    let text: ArraySlice<Unicode.Scalar>

    /// The shortest part in which two forms of a line differ; nil where the other is several lines, or the same.
    init?(from line: [Unicode.Scalar], to other: String) {
        let other = Array(other.unicodeScalars)
        guard !other.contains("\n") else { return nil }
        var line = line[...]
        while let last = line.last, last == " ", line.count > other.count { line.removeLast() }
        let head = zip(line, other).prefix { $0 == $1 }.count
        let shared = min(line.count, other.count) - head
        let tail = zip(line.reversed(), other.reversed()).prefix(shared).prefix { $0 == $1 }.count
        guard head + tail < max(line.count, other.count) else { return nil }
        range = head..<(line.count - tail)
        text = other[head..<(other.count - tail)]
    }

    /// Whether two edits change the same part, or one right beside the other.
    func meets(_ other: LineEdit) -> Bool {
        range.lowerBound <= other.range.upperBound && other.range.lowerBound <= range.upperBound
    }

    /// A line with edits of which none meets another.
    static func applied(_ edits: [LineEdit], to line: [Unicode.Scalar]) -> String {
        var line = line
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            line.replaceSubrange(edit.range, with: edit.text)
        }
        while line.last == " " { line.removeLast() }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: line)
        return String(text)
    }
}
