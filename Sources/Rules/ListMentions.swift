import LookoutModel

/// Which of the lists that rules name stand in an item: its title, summary or content.
package struct ListMentions: Sendable {
    private let probes: RuleSet
    private let names: [RuleID: String]
    /// The terms of each list, those of all lists of a name together.
    private let terms: [String: Set<Term>]

    /// The lists that more than one of `rules` looks for, which are what the rules have in common; where there are fewer
    /// than two of these, all lists that they look for.
    package init(_ rules: [Rule]) {
        var seekers: [String: Int] = [:]
        var terms: [String: [TermList]] = [:]
        for rule in rules {
            for name in NamedLists.names(in: rule) {
                seekers[name, default: 0] += 1
                // Lists of different files may have the same name.
                guard let list = rule.lists[name], terms[name]?.contains(list) != true else { continue }
                terms[name, default: []].append(list)
            }
        }
        let shared = seekers.filter { $0.value > 1 }.keys
        let chosen = shared.count > 1 ? Array(shared) : Array(seekers.keys)
        var probes: [Rule] = []
        var names: [RuleID: String] = [:]
        for name in chosen.sorted() {
            for list in terms[name] ?? [] {
                var draft = RuleDraft(id: RuleID("/list/\(probes.count)"), place: SourcePlace(file: ""))
                draft.any = [.list(name)]
                names[draft.id] = name
                probes.append(Rule(draft, lists: [name: list]))
            }
        }
        self.probes = RuleSet(probes)
        self.names = names
        self.terms = Dictionary(
            chosen.map { name in (name, Set((terms[name] ?? []).flatMap(\.self))) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The pairs of lists of which one holds all terms of the other, the names of each in order.
    package var nested: Set<[String]> {
        var pairs: Set<[String]> = []
        let names = terms.keys.sorted()
        for (place, first) in names.enumerated() {
            for second in names[(place + 1)...] {
                let (left, right) = (terms[first] ?? [], terms[second] ?? [])
                if left.isSubset(of: right) || right.isSubset(of: left) { pairs.insert([first, second]) }
            }
        }
        return pairs
    }

    /// Whether there are two lists at least, of which a pair can be made.
    package var canPair: Bool {
        Set(names.values).count > 1
    }

    /// The names of those of which a term stands in the item.
    package func lists(in subject: RuleSubject) -> Set<String> {
        Set(probes.indices(catching: subject).compactMap { names[probes.rules[$0].id] })
    }
}
