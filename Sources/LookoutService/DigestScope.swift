import LookoutModel
import Rules

/// The rules that a digest tells of, out of those in force.
struct DigestScope {
    /// Whether it is all of them.
    let isAll: Bool
    /// Those in force that were chosen, in the order of the files.
    let rules: [Rule]
    /// Those that do not load as they stand, files among them: what may be one that was chosen is.
    let broken: [RuleBook.Broken]
    private let ids: Set<RuleID>

    init(_ choice: RuleChoice, _ book: RuleBook) {
        isAll = choice.parts.isEmpty
        let facts = book.facts
        rules = book.active.filter { rule in facts[rule.id].map { choice.contains($0) } ?? false }
        let ids = Set(rules.map(\.id))
        self.ids = ids
        broken = book.broken.filter { broken in
            guard !choice.parts.isEmpty, let rule = broken.rule else { return true }
            // Of a rule that never loaded nobody knows the tags.
            return facts[rule] == nil ? DigestScope.mayBeChosen(rule, broken, choice) : ids.contains(rule)
        }
    }

    /// Whether a rule is among them.
    func has(_ rule: RuleID) -> Bool { isAll || ids.contains(rule) }

    private static func mayBeChosen(_ rule: RuleID, _ broken: RuleBook.Broken, _ choice: RuleChoice) -> Bool {
        let path = broken.problem.place.file
        return choice.parts.contains { part in
            switch part {
            case .id(let id): id == rule.rawValue
            case .tag: true
            case .folder(let folder): path.hasPrefix("Rules/" + folder + "/")
            }
        }
    }
}
