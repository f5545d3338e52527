/// All that was read from the files below `Rules/`.
struct RuleReading {
    /// The rules that work, in the order of their files' paths.
    var rules: [Rule] = []
    /// What each of them was made from.
    var drafts: [RuleDraft] = []
    var lists: [String: ListDraft] = [:]
    /// In the order of their places.
    var problems: [RuleProblem] = []
}
