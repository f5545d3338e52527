/// A line of a file, and the part of it that is meant.
struct EditedLine {
    let scalars: [Unicode.Scalar]
    /// The part, never empty where the line is not.
    let range: Range<Int>
    /// Whether the line is of a text file, where it is an entry as a whole.
    let isText: Bool

    init(_ scalars: [Unicode.Scalar], from start: Int, to end: Int, isText: Bool = false) {
        self.isText = isText
        var last = scalars.count
        while last > 0, QueryLexer.isSpace(scalars[last - 1]) { last -= 1 }
        self.scalars = Array(scalars[..<last])
        let start = min(max(0, start), last)
        range = start..<min(last, max(end, start + 1))
    }

    /// The whole line, without spaces at its end.
    var text: String { EditedLine.text(scalars) }

    /// The part that is meant.
    var meant: ArraySlice<Unicode.Scalar> { scalars[range] }

    /// What stands before it.
    var before: ArraySlice<Unicode.Scalar> { scalars[..<range.lowerBound] }

    /// What stands after it.
    var after: ArraySlice<Unicode.Scalar> { scalars[range.upperBound...] }

    /// The spaces that the line is indented by.
    var indentation: String {
        EditedLine.text(scalars.prefix { $0 == " " })
    }

    /// Where the value of `key: value` starts, spaces left out; nil where the line has no key.
    var valueStart: Int? {
        var index = 0
        while index + 1 < scalars.count {
            if scalars[index] == ":", scalars[index + 1] == " " {
                let start = scalars[(index + 1)...].firstIndex { $0 != " " }
                return start
            }
            guard scalars[index] != "\"", scalars[index] != "'", scalars[index] != "[" else { return nil }
            index += 1
        }
        return nil
    }

    /// The key of `key: value`, without a dash before it; nil where the line has none.
    var key: String? {
        guard valueStart != nil, let colon = scalars.firstIndex(of: ":") else { return nil }
        let key = scalars[..<colon].drop { $0 == " " || $0 == "-" }
        return EditedLine.text(key)
    }

    /// Where an expression starts on the line, a key before it and spaces left out.
    var expressionStart: Int {
        let start = key == "match" ? valueStart ?? 0 : 0
        return scalars[start...].firstIndex { $0 != " " } ?? start
    }

    /// Whether the part stands in a list in brackets on this line.
    var isInBrackets: Bool {
        var depth = 0
        for scalar in before {
            if scalar == "[" { depth += 1 }
            if scalar == "]" { depth -= 1 }
        }
        return depth > 0
    }

    /// What stands before an entry on a line of its own.
    var head: ArraySlice<Unicode.Scalar> {
        isText ? scalars.prefix { $0 == " " } : scalars.prefix { $0 == " " || $0 == "-" }
    }

    /// Whether the part is an entry among commas: in brackets on this line, or on a line of a list in brackets.
    var isInFlow: Bool {
        !isText && (isInBrackets || valueStart == nil && scalars.first { $0 != " " } != "-")
    }

    /// The line with the part replaced.
    func replaced(with text: String) -> String {
        replaced(range, with: text)
    }

    /// The line with a range of it replaced.
    func replaced(_ range: Range<Int>, with text: String) -> String {
        EditedLine.text(scalars[..<range.lowerBound]) + text + EditedLine.text(scalars[range.upperBound...])
    }

    /// An expression after `match:` put on a line of its own; nil where the line is no such.
    func withBlock() -> String? {
        guard key == "match", let start = valueStart else { return nil }
        var value = scalars[start...]
        if let first = value.first, let last = value.last, value.count > 2, first == last,
            first == "\"" || first == "'",
            !value.dropFirst().dropLast().contains(first)
        {
            value = value.dropFirst().dropLast()
        }
        let colon = scalars[..<start].lastIndex(of: ":") ?? start
        let keyStart = scalars.firstIndex { $0 != " " && $0 != "-" } ?? 0
        return EditedLine.text(scalars[...colon]) + " |\n" + String(repeating: " ", count: keyStart + 2)
            + EditedLine.text(value)
    }

    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// A phrase as an entry of a list in YAML, in quotes where it needs them.
    static func entry(_ text: String) -> String {
        let isMarked = text.unicodeScalars.first.map { "=~$\"'".unicodeScalars.contains($0) } ?? false
        return !isMarked && PlainScalar.needsQuotes(text) ? quoted(text.unicodeScalars) : text
    }

    /// A text in the quotes that it does not hold itself.
    static func quoted(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        let text = text(scalars)
        let quote = text.contains("\"") || text.contains("\\") ? "'" : "\""
        return quote
            + (quote == "'"
                ? text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") : text) + quote
    }
}
