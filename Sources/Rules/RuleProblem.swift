package import LookoutModel

/// Something wrong with a rule, a list or a file of rules, and where.
package struct RuleProblem: Error, Equatable, Sendable {
    /// How bad it is.
    package enum Level: String, Hashable, Sendable {
        /// What it stands in does not work.
        case error
        case warning
        case note
    }

    package let place: SourcePlace
    /// The column after the last character that is meant, on the place's line; 0 where unknown.
    package let endColumn: Int
    /// The rule that it touches; nil where it touches a list or a whole file.
    package let rule: RuleID?
    package let level: Level
    package let fact: RuleFact

    package init(
        _ fact: RuleFact,
        place: SourcePlace,
        endColumn: Int = 0,
        rule: RuleID? = nil,
        level: Level = .error
    ) {
        self.fact = fact
        self.place = place
        self.endColumn = endColumn
        self.rule = rule
        self.level = level
    }

    /// The code that stands before the message: `E101`.
    package var code: String { fact.code }
}
