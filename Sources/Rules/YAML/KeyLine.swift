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

    private static func place(in number: Int, _ source: YAMLSource) -> YAMLProblem? {
        guard number >= 1, number <= source.lines.count else { return nil }
        let line = KeyLine(source.lines[number - 1])
        guard let first = line.scalars.first, first.properties.isAlphabetic || first.properties.numericType != nil,
            line.firstColon == nil
        else { return nil }
        let key = line.scalars.prefix { $0 != " " && $0 != ":" }
        let isKey = key.allSatisfy { ("a"..."z").contains($0) || $0 == "-" || $0 == "_" }
        let cause: YAMLProblem.Cause =
            isKey
            ? .missingColon(EditedLine.text(key), hasColon: line.scalars.dropFirst(key.count).first == ":") : .strayText
        let column = (isKey ? key.endIndex : key.startIndex) + 1
        return YAMLProblem(place: source.place(line: number, column: column), fact: .syntax("", cause: cause))
    }

    private var isBlank: Bool {
        scalars.isEmpty || scalars.first == "#"
    }

    /// Where the first colon stands that ends a key.
    private var firstColon: Int? {
        scalars.indices.first { scalars[$0] == ":" && ($0 + 1 == scalars.endIndex || scalars[$0 + 1] == " ") }
    }
}
