import LookoutModel
import Text

/// Reads all files below `Rules/` into rules, and says what is wrong with them.
///
/// A bad rule touches only itself; a file that is no YAML touches what it holds; a missing or broken list touches the
/// rules that name it.
struct RuleLoader {
    private var problems: [RuleProblem] = []
    private var lists: [String: ListDraft] = [:]
    private var expansions: [String: TermList] = [:]
    private var drafts: [RuleDraft] = []

    /// The rules that work, in the order of their files' paths, and all problems in the order of their places.
    static func load(_ files: [RuleFile], isArchive: Bool = false) -> (rules: [Rule], problems: [RuleProblem]) {
        let reading = read(files, isArchive: isArchive)
        return (reading.rules, reading.problems)
    }

    /// Everything that the files hold; with the places of all terms, and what each entry is suspected of, where it is linted.
    static func read(_ files: [RuleFile], isArchive: Bool = false, isLinting: Bool = false) -> RuleReading {
        var loader = RuleLoader()
        for file in files.sorted(by: { $0.path < $1.path }) {
            let content = RuleFileReader(file: file, isArchive: isArchive, isLinting: isLinting).content()
            loader.problems += content.log.problems
            for list in content.lists { loader.add(list) }
            loader.drafts += content.rules
        }
        loader.dropDuplicates()
        loader.refuseCycles()
        var reading = RuleReading()
        for draft in loader.drafts {
            guard let rule = loader.finish(draft) else { continue }
            reading.rules.append(rule)
            reading.drafts.append(draft)
        }
        reading.lists = loader.lists
        reading.problems = loader.problems.sorted { $0.place < $1.place }
        return reading
    }

    /// A rule of no file, with the lists that it names from `files`.
    ///
    /// - Throws: `RuleProblem`, the first of what is wrong with it.
    static func rule(_ draft: RuleDraft, lists files: [RuleFile]) throws(RuleProblem) -> Rule {
        var loader = RuleLoader()
        if !draft.references.isEmpty {
            for file in files.sorted(by: { $0.path < $1.path }) {
                for list in RuleFileReader(file: file).content().lists { loader.add(list) }
            }
            loader.refuseCycles()
            loader.problems = []
        }
        if let rule = loader.finish(draft) { return rule }
        throw loader.problems.first ?? RuleProblem(.nothingToMatch, place: draft.place)
    }

    // MARK: Duplicates

    private mutating func add(_ list: ListDraft) {
        guard let other = lists[list.name] else {
            lists[list.name] = list
            return
        }
        let (kept, dropped) = list.modified < other.modified ? (list, other) : (other, list)
        lists[list.name] = kept
        problems.append(
            RuleProblem(
                .duplicateList(list.name, other: kept.place),
                place: dropped.place,
                endColumn: dropped.endColumn
            )
        )
    }

    private mutating func dropDuplicates() {
        var kept: [RuleID: Int] = [:]
        var dropped: Set<Int> = []
        for (index, draft) in drafts.enumerated() {
            guard let other = kept[draft.id] else {
                kept[draft.id] = index
                continue
            }
            let (stays, goes) = draft.modified < drafts[other].modified ? (index, other) : (other, index)
            kept[draft.id] = stays
            dropped.insert(goes)
            problems.append(
                RuleProblem(
                    .duplicateRule(draft.id, other: drafts[stays].place),
                    place: drafts[goes].place,
                    endColumn: drafts[goes].endColumn
                )
            )
        }
        drafts = drafts.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    }

    // MARK: Lists

    /// Marks every list broken that leads back to itself.
    private mutating func refuseCycles() {
        for name in lists.keys.sorted() {
            guard let cycle = cycle(from: name), cycle.min() == name, let list = lists[name] else { continue }
            let fact = RuleFact.listCycle(cycle)
            problems.append(RuleProblem(fact, place: list.place, endColumn: list.endColumn))
            for member in cycle { lists[member]?.isBroken = true }
        }
    }

    /// The way from a list back to itself; nil where there is none.
    private func cycle(from start: String) -> [String]? {
        var came: [String: String] = [:]
        var waiting = [start]
        while let name = waiting.popLast() {
            for reference in lists[name]?.references ?? [] {
                if reference.name == start {
                    var path = [name]
                    while let last = path.last, last != start, let previous = came[last] { path.append(previous) }
                    return path.reversed()
                }
                if came[reference.name] == nil, lists[reference.name] != nil {
                    came[reference.name] = name
                    waiting.append(reference.name)
                }
            }
        }
        return nil
    }

    /// All terms of a list and of those it names, each once; nil where one of them is missing or broken.
    private mutating func expand(_ name: String) -> TermList? {
        if let known = expansions[name] { return known }
        var terms: [Term] = []
        var seen: Set<Term> = []
        var visited: Set<String> = [name]
        var waiting = [name]
        var isWhole = true
        while let next = waiting.popLast() {
            guard let list = lists[next], !list.isBroken else {
                isWhole = false
                continue
            }
            for term in list.terms where seen.insert(term).inserted { terms.append(term) }
            for reference in list.references.reversed() where visited.insert(reference.name).inserted {
                waiting.append(reference.name)
            }
        }
        guard isWhole else { return nil }
        let expansion = TermList(terms)
        expansions[name] = expansion
        return expansion
    }

    // MARK: Rules

    private mutating func finish(_ draft: RuleDraft) -> Rule? {
        var expanded: [String: TermList] = [:]
        var isWhole = true
        for reference in draft.references {
            if let terms = expand(reference.name) {
                expanded[reference.name] = terms
            } else {
                isWhole = false
                problems.append(
                    RuleProblem(
                        fact(for: reference.name),
                        place: reference.place,
                        endColumn: reference.endColumn,
                        rule: draft.id
                    )
                )
            }
        }
        return isWhole && !draft.isBroken ? Rule(draft, lists: expanded) : nil
    }

    private func fact(for name: String) -> RuleFact {
        if let list = lists[name] { return .brokenList(name, place: list.place) }
        return .unknownList(name, suggestion: Spelling.suggestion(for: name, among: lists.keys.sorted()))
    }
}
