import LookoutModel

/// Collects what is wrong while a file is read.
struct ProblemLog {
    private(set) var problems: [RuleProblem] = []
    /// The rule that is being read.
    var rule: RuleID?
    /// Whether an error was found since this was last set to false.
    var hasError = false

    mutating func add(
        _ fact: RuleFact,
        at place: SourcePlace,
        endColumn: Int = 0,
        level: RuleProblem.Level = .error
    ) {
        if level == .error { hasError = true }
        problems.append(RuleProblem(fact, place: place, endColumn: endColumn, rule: rule, level: level))
    }

    mutating func add(_ fact: RuleFact, at node: YAMLNode) {
        add(fact, at: node.place, endColumn: node.endColumn)
    }

    /// Adds the problem of a key that does not exist, at its place or where it is written wrongly.
    mutating func add(_ unknown: UnknownKey, at entry: YAMLNode.Entry) {
        let start = entry.place.column + unknown.offset
        let place = SourcePlace(file: entry.place.file, line: entry.place.line, column: start)
        let length = unknown.offset == 0 ? entry.key.unicodeScalars.count : 1
        add(unknown.fact, at: place, endColumn: start + length)
    }

    mutating func append(_ further: [RuleProblem]) {
        problems += further
    }
}
