import LookoutModel
import Rules
import Text

/// A rule in plain words, as its page shows it.
struct RuleDescription {
    private let rule: Rule

    /// The most phrases of a list that are written out.
    private static let mostPhrases = 30
    /// The same where the list is named.
    private static let mostOfList = 12

    init(_ rule: Rule) {
        self.rule = rule
    }

    /// The sentences: what must be there, what must not, where it is looked for, how it speaks.
    var sentences: [String] {
        ([voice] + wanted + unwanted + [place] + conditions + terms + lists).compactMap(\.self)
    }

    private var wanted: [String?] {
        var sentences: [String?] = []
        if !rule.any.isEmpty { sentences.append("One of these is there: \(list(rule.any)).") }
        if !rule.all.isEmpty {
            let groups = rule.all.map { $0.count == 1 ? list($0) : "one of (\(list($0)))" }
            sentences.append("All of these are there\(within): \(groups.joined(separator: "; ")).")
        }
        if let match = rule.match { sentences.append("This holds: \(match.text)") }
        return sentences
    }

    private var within: String {
        switch rule.within {
        case nil: ""
        case .words(let count): ", within \(Plural.of(count, "word"))"
        case .sentence: ", in one sentence"
        case .title: ", in the title"
        }
    }

    private var unwanted: [String?] {
        [
            rule.none.isEmpty ? nil : "Nothing of this is in the item: \(list(rule.none)).",
            rule.except.isEmpty ? nil : "What stands within these does not count: \(list(rule.except)).",
        ]
    }

    private var place: String {
        "It is looked for in the item's \(Self.joined(rule.fields.map(\.rawValue), "and"))."
    }

    private var conditions: [String?] {
        let condition = rule.condition
        return [
            only("in the language", condition.languages), only("from", condition.sources),
            only("of the kind", condition.kinds.map(\.rawValue)), only("tagged", condition.tags),
            condition.maximumAge.map { "Only items of the last \(Self.duration($0))." },
        ]
    }

    private func only(_ what: String, _ values: [String]) -> String? {
        values.isEmpty ? nil : "Only items \(what) \(Self.joined(values, "or"))."
    }

    private var voice: String? {
        if rule.isOnTrial { return "It is on trial: recorded and counted, not told as news." }
        return switch rule.priority {
        case .mute: "It is muted: recorded and counted, never told."
        case .digest: "It is told in the digest."
        case .alert: "It alerts at once, and stands in the digest."
        case .critical: "It alerts at once, through quiet hours too, and stands in the digest."
        }
    }

    private var terms: [String?] {
        let terms = rule.alertTerms
        return [
            rule.alertsOnContent ? "A match in the content alone alerts too." : nil,
            terms.corroborated.map { "It alerts again once \($0) independent sources tell a story." },
            terms.official ? "It alerts again once an official source tells a story." : nil,
            terms.cooldown.map { "It alerts again for what joins a story \(Self.duration($0)) after its last alert." },
            terms.silenceUntil.map { "It gives no alerts until \(CivilDate(dayNumber: $0.number).description)." },
            terms.surge.map { "It alerts where a day has \($0) times as many stories as usual." },
            terms.absence.map { "It alerts where it has caught nothing for \(Self.duration($0))." },
            rule.expectedPerDay.map { "At most \(Plural.of($0, "item")) a day are as they should be." },
            rule.tags.isEmpty ? nil : "Its tags: \(rule.tags.joined(separator: ", ")).",
        ]
    }

    /// What the lists that the rule names stand for.
    private var lists: [String?] {
        rule.lists.sorted { $0.key < $1.key }.map { name, terms in
            let shown = terms.prefix(Self.mostOfList).map { "“\($0.entry)”" }.joined(separator: ", ")
            let more = terms.count - min(terms.count, Self.mostOfList)
            return "$\(name) is one of: \(shown)" + (more > 0 ? " and \(more) more." : ".")
        }
    }

    private func list(_ entries: [TermEntry]) -> String {
        let shown = entries.prefix(Self.mostPhrases).map { entry in
            switch entry {
            case .term(let term): "“\(term.entry)”"
            case .list(let name): "the list $\(name) (\(Plural.of(rule.lists[name]?.count ?? 0, "phrase")))"
            }
        }
        let more = entries.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    /// Words with commas between them, and `last` before the last: `a, b or c`.
    static func joined(_ words: [String], _ last: String) -> String {
        guard let final = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(last) " + final
    }

    private static func duration(_ seconds: Int64) -> String {
        if seconds % 86_400 == 0 { return Plural.of(Int(seconds / 86_400), "day") }
        if seconds % 3600 == 0 { return Plural.of(Int(seconds / 3600), "hour") }
        return Plural.of(Int(seconds / 60), "minute")
    }
}
