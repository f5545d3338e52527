import LookoutModel

/// Looks through a list or map in brackets, in a file that the YAML parser refuses, for what people get wrong in them.
struct FlowScan {
    /// So many lines before the one that the parser names, and after it, are looked at.
    private static let reach = 400

    private let source: YAMLSource
    private var line: Int
    private var column: Int
    /// The brackets that are open, the innermost last.
    private var openers: [Unicode.Scalar] = []
    /// Where they stand.
    private var places: [(line: Int, column: Int)] = []
    /// Whether an entry or a value may begin here.
    private var expectsEntry = true
    /// Where the quote that was read last was opened.
    private var quotePlace = (line: 0, column: 0)

    /// The first slip in the brackets that are open on a line or closed on it; nil where there is none.
    static func problem(around mark: Int, in source: YAMLSource) -> YAMLProblem? {
        let last = min(mark, source.lines.count)
        for line in stride(from: last, through: max(1, last - reach), by: -1) {
            guard let column = opener(in: source.lines[line - 1]) else { continue }
            var scan = FlowScan(source: source, line: line, column: column)
            return scan.slip()
        }
        return nil
    }

    private init(source: YAMLSource, line: Int, column: Int) {
        self.source = source
        self.line = line
        self.column = column
    }

    /// Where the first bracket of a line stands that opens a list or map, from 1.
    private static func opener(in line: [Unicode.Scalar]) -> Int? {
        let index = line.indices.first { index in
            guard line[index] == "[" || line[index] == "{" else { return false }
            let before = line[..<index].drop { $0 == " " || $0 == "-" }
            return before.isEmpty || line[index - 1] == " " && before.last { $0 != " " } == ":"
        }
        return index.map { $0 + 1 }
    }

    private mutating func slip() -> YAMLProblem? {
        let end = min(source.lines.count, line + FlowScan.reach)
        while line <= end {
            let scalars = source.lines[line - 1]
            while column <= scalars.count {
                if let cause = step(scalars) {
                    return YAMLProblem(place: source.place(line: line, column: column), fact: .syntax("", cause: cause))
                }
                if openers.isEmpty { return after(scalars) }
            }
            line += 1
            column = 1
            // A key in a line of its own: the list before it was never closed.
            if openers.last == "[", line <= end, KeyLine.beginsWithKey(source.lines[line - 1]) { return nil }
        }
        guard line > source.lines.count, let opener = openers.last, let place = places.last else { return nil }
        return YAMLProblem(
            place: source.place(line: place.line, column: place.column),
            fact: .syntax("", cause: .unclosed(Character(opener)))
        )
    }

    /// Reads on by one sign, quote or word; the place stays where a slip is.
    private mutating func step(_ scalars: [Unicode.Scalar]) -> YAMLProblem.Cause? {
        let scalar = scalars[column - 1]
        switch scalar {
        case " ", "\t": column += 1
        case "#" where column == 1 || " [{,".unicodeScalars.contains(scalars[column - 2]):
            let closer: Unicode.Scalar = openers.last == "{" ? "}" : "]"
            if scalars[column...].contains(closer) { return .hashInList }
            column = scalars.count + 1
        case ",":
            if expectsEntry { return .emptyEntry }
            expectsEntry = true
            column += 1
        case "[", "{":
            if !expectsEntry { return .missingComma }
            openers.append(scalar)
            places.append((line, column))
            column += 1
        case "]", "}":
            openers.removeLast()
            places.removeLast()
            expectsEntry = false
            column += 1
        case "\"", "'":
            if !expectsEntry { return .missingComma }
            quotePlace = (line, column)
            guard skipQuote(scalar) else {
                (line, column) = quotePlace
                return .unclosed(Character(scalar))
            }
            expectsEntry = false
        case ":" where !expectsEntry:
            expectsEntry = true
            column += 1
        default:
            if endsAtApostrophe(scalars) {
                let isDouble = scalars[quotePlace.column - 1] == "\""
                column = quotePlace.column
                return isDouble ? .quoteInQuotes : .apostropheInQuotes
            }
            // Without quotes a text may go on in the next line.
            let isFirst = scalars[..<(column - 1)].allSatisfy { $0 == " " }
            if !expectsEntry, !isFirst {
                let word = EditedLine.text(scalars[(column - 1)...].prefix { !" ,]}".unicodeScalars.contains($0) })
                let isOperator = ["AND", "OR", "NOT", "NEAR"].contains { word.hasPrefix($0) }
                return isOperator ? .textAfterQuote(.expression) : .missingComma
            }
            return word(scalars)
        }
        return nil
    }

    /// A text without quotes, up to what ends it.
    private mutating func word(_ scalars: [Unicode.Scalar]) -> YAMLProblem.Cause? {
        let start = column - 1
        var index = start
        while index < scalars.count, !",[]{}".unicodeScalars.contains(scalars[index]) {
            if scalars[index] == "#", index > start, scalars[index - 1] == " " { break }
            if scalars[index] == ":" {
                let next = index + 1 < scalars.count ? scalars[index + 1] : " "
                if ",]}".unicodeScalars.contains(next) {
                    column = index + 1
                    return .emptyValue(EditedLine.text(scalars[start..<index]))
                }
                if next == " " { break }
            }
            index += 1
        }
        column = max(index, start + 1) + 1
        expectsEntry = false
        return nil
    }

    /// Whether a word goes on right after a quote that was closed, and a further one closes it: `'Xi's visit'`.
    private func endsAtApostrophe(_ scalars: [Unicode.Scalar]) -> Bool {
        guard !expectsEntry, column > 1, quotePlace.line == line, "'\"".unicodeScalars.contains(scalars[column - 2])
        else { return false }
        return scalars[column - 1].properties.isAlphabetic && scalars[column...].contains(scalars[column - 2])
    }

    /// Goes behind the quote that closes one; false where none does before the file ends or a key begins a line.
    private mutating func skipQuote(_ quote: Unicode.Scalar) -> Bool {
        column += 1
        while line <= source.lines.count {
            let scalars = source.lines[line - 1]
            while column <= scalars.count {
                let scalar = scalars[column - 1]
                column += 1
                if scalar == "\\", quote == "\"" {
                    column += 1
                } else if scalar == quote {
                    guard quote == "'", column <= scalars.count, scalars[column - 1] == "'" else { return true }
                    column += 1
                }
            }
            line += 1
            column = 1
            if line <= source.lines.count, KeyLine.beginsWithKey(source.lines[line - 1]) { return false }
        }
        return false
    }

    /// What stands behind the last bracket.
    private func after(_ scalars: [Unicode.Scalar]) -> YAMLProblem? {
        guard let index = scalars[(column - 1)...].firstIndex(where: { $0 != " " && $0 != "\t" }) else { return nil }
        let isComment = scalars[index] == "#" && index >= column
        guard !isComment, scalars[index] != ":" else { return nil }
        return YAMLProblem(
            place: source.place(line: line, column: index + 1),
            fact: .syntax("", cause: .textAfterBracket(Character(scalars[column - 2])))
        )
    }
}
