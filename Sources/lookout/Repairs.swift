import LookoutModel
import Rules

/// The repairs of problems, of which none leads to the next error, and none undoes that of another problem in its line.
final class Repairs {
    /// The most characters of a file that are read to try repairs; beyond, none is shown.
    private static let limit = 1 << 20
    /// So many repairs of a file are tried.
    private static let tries = 200
    /// So many of one problem are tried, and so many of these shown.
    private static let ownTries = 16
    private static let choices = 3
    /// So many further repairs may be needed for one.
    private static let steps = 4
    /// Of so many other problems in a line the repairs are put together.
    private static let together = 20

    private let lines: SourceLines
    private let problems: [SourcePlace: [RuleProblem]]
    private var checks: [String: RepairCheck] = [:]
    private var known: [SourcePlace: [(fact: RuleFact, repairs: [String])]] = [:]
    private var shown: [SourcePlace: [[String]]] = [:]
    /// How many more repairs of the problem in hand are tried.
    private var left = Int.max
    private var costs: [String: (characters: Int, tries: Int)] = [:]

    /// Repairs of `problems`, all that are known of the files.
    init(lines: SourceLines, problems: [RuleProblem] = []) {
        self.lines = lines
        self.problems = Dictionary(grouping: problems.filter { $0.level != .note }) { Repairs.line($0.place) }
    }

    /// The ways to write a problem's lines, the likeliest first; where other problems of its line have one repair each,
    /// with these.
    func of(_ problem: RuleProblem) -> [String] {
        let own = repairs(problem)
        guard !own.isEmpty else { return [] }
        let others = (problems[Repairs.line(problem.place)] ?? []).filter {
            $0 != problem && ($0.level == .error || problem.level != .error)
        }
        guard !others.isEmpty, let line = lines.line(of: problem.place) else { return own }
        let edits = others.prefix(Repairs.together).compactMap { other in
            let sure = repairs(other)
            return sure.count == 1 ? LineEdit(from: line, to: sure[0]) : nil
        }
        var seen: Set<String> = []
        return own.map { together($0, edits, line, problem) ?? $0 }.filter { seen.insert($0).inserted }
    }

    /// Whether these repairs of the problem's line were asked about before; of several problems in a line the first shows them.
    func isShown(_ repairs: [String], of problem: RuleProblem) -> Bool {
        let line = Repairs.line(problem.place)
        if shown[line]?.contains(repairs) ?? false { return true }
        shown[line, default: []].append(repairs)
        return false
    }

    /// A repair with those of other problems in the line; nil where they do not go together.
    private func together(
        _ repair: String,
        _ others: [LineEdit],
        _ line: [Unicode.Scalar],
        _ problem: RuleProblem
    ) -> String? {
        guard let own = LineEdit(from: line, to: repair) else { return nil }
        var edits = [own]
        for edit in others where !edits.contains(where: edit.meets) { edits.append(edit) }
        let mended = LineEdit.applied(edits, to: line)
        return isRight(mended, of: problem) ? mended : nil
    }

    private func repairs(_ problem: RuleProblem) -> [String] {
        if let found = known[problem.place]?.first(where: { $0.fact == problem.fact }) { return found.repairs }
        guard hasRoom(in: problem.place.file), let line = lines.line(of: problem.place) else { return [] }
        var seen: Set<String> = []
        left = Repairs.ownTries
        let right = LineRepair.lines(for: problem, line: line).flatMap {
            completed($0, of: problem, steps: Repairs.steps)
        }
        left = .max
        let repairs = Array(right.filter { seen.insert($0).inserted }.prefix(Repairs.choices))
        known[problem.place, default: []].append((problem.fact, repairs))
        return repairs
    }

    /// A repair together with those of what shows next in the lines that it mends; none where that has no repair.
    private func completed(_ repair: String, of problem: RuleProblem, steps: Int) -> [String] {
        switch verdict(on: repair, of: problem) {
        case .right: return [repair]
        case .wrong: return []
        case .next(let next):
            guard steps > 0 else { return [] }
            let mended = repair.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let index = next.place.line - problem.place.line
            guard mended.indices.contains(index) else { return [] }
            let further = LineRepair.lines(for: next, line: Array(mended[index].unicodeScalars))
            return further.flatMap { line in
                var lines = mended
                lines[index] = line
                return completed(lines.joined(separator: "\n"), of: problem, steps: steps - 1)
            }
        }
    }

    /// Whether a repair of a file can still be tried.
    private func hasRoom(in file: String) -> Bool {
        let cost = costs[file, default: (0, 0)]
        return cost.tries < Repairs.tries && cost.characters <= Repairs.limit
    }

    private func isRight(_ repair: String, of problem: RuleProblem) -> Bool {
        if case .right = verdict(on: repair, of: problem) { true } else { false }
    }

    private func verdict(on repair: String, of problem: RuleProblem) -> RepairCheck.Verdict {
        let file = problem.place.file
        var cost = costs[file, default: (0, 0)]
        guard hasRoom(in: file), left > 0 else { return .wrong }
        left -= 1
        let check = checks[file] ?? RepairCheck(path: file, lines: lines.lines(of: file))
        checks[file] = check
        cost = (cost.characters + check.cost, cost.tries + 1)
        costs[file] = cost
        return cost.characters <= Repairs.limit ? check.verdict(on: repair, of: problem) : .wrong
    }

    private static func line(_ place: SourcePlace) -> SourcePlace {
        SourcePlace(file: place.file, line: place.line, column: 0)
    }
}
