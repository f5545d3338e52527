import LookoutModel
import LookoutService
import Platform
import Rules
import Text

/// Shows a problem at its place: `file:line:column: error E101: …`, the line, carets under what is meant, what to do, and
/// the line as it would be right.
struct ProblemPrinter {
    private let lines: SourceLines
    private let repaired: Repairs
    /// The columns of the terminal; 80 where there is none.
    private let width = min(max(Terminal.columns ?? 80, 40), 200)

    /// Reads lines from the files of `home`; nil shows no lines.
    ///
    /// Of `problems` the repairs in one line go together.
    init(home: Home?, problems: [RuleProblem] = []) {
        lines = SourceLines(home: home)
        repaired = Repairs(lines: lines, problems: problems)
    }

    /// A problem of the settings or a feed list.
    func text(_ problem: FileProblem) -> String {
        let level =
            switch problem.level {
            case .error: "error"
            case .warning: "warning"
            case .note: "note"
            }
        return head(problem.place, level + code(problem), FileMessages.sentence(problem.fact))
            + excerpt(problem.place, endColumn: problem.endColumn)
    }

    /// The code of a file of rules that is left out, the same wherever that is found.
    private func code(_ problem: FileProblem) -> String {
        guard case .passedOver = problem.fact, problem.place.file.hasPrefix("Rules/") else { return "" }
        return problem.level == .note ? " N205" : problem.level == .warning ? " W312" : ""
    }

    /// A problem of a rule file.
    func text(_ problem: RuleProblem) -> String {
        let advice = RuleMessages.advice(problem.fact)
        let rule = problem.rule.map { " [rule \($0)]" } ?? ""
        var text = head(problem.place, "\(problem.level.rawValue) \(problem.code)", advice.message + rule)
        text += excerpt(problem.place, endColumn: problem.endColumn)
        if let help = advice.help { text += "    help: \(help)\n" }
        for (index, repair) in repairs(problem).enumerated() { text += shown(repair, isFirst: index == 0) }
        return text
    }

    /// The ways to write a problem's line, the likeliest first.
    func repairs(_ problem: RuleProblem) -> [String] {
        repaired.of(problem)
    }

    private func head(_ place: SourcePlace, _ level: String, _ sentence: String) -> String {
        "\(VisibleText.line(Places.text(place))): \(level): \(sentence)\n"
    }

    private func excerpt(_ place: SourcePlace, endColumn: Int) -> String {
        guard let line = lines.line(of: place) else { return "" }
        return Excerpt(line: line, place: place, endColumn: endColumn, width: width).text
    }

    private func shown(_ repair: String, isFirst: Bool) -> String {
        let lines = repair.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { index, line in
            let name = index > 0 ? "     " : isFirst ? "try: " : " or: "
            return "    \(name)\(Excerpt.shown(Array(line.unicodeScalars)))\n"
        }.joined()
    }
}
