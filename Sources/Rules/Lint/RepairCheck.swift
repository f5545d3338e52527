import LookoutModel

/// Reads a file with repaired lines, so that no repair is shown that leads to the next error or warning.
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

    /// What comes of a repair.
    package enum Verdict {
        /// Nothing is wrong with what was repaired.
        case right
        /// It is wrong.
        case wrong
        /// The next thing that is wrong shows in what was repaired.
        case next(RuleProblem)
    }

    /// What comes of the file with `repair` for the line of `problem`: an error in what was repaired, or one before it
    /// that was not there, or none.
    package func verdict(on repair: String, of problem: RuleProblem) -> Verdict {
        let first = problem.place.line
        let count = LineRepair.lineCount(of: problem)
        guard first >= 1, first + count - 1 <= lines.count else { return .wrong }
        let repaired = repair.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        var mended = lines
        mended.replaceSubrange((first - 1)..<(first - 1 + count), with: repaired)
        let after = RepairCheck.errors(path, mended)
        // An error of YAML hides all others.
        let wasYAML = errors.contains { RepairCheck.isOfYAML($0) }
        for error in after where error.place.line < first {
            let isNew = !errors.contains { $0.place == error.place && $0.code == error.code }
            if isNew, !wasYAML || RepairCheck.isOfYAML(error), RepairCheck.isOfLine(error) { return .wrong }
        }
        // Further down only what the repair itself brings about: operators or parentheses that do not go together any more, or
        // a key that stands there already. What it merely uncovers is told by itself.
        for error in after where error.place.line >= first + repaired.count {
            let line = error.place.line - repaired.count + count
            let isNew = !errors.contains { $0.place.line == line && $0.code == error.code }
            if isNew, !wasYAML, RepairCheck.structural.contains(error.code) { return .wrong }
        }
        func found(_ code: String, _ problems: [RuleProblem], lines: Int) -> Int {
            problems.count { $0.code == code && (first..<(first + lines)).contains($0.place.line) }
        }
        var wrong: Set<String> = []
        for code in Set(after.map(\.code)) {
            let before = found(code, errors, lines: count) - (problem.code == code ? 1 : 0)
            if found(code, after, lines: repaired.count) > max(0, before) { wrong.insert(code) }
        }
        if wrong.isEmpty { return .right }
        let next = after.first {
            wrong.contains($0.code) && (first..<(first + repaired.count)).contains($0.place.line)
        }
        return next.map { .next($0) } ?? .wrong
    }

    /// Mixed operators, a NOT that stands alone, parentheses that are open, and keys that stand there twice.
    private static let structural: Set<String> = ["E101", "E104", "E105", "E109"]

    private static func errors(_ path: String, _ lines: [[Unicode.Scalar]]) -> [RuleProblem] {
        var bytes: [UInt8] = []
        for line in lines {
            bytes += Array(EditedLine.text(line).utf8)
            bytes.append(0x0A)
        }
        // Of warnings only those of how an entry is written: no repair may lead to one.
        let content = RuleFileReader(file: RuleFile(path: path, bytes: bytes), isLinting: true).content()
        return content.log.problems.filter { $0.level != .note }
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
