import LookoutModel

/// Reads a file with repaired lines, so that no repair is shown that is itself an error.
package struct RepairCheck {
    private let path: String
    private let lines: [[Unicode.Scalar]]
    private let errors: [RuleProblem]

    /// A check of repairs of the file at `path`, whose lines these are.
    package init(path: String, lines: [[Unicode.Scalar]]) {
        self.path = path
        self.lines = lines
        errors = RepairCheck.errors(path, lines)
    }

    /// How many characters each repair makes the check read.
    package var cost: Int {
        lines.reduce(0) { $0 + $1.count + 1 }
    }

    /// Whether the file with `repair` for the line of `problem` has no error in what was repaired, and none before it
    /// that was not there.
    package func isRight(_ repair: String, of problem: RuleProblem) -> Bool {
        let first = problem.place.line
        let count = LineRepair.lineCount(of: problem)
        guard first >= 1, first + count - 1 <= lines.count else { return false }
        let repaired = repair.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        var mended = lines
        mended.replaceSubrange((first - 1)..<(first - 1 + count), with: repaired)
        let after = RepairCheck.errors(path, mended)
        // An error of YAML hides all others.
        let wasYAML = errors.contains { RepairCheck.isOfYAML($0) }
        for error in after where error.place.line < first {
            let isNew = !errors.contains { $0.place == error.place && $0.code == error.code }
            if isNew, !wasYAML || RepairCheck.isOfYAML(error), RepairCheck.isOfLine(error) { return false }
        }
        func found(_ code: String, _ problems: [RuleProblem], lines: Int) -> Int {
            problems.count { $0.code == code && (first..<(first + lines)).contains($0.place.line) }
        }
        for code in Set(after.map(\.code)) {
            let before = found(code, errors, lines: count) - (problem.code == code && problem.level == .error ? 1 : 0)
            if found(code, after, lines: repaired.count) > max(0, before) { return false }
        }
        return true
    }

    private static func errors(_ path: String, _ lines: [[Unicode.Scalar]]) -> [RuleProblem] {
        var bytes: [UInt8] = []
        for line in lines {
            bytes += Array(EditedLine.text(line).utf8)
            bytes.append(0x0A)
        }
        let content = RuleFileReader(file: RuleFile(path: path, bytes: bytes)).content()
        return content.log.problems.filter { $0.level == .error }
    }

    private static func isOfYAML(_ problem: RuleProblem) -> Bool {
        if case .yaml = problem.fact { true } else { false }
    }

    /// Whether an error is of what stands in its line, and not of a rule as a whole.
    private static func isOfLine(_ problem: RuleProblem) -> Bool {
        switch problem.fact {
        case .nothingToMatch, .withinWithoutAll, .empty: false
        default: true
        }
    }
}
