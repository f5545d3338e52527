import LookoutModel
import Rules

/// The repairs of problems, of which none is itself an error.
final class Repairs {
    /// The most characters that are read to try repairs; beyond, none is shown.
    private static let limit = 32 << 20

    private let lines: SourceLines
    private var checks: [String: RepairCheck] = [:]
    private var cost = 0

    init(lines: SourceLines) {
        self.lines = lines
    }

    /// The ways to write a problem's lines, the likeliest first.
    func of(_ problem: RuleProblem) -> [String] {
        guard let line = lines.line(of: problem.place) else { return [] }
        let candidates = LineRepair.lines(for: problem, line: line)
        guard !candidates.isEmpty else { return [] }
        let file = problem.place.file
        let check = checks[file] ?? RepairCheck(path: file, lines: lines.lines(of: file))
        checks[file] = check
        return candidates.filter { candidate in
            cost += check.cost
            return cost <= Repairs.limit && check.isRight(candidate, of: problem)
        }
    }
}
