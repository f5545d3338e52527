import LookoutModel
import Rules
import Text

/// What is asked of an item beside its text, written as plainly as possible: `where`, `source:` and `lang:`.
struct NaiveCondition {
    private let subject: RuleSubject

    init(_ subject: RuleSubject) {
        self.subject = subject
    }

    /// Whether every key of `where` that asks for something has it.
    func holds(_ condition: RuleCondition) -> Bool {
        let language = condition.languages.isEmpty || condition.languages.contains { isLanguage($0) }
        let source = condition.sources.isEmpty || condition.sources.contains { isSource($0) }
        let kind = condition.kinds.isEmpty || condition.kinds.contains { $0 == subject.kind }
        let tag =
            condition.tags.isEmpty
            || condition.tags.contains { asked in subject.categories.contains { isSame($0, asked) } }
        let age =
            switch (condition.maximumAge, subject.age) {
            case (let limit?, let age?): age <= limit
            default: true
            }
        return language && source && kind && tag && age
    }

    /// Whether an expression in `source:` or `lang:` is true.
    func holds(_ field: QueryField, _ query: Query, _ rule: Rule) -> Bool {
        switch query.kind {
        case .term(let term): field == .source ? isSource(term.text) : isLanguage(term.text)
        case .list(let name):
            (rule.lists[name] ?? []).contains { field == .source ? isSource($0.text) : isLanguage($0.text) }
        case .all(let operands): operands.allSatisfy { holds(field, $0.query, rule) != $0.isNegated }
        case .any(let queries): queries.contains { holds(field, $0, rule) }
        default: false
        }
    }

    /// Part for part from the first, or a place where the script asked for is written.
    private func isLanguage(_ asked: String) -> Bool {
        guard let language = subject.language?.lowercased() else { return false }
        let parts = language.components("-")
        let wanted = asked.lowercased().components("-")
        if wanted.count <= parts.count, zip(wanted, parts).allSatisfy({ $0 == $1 }) { return true }
        if wanted == ["zh", "hant"] { return ["zh-tw", "zh-hk", "zh-mo"].contains(language) }
        if wanted == ["zh", "hans"] { return ["zh-cn", "zh-sg"].contains(language) }
        return false
    }

    /// The feed, or the host from any of its dots on.
    private func isSource(_ asked: String) -> Bool {
        if subject.feed?.rawValue.lowercased() == asked.lowercased() { return true }
        guard let host = subject.host?.lowercased() else { return false }
        let parts = host.components(".")
        return parts.indices.contains { parts[$0...].joined(separator: ".") == asked.lowercased() }
    }

    private func isSame(_ tag: String, _ other: String) -> Bool {
        FoldedText(tag).folded == FoldedText(other).folded
    }
}

extension String {
    fileprivate func components(_ separator: Character) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
