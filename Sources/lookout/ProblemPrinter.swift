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
    private let width: Int
    /// Whether sentences are broken into lines of that width: programs want each whole.
    private let isWrapped: Bool

    /// Reads lines from the files of `home`; nil shows no lines.
    ///
    /// Of `problems` the repairs in one line go together.
    /// Sentences are broken into lines where there is a terminal of so many `columns`.
    init(home: Home?, problems: [RuleProblem] = [], columns: Int? = Terminal.columns) {
        width = min(max(columns ?? 80, 40), 200)
        isWrapped = columns != nil
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
        let head = head(problem.place, level + code(problem), FileMessages.sentence(problem.fact))
        // The line would show what must not be shown: the report of a run goes by mail.
        if case .badAddress(let address) = problem.fact, FeedAddress.holdsSecret(address) { return head }
        return head + excerpt(problem.place, endColumn: problem.endColumn)
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
        if let help = advice.help { text += wrapped("    help: " + help, hanging: 10) }
        let repairs = repairs(problem)
        if !repairs.isEmpty, repaired.isShown(repairs, of: problem) {
            return text + "    the line after “try:” above mends this as well\n"
        }
        for (index, repair) in repairs.enumerated() { text += shown(repair, isFirst: index == 0) }
        return text
    }

    /// The ways to write a problem's line, the likeliest first.
    func repairs(_ problem: RuleProblem) -> [String] {
        // Half a line is no repair.
        repaired.of(problem).filter { $0.utf8.count <= ProblemPrinter.longestRepair }
    }

    /// Bytes of the longest repair that is shown.
    private static let longestRepair = 4000

    private func head(_ place: SourcePlace, _ level: String, _ sentence: String) -> String {
        wrapped("\(VisibleText.line(Places.text(place))): \(level): \(sentence)", hanging: 4)
    }

    /// A paragraph, on a terminal in lines that fit it.
    private func wrapped(_ text: String, hanging: Int) -> String {
        guard isWrapped, DisplayWidth.columns(text) > width else { return text + "\n" }
        let indent = text.prefix { $0 == " " }.count
        let head = String(repeating: " ", count: indent)
        let rest = text.split(separator: " ").joined(separator: " ")
        // The first line has more room than those under it.
        let first = LineWrapping.lines(rest, width: width - indent).first ?? rest
        let others = String(rest.dropFirst(first.count)).drop { $0 == " " }
        let space = String(repeating: " ", count: hanging)
        return head + first + "\n"
            + LineWrapping.lines(String(others), width: width - hanging).map { space + $0 + "\n" }.joined()
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
