import LookoutModel

/// Collects the entries of one list that read like lists themselves; of many, only the first is told.
struct ListedEntries {
    /// So many are told one by one.
    private static let shown = 3

    private var found: [(parts: EntryParts, isGroup: Bool, place: SourcePlace, endColumn: Int)] = []

    /// Notes an entry, where it reads like a list; in a group of `all` it is the whole group.
    mutating func note(_ scalars: [Unicode.Scalar], isGroup: Bool = false, at place: SourcePlace, endColumn: Int) {
        guard let parts = EntryParts(scalars) else { return }
        found.append((parts, isGroup, place, endColumn))
    }

    func report(to log: inout ProblemLog) {
        let isMany = found.count > ListedEntries.shown
        for entry in isMany ? found.prefix(1) : found[...] {
            let fact = LintFact.listInTerm(
                entry.parts.texts,
                isGroup: entry.isGroup,
                others: isMany ? found.count - 1 : 0
            )
            log.add(.lint(fact), at: entry.place, endColumn: entry.endColumn, level: fact.level)
        }
    }
}
