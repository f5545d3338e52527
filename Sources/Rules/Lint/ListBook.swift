import LookoutModel

/// The named lists of all files, with what they hold in the end.
final class ListBook {
    let lists: [String: ListDraft]
    private var expansions: [String: [Term]] = [:]
    private var indexes: [String: CoverIndex] = [:]

    init(_ lists: [String: ListDraft]) {
        self.lists = lists
    }

    /// All terms of a list and of those it names, each once.
    func terms(of name: String) -> [Term] {
        if let known = expansions[name] { return known }
        var terms: [Term] = []
        var seen: Set<Term> = []
        for list in closure(of: name) {
            for term in lists[list]?.terms ?? [] where seen.insert(term).inserted { terms.append(term) }
        }
        expansions[name] = terms
        return terms
    }

    /// The index of all terms of a list.
    func index(of name: String) -> CoverIndex {
        if let known = indexes[name] { return known }
        let index = CoverIndex(terms(of: name))
        indexes[name] = index
        return index
    }

    /// A list and all that it names.
    func closure(of name: String) -> [String] {
        var visited: Set<String> = [name]
        var order = [name]
        var position = 0
        while position < order.count {
            for reference in lists[order[position]]?.references ?? []
            where lists[reference.name] != nil && visited.insert(reference.name).inserted {
                order.append(reference.name)
            }
            position += 1
        }
        return order
    }
}
