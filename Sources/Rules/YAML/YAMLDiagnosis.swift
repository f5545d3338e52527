import LookoutModel
import Yams

/// What is wrong with a file that the YAML parser refuses, as far as the lines tell.
struct YAMLDiagnosis {
    private let source: YAMLSource

    init(_ source: YAMLSource) {
        self.source = source
    }

    /// The problem behind an error of the parser.
    func problem(of error: any Error) -> YAMLProblem {
        guard let error = error as? YamlError else {
            return YAMLProblem(
                place: source.place(line: 1, column: 1),
                fact: .syntax(String(describing: error), cause: nil)
            )
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            return syntax(problem, at: mark, context: context)
        case .composer(_, let problem, let mark, _):
            if problem.contains("another document") {
                return YAMLProblem(place: place(mark), fact: .severalDocuments)
            }
            return syntax(problem, at: mark, context: nil)
        case .duplicatedKeysInMapping(let keys, let context):
            return duplicate(keys.first ?? "", first: context.mark)
        case .reader(let problem, _, _, _):
            return YAMLProblem(place: source.place(line: 1, column: 1), fact: .syntax(problem, cause: nil))
        default:
            return YAMLProblem(place: source.place(line: 1, column: 1), fact: .syntax(error.description, cause: nil))
        }
    }

    /// Many anchors that are also referred to: nodes would multiply before they can be refused.
    func anchors() -> YAMLProblem? {
        var anchors: [String: SourcePlace] = [:]
        var count = 0
        for (lineIndex, line) in source.lines.enumerated() {
            for (index, scalar) in line.enumerated() where scalar == "&" || scalar == "*" {
                guard index == 0 || " [{,:-".unicodeScalars.contains(line[index - 1]) else { continue }
                let name = String(
                    String.UnicodeScalarView(line[(index + 1)...].prefix { !" ,]}:".unicodeScalars.contains($0) })
                )
                guard !name.isEmpty else { continue }
                if scalar == "&" {
                    anchors[name] = source.place(line: lineIndex + 1, column: index + 1)
                } else if anchors[name] != nil {
                    count += 1
                    if count > 8, let place = anchors[name] { return YAMLProblem(place: place, fact: .anchor) }
                }
            }
        }
        return nil
    }

    private func place(_ mark: Mark) -> SourcePlace {
        source.place(line: mark.line, column: mark.column)
    }

    private func syntax(_ problem: String, at mark: Mark, context: YamlError.Context?) -> YAMLProblem {
        if let tab = tab(around: mark) { return tab }
        if problem.contains("escape character"), let escape = escape(at: mark) { return escape }
        if problem.contains("Maximum nesting level") {
            return YAMLProblem(place: place(mark), fact: .tooDeep(limit: YAMLReader.depthLimit))
        }
        if let slip = FlowScan.problem(around: mark.line, in: source) { return slip }
        if let line = KeyLine.ofBlock(mark.line, in: source)
            ?? context.flatMap({ KeyLine.ofBlock($0.mark.line, in: source) })
        {
            return line
        }
        if let (place, indicator) = leadingIndicator(at: mark, context: context) {
            return YAMLProblem(place: place, fact: .syntax(problem, cause: .leadingIndicator(indicator)))
        }
        if let missing = KeyLine.withoutColon(problem, at: mark, context: context, in: source) { return missing }
        if problem.contains("mapping values are not allowed") {
            return YAMLProblem(place: place(mark), fact: .syntax(problem, cause: .colonInText))
        }
        if let context, context.text.contains("flow"),
            let opener = source.scalar(line: context.mark.line, column: context.mark.column),
            "[{".unicodeScalars.contains(opener)
        {
            return YAMLProblem(place: place(context.mark), fact: .syntax(problem, cause: .unclosed(Character(opener))))
        }
        if let context, context.text.contains("quoted scalar"),
            let opener = source.scalar(line: context.mark.line, column: context.mark.column)
        {
            return YAMLProblem(place: place(context.mark), fact: .syntax(problem, cause: .unclosed(Character(opener))))
        }
        if isAfterQuote(mark) {
            let line = source.lines[mark.line - 1]
            let holder = KeyLine.holder(line)
            let goesOn = mark.column <= line.count && !QueryLexer.isSpace(line[mark.column - 1])
            let isClosed = line.last { $0 != " " } == "\""
            let cause: YAMLProblem.Cause =
                holder == .text && goesOn && isClosed ? .quoteInQuotes : .textAfterQuote(holder)
            return YAMLProblem(place: place(mark), fact: .syntax(problem, cause: cause))
        }
        let isBlock = problem.contains("did not find expected key") || problem.contains("expected '-' indicator")
        return YAMLProblem(place: place(mark), fact: .syntax(problem, cause: isBlock ? .indentation : nil))
    }

    /// A tab in the indentation of the line, or of the first line after it that is indented so.
    private func tab(around mark: Mark) -> YAMLProblem? {
        for line in [mark.line, mark.line - 1, mark.line + 1] where line >= 1 && line <= source.lines.count {
            let indentation = source.lines[line - 1].prefix { $0 == " " || $0 == "\t" }
            if let index = indentation.firstIndex(of: "\t") {
                return YAMLProblem(place: source.place(line: line, column: index + 1), fact: .tabIndentation)
            }
        }
        return nil
    }

    private func leadingIndicator(at mark: Mark, context: YamlError.Context?) -> (SourcePlace, Character)? {
        for mark in [mark] + (context.map { [$0.mark] } ?? []) {
            guard let scalar = source.scalar(line: mark.line, column: mark.column) else { continue }
            if "*&!@%`".unicodeScalars.contains(scalar) { return (place(mark), Character(scalar)) }
        }
        return nil
    }

    /// The sign behind a `\` that the parser does not know; it names the place of one of the two.
    private func escape(at mark: Mark) -> YAMLProblem? {
        for column in [mark.column, mark.column - 1, mark.column + 1]
        where source.scalar(line: mark.line, column: column) == "\\" {
            guard let sign = source.scalar(line: mark.line, column: column + 1) else { continue }
            let place = source.place(line: mark.line, column: column)
            return YAMLProblem(place: place, fact: .syntax("", cause: .escape(Character(sign))))
        }
        return nil
    }

    /// Whether a quoted text was closed before the mark on its line: `"x" AND y`.
    private func isAfterQuote(_ mark: Mark) -> Bool {
        guard mark.line >= 1, mark.line <= source.lines.count else { return false }
        let before = source.lines[mark.line - 1].prefix(mark.column - 1)
        guard let last = before.last(where: { $0 != " " }) else { return false }
        return last == "\"" || last == "'"
    }

    /// The second place of a key that the parser found twice, first at `mark`.
    private func duplicate(_ key: String, first mark: Mark) -> YAMLProblem {
        let first = place(mark)
        for line in max(0, mark.line)..<max(mark.line, source.lines.count) {
            let scalars = source.lines[line]
            guard scalars.count >= mark.column else { continue }
            let indentation = scalars.prefix { $0 == " " }.count
            if indentation < mark.column - 1, scalars.first(where: { $0 != " " }) != "#" { break }
            let rest = String(String.UnicodeScalarView(scalars[(mark.column - 1)...]))
            let isKey = [key, "\"\(key)\"", "'\(key)'"].contains { rest.hasPrefix($0 + ":") }
            if isKey, indentation == mark.column - 1 {
                let place = source.place(line: line + 1, column: mark.column)
                return YAMLProblem(place: place, fact: .duplicateKey(key, first: first))
            }
        }
        return YAMLProblem(place: first, fact: .duplicateKey(key, first: first))
    }
}
