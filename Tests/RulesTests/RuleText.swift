import LookoutModel
import Rules
import Testing

/// Rules from texts, as tests need them.
enum RuleText {
    /// The rules and problems of one YAML file.
    static func load(
        _ yaml: String,
        path: String = "Rules/test.yaml",
        sample: [RuleSubject] = []
    ) -> (rules: RuleSet, problems: [RuleProblem]) {
        RuleSet.load(files: [RuleFile(path: path, bytes: Array(yaml.utf8))], sample: sample)
    }

    /// The rules of one YAML file that has no error.
    static func rules(_ yaml: String, sourceLocation: SourceLocation = #_sourceLocation) -> RuleSet {
        let (rules, problems) = load(yaml)
        #expect(problems.filter { $0.level == .error } == [], sourceLocation: sourceLocation)
        return rules
    }

    /// A rule with `match: |`.
    static func expression(_ expression: String, lists: String = "", sourceLocation: SourceLocation = #_sourceLocation)
        -> RuleSet
    {
        let lines = expression.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
        return rules(lists + "rules:\n  - id: r\n    match: |\n" + lines + "\n", sourceLocation: sourceLocation)
    }

    /// Whether a rule of one list entry matches a title.
    static func hits(_ entry: String, _ title: String, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
        let quoted = entry.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return !rules("any: ['\(quoted)']\n", sourceLocation: sourceLocation).matches(RuleSubject(title: title)).isEmpty
    }
}
