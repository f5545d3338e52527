import Digests
import LookoutModel
import Rules

/// A rule in one sentence, for a page on which many stand: what it tells of, what not, and only where.
///
/// `RuleDescription` says everything; this says what a reader wants to know first.
struct RuleSentence {
    private let rule: Rule

    /// The most phrases of a part that are written out.
    private static let mostPhrases = 4
    /// The longest expression that is written out, in characters.
    private static let longestExpression = 120

    init(_ rule: Rule) {
        self.rule = rule
    }

    /// The sentence.
    ///
    /// Such as: Tells when an item names “X” or “Y”, unless it names “Z”; only in English.
    var text: String {
        let wanted = [any, all, match].compactMap(\.self).joined(separator: ", and ")
        let unless = rule.none.isEmpty ? "" : ", unless it names \(names(rule.none))"
        let within = rule.except.isEmpty ? "" : "; what is only part of \(names(rule.except)) does not count"
        let only = conditions.map { "; only " + $0 }.joined()
        return "\(voice) \(wanted)\(unless)\(within)\(only)."
    }

    private var voice: String {
        let what = "when \(place)"
        if rule.isOnTrial { return "On trial, it counts" + " " + what }
        return switch rule.priority {
        case .mute: "Tells nobody, and only counts, \(what)"
        case .digest: "Tells \(what)"
        case .alert: "Alerts \(what)"
        case .critical: "Alerts at any hour \(what)"
        }
    }

    private var place: String {
        if rule.fields == Rule.defaultFields { return "an item" }
        return "the \(RuleDescription.joined(rule.fields.map(\.rawValue), "or")) of an item"
    }

    private var any: String? {
        rule.any.isEmpty ? nil : "names \(names(rule.any))"
    }

    private var all: String? {
        guard !rule.all.isEmpty else { return nil }
        let groups = rule.all.map(names)
        let within: String =
            switch rule.within {
            case nil: ""
            case .words(let count): " within \(Plural.of(count, "word"))"
            case .sentence: " in one sentence"
            case .title: " in its title"
            }
        return "names \(groups.joined(separator: ", and "))\(within)"
    }

    private var match: String? {
        guard let match = rule.match else { return nil }
        let text = match.text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
        return text.count <= Self.longestExpression ? "fulfils \(text)" : "fulfils the expression below"
    }

    private var conditions: [String] {
        let condition = rule.condition
        func part(_ head: String, _ values: [String]) -> String? {
            values.isEmpty ? nil : "\(head) \(RuleDescription.joined(values, "or"))"
        }
        return [
            part("in", condition.languages.map { LanguageTag.name($0) ?? "English" }),
            part("from", condition.sources), part("from sources of the kind", condition.kinds.map(\.rawValue)),
            part("if tagged", condition.tags),
        ].compactMap(\.self)
    }

    /// Phrases with `or` between them: `“X”, “Y” or 12 more`.
    private func names(_ entries: [TermEntry]) -> String {
        // Where one more would stand behind “or 1 more” it may as well stand itself.
        let most = entries.count == Self.mostPhrases + 1 ? entries.count : Self.mostPhrases
        var shown = entries.prefix(most).map { entry in
            switch entry {
            case .term(let term): "“\(term.entry)”"
            case .list(let name): "one of $\(name)"
            }
        }
        if entries.count > shown.count { shown.append("\(entries.count - shown.count) more") }
        return RuleDescription.joined(shown, "or")
    }
}
