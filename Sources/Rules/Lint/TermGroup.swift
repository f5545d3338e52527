import LookoutModel

/// Terms of which one is enough: under `any`, in a group of `all`, in an OR, in a named list.
struct TermGroup {
    /// What it means that one of them is found.
    enum Use: Int, Comparable {
        /// That one is there.
        case presence
        /// That one is there, so far from others.
        case distance
        /// That its place counts as empty.
        case mask

        static func < (left: Use, right: Use) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// Written out in the group.
    var terms: [PlacedTerm] = []
    /// The lists that lend their terms, and where they are named.
    var lists: [RuleDraft.Reference] = []
    var use = Use.presence
    /// Where they are looked for; nil where the rule says it.
    var field: QueryField?

    /// The entries under a key of a rule.
    init(_ entries: [TermEntry], _ spans: [TermSpan], in file: String, use: Use = .presence) {
        self.use = use
        for (entry, span) in zip(entries, spans) {
            let (place, endColumn) = (span.place(in: file), Int(span.endColumn))
            switch entry {
            case .term(let term): terms.append(PlacedTerm(term: term, place: place, endColumn: endColumn))
            case .list(let name):
                lists.append(RuleDraft.Reference(name: name, place: place, endColumn: endColumn))
            }
        }
    }

    /// The terms of a named list.
    init(_ list: ListDraft, use: Use) {
        self.use = use
        lists = list.references
        terms = zip(list.terms, list.spans).map { term, span in
            PlacedTerm(term: term, place: span.place(in: list.place.file), endColumn: Int(span.endColumn))
        }
    }

    init(use: Use, field: QueryField?) {
        self.use = use
        self.field = field
    }

    /// Adds an operand that is a term or the name of a list.
    mutating func add(_ query: Query, _ places: ScalarPlaces) {
        let (place, endColumn) = places.place(of: query.range)
        switch query.kind {
        case .term(let term): terms.append(PlacedTerm(term: term, place: place, endColumn: endColumn))
        case .list(let name): lists.append(RuleDraft.Reference(name: name, place: place, endColumn: endColumn))
        default: break
        }
    }
}
