import LookoutModel
import Yams

/// A line that should be `key: value`, and is not; the parser notices it only in the line after it.
struct KeyLine {
    private let scalars: ArraySlice<Unicode.Scalar>

    /// What stands after the indentation and the dashes of a line.
    private init(_ line: [Unicode.Scalar]) {
        var rest = line.drop { $0 == " " }
        while rest.first == "-", rest.dropFirst().first == " " { rest = rest.dropFirst().drop { $0 == " " } }
        scalars = rest
    }

    /// The problem, where an error of the parser comes from a line without a colon.
    static func withoutColon(
        _ problem: String,
        at mark: Mark,
        context: YamlError.Context?,
        in source: YAMLSource
    ) -> YAMLProblem? {
        if problem.contains("could not find expected ':'"), let context {
            return place(in: context.mark.line, source)
        }
        // Behind a comment, a text at the start of a file counts as a document of its own.
        let isAfterText = problem.contains("did not find expected <document start>")
        guard isAfterText || problem.contains("mapping values are not allowed"), mark.line >= 1,
            mark.line <= source.lines.count
        else { return nil }
        // The text of the line before went on into this one, whose colon is its first.
        let line = KeyLine(source.lines[mark.line - 1])
        guard isAfterText || line.firstColon == mark.column - 1 else { return nil }
        var before = mark.line - 1
        while before >= 1, KeyLine(source.lines[before - 1]).isBlank { before -= 1 }
        guard before >= 1, KeyLine(source.lines[before - 1]).scalars.startIndex == line.scalars.startIndex else {
            return nil
        }
        return place(in: before, source)
    }

    /// The problem of a file that is one text: its first line is no key.
    static func ofText(in source: YAMLSource) -> YAMLProblem? {
        source.lines.firstIndex { !KeyLine($0).isBlank }.flatMap { place(in: $0 + 1, source) }
    }

    private static func place(in number: Int, _ source: YAMLSource) -> YAMLProblem? {
        guard number >= 1, number <= source.lines.count else { return nil }
        let line = KeyLine(source.lines[number - 1])
        guard let first = line.scalars.first, line.firstColon == nil else { return nil }
        if let problem = ofBlock(number, in: source) { return problem }
        if first == "-", line.scalars.count > 1, line.scalars.dropFirst().first != "-" {
            let place = source.place(line: number, column: line.scalars.startIndex + 1)
            return YAMLProblem(place: place, fact: .syntax("", cause: .dashWithoutSpace))
        }
        guard first.properties.isAlphabetic || first.properties.numericType != nil else { return nil }
        if let colon = line.fullWidthColon {
            let key = EditedLine.text(line.scalars[..<colon])
            let place = source.place(line: number, column: colon + 1)
            return YAMLProblem(place: place, fact: .syntax("", cause: .fullWidthColon(key)))
        }
        let key = line.scalars.prefix { $0 != " " && $0 != ":" }
        let isKey = key.allSatisfy { ("a"..."z").contains($0) || $0 == "-" || $0 == "_" }
        let cause: YAMLProblem.Cause =
            isKey
            ? .missingColon(EditedLine.text(key), hasColon: line.scalars.dropFirst(key.count).first == ":") : .strayText
        let column = (isKey ? key.endIndex : key.startIndex) + 1
        return YAMLProblem(place: source.place(line: number, column: column), fact: .syntax("", cause: cause))
    }

    /// Whether a line begins with a key of small letters and its colon.
    static func beginsWithKey(_ line: [Unicode.Scalar]) -> Bool {
        let line = KeyLine(line)
        guard let colon = line.firstColon, colon > line.scalars.startIndex else { return false }
        return line.scalars[..<colon].allSatisfy { ("a"..."z").contains($0) || $0 == "-" || $0 == "_" }
    }

    /// What a line holds: by its key, or an entry of a list where it has none.
    static func holder(_ line: [Unicode.Scalar]) -> YAMLProblem.Holder {
        let line = KeyLine(line)
        guard let colon = line.firstColon else { return .terms }
        switch EditedLine.text(line.scalars[..<colon]) {
        case "match": return .expression
        case "any", "all", "none", "except", "tags", "fields", "language", "source", "kind", "tag": return .terms
        default: return .text
        }
    }

    /// A line that belongs to the `|` block above it, and is not indented.
    static func ofBlock(_ number: Int, in source: YAMLSource) -> YAMLProblem? {
        guard number > 1, number <= source.lines.count else { return nil }
        let line = KeyLine(source.lines[number - 1])
        var before = number - 1
        while before > 1, KeyLine(source.lines[before - 1]).isBlank { before -= 1 }
        let key = KeyLine(source.lines[before - 1])
        let value = key.firstColon.map { key.scalars[($0 + 1)...].filter { $0 != " " } }
        guard let colon = key.firstColon, let value, value == ["|"] || value == ["|", "-"], !line.isBlank,
            line.scalars.startIndex <= key.scalars.startIndex
        else { return nil }
        return YAMLProblem(
            place: source.place(line: number, column: line.scalars.startIndex + 1),
            fact: .syntax("", cause: .blockLine(key: EditedLine.text(key.scalars[..<colon])))
        )
    }

    private var isBlank: Bool {
        scalars.isEmpty || scalars.first == "#"
    }

    /// Where a colon of full width stands right behind what could be a key.
    private var fullWidthColon: Int? {
        let colon = scalars.firstIndex { !("a"..."z").contains($0) && $0 != "-" && $0 != "_" }
        return colon.flatMap { $0 > scalars.startIndex && scalars[$0] == "：" ? $0 : nil }
    }

    /// Where the first colon stands that ends a key.
    private var firstColon: Int? {
        scalars.indices.first { scalars[$0] == ":" && ($0 + 1 == scalars.endIndex || scalars[$0 + 1] == " ") }
    }
}
