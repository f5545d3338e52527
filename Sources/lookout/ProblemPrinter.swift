import LookoutModel
import LookoutService
import Platform
import Rules
import Text

/// Shows a problem at its place: `file:line:column: error: …`, the line, and a caret under what is meant.
struct ProblemPrinter {
    /// Where the files are; nil shows no lines.
    let home: Home?

    /// A problem of the settings or a feed list.
    func text(_ problem: FileProblem) -> String {
        let level =
            switch problem.level {
            case .error: "error"
            case .warning: "warning"
            case .note: "note"
            }
        return head(problem.place, level, FileMessages.sentence(problem.fact))
            + excerpt(problem.place, endColumn: problem.endColumn)
    }

    /// A problem of a rule file.
    func text(_ problem: RuleProblem) -> String {
        var sentence = RuleMessages.sentence(problem.fact)
        if let rule = problem.rule { sentence += " [rule \(rule)]" }
        return head(problem.place, "\(problem.level.rawValue) \(problem.code)", sentence)
            + excerpt(problem.place, endColumn: problem.endColumn)
    }

    private func head(_ place: SourcePlace, _ level: String, _ sentence: String) -> String {
        "\(VisibleText.line(Places.text(place))): \(level): \(sentence)\n"
    }

    private func excerpt(_ place: SourcePlace, endColumn: Int) -> String {
        guard place.line > 0, place.column > 0, let line = line(place) else { return "" }
        let scalars = Array(line.unicodeScalars)
        let start = min(place.column - 1, scalars.count)
        let end = min(max(endColumn - 1, start + 1), max(scalars.count, start + 1))
        let before = String(String.UnicodeScalarView(scalars[..<start]))
        let meant = String(String.UnicodeScalarView(scalars[start..<min(end, scalars.count)]))
        let indent = DisplayWidth.columns(before)
        // A caret that would stand off the screen helps nobody.
        guard indent <= 160 else { return "" }
        let width = max(1, min(DisplayWidth.columns(meant), 160))
        let shown = LineWrapping.shortened(String(line.map { $0 == "\t" ? " " : $0 }), columns: 200)
        return "    \(shown)\n    \(String(repeating: " ", count: indent))\(String(repeating: "^", count: width))\n"
    }

    private func line(_ place: SourcePlace) -> String? {
        guard let home,
            let bytes = try? AtomicFile.read(absolute(place.file, home), limit: HomeFolder.listLimit)
        else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        guard place.line <= lines.count else { return nil }
        let line = lines[place.line - 1]
        return String(place.line == 1 ? line.drop { $0 == "\u{FEFF}" } : line)
    }

    private func absolute(_ file: String, _ home: Home) -> String {
        file.hasPrefix("/") ? file : home.root + "/" + file
    }
}
