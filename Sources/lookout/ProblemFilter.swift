import LookoutModel
import LookoutService
import Rules

/// Which problems of rules a person is shown: notes where they are asked for, and of many alike in one file the first.
///
/// Of errors more are shown than of others: each keeps something from working.
struct ProblemFilter {
    /// The most warnings or notes of one code in one file that are shown.
    static let limit = 10
    /// The most errors.
    static let errorLimit = 50

    /// What is shown, in its order.
    let shown: [RuleProblem]
    /// What is left out because there is so much of it: file, code, and how many.
    let left: [(file: String, code: String, count: Int)]
    /// Notes that are not shown.
    let notes: Int

    init(_ problems: [RuleProblem], showsAll: Bool) {
        let wanted = problems.filter { showsAll || $0.level != .note || !ProblemFilter.isQuiet($0) }
        notes = problems.count - wanted.count
        var counts: [String: Int] = [:]
        var left: [(file: String, code: String, count: Int)] = []
        var shown: [RuleProblem] = []
        for problem in wanted {
            let key = problem.place.file + "\n" + problem.code
            counts[key, default: 0] += 1
            let limit = problem.level == .error ? ProblemFilter.errorLimit : ProblemFilter.limit
            if showsAll || counts[key, default: 0] <= limit {
                shown.append(problem)
            } else if let index = left.firstIndex(where: { $0.file == problem.place.file && $0.code == problem.code }) {
                left[index].count += 1
            } else {
                left.append((problem.place.file, problem.code, 1))
            }
        }
        self.shown = shown
        self.left = left
    }

    /// A file that is left out is always named; other notes only where they are asked for.
    private static func isQuiet(_ problem: RuleProblem) -> Bool {
        if case .fileSkipped = problem.fact { false } else { true }
    }
}
