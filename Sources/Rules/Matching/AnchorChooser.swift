import Text

/// Chooses the terms that wake a rule: of all sets of which one must be found, the one that is found least.
struct AnchorChooser {
    private let program: RuleProgram
    /// What it costs to be woken by a term, in proportion to how often it is found.
    private let costs: [Float]
    /// The numbers of long lists by where their terms start, and what each costs.
    private let lists: [Int32: Int32]
    private let listCosts: [Float]

    /// How much one place in a sample weighs against what a term looks like.
    private static let sampleWeight: Float = 64

    /// Knows terms by their looks, and by how often each was found in a sample, where there is one.
    init(_ program: RuleProgram, _ patterns: [TermPattern], counts: [Int32]) {
        self.program = program
        let costs = patterns.indices.map { term in
            let guess = AnchorChooser.guess(patterns[term])
            return counts.isEmpty ? guess : guess / 64 + Float(counts[term]) * AnchorChooser.sampleWeight
        }
        self.costs = costs
        lists = Dictionary(program.lists.enumerated().map { ($1.first, Int32($0)) }) { first, _ in first }
        listCosts = program.lists.map { list in program.terms(list).reduce(0) { $0 + costs[Int($1)] } }
    }

    /// How often a term will be found, by its looks: the longer the rarer.
    private static func guess(_ pattern: TermPattern) -> Float {
        var weight = 0
        for cell in pattern.cells {
            switch cell.script {
            case .word: weight += cell.hasBreakBefore ? 3 : 1
            case .hangul, .katakana, .hiragana: weight += 3
            case .han, .unspaced, .separator: weight += 4
            }
        }
        return 64 / Float(1 << min(weight / 2, 20))
    }

    /// The terms of which one must be found for a rule to hold, each once; those of long lists by the list's number.
    ///
    /// Nil where there is no such set.
    func anchors(of rule: Int) -> (terms: [Int32], lists: [Int32])? {
        guard let set = choose(program.entries[rule].root) else { return nil }
        var terms: [Int32] = []
        var lists: Set<Int32> = []
        for range in set.ranges {
            if let list = list(range) { lists.insert(list) } else { terms += range }
        }
        return (set.ranges.count == 1 ? terms : Set(terms).sorted(), lists.sorted())
    }

    /// At most two terms of which one must be found as well as an anchor for the rule to hold, if there are such.
    func guards(of rule: Int) -> [Int32] {
        guards(program.entries[rule].root)
    }

    private func guards(_ number: Int32) -> [Int32] {
        let node = program.nodes[Int(number)]
        switch node.kind {
        case .all, .window, .near, .before:
            let choices = program.children(of: node).compactMap { choose($0) }
            guard let anchor = choices.indices.min(by: { choices[$0].cost < choices[$1].cost }) else { return [] }
            let rest = choices.indices.filter { $0 != anchor }.map { choices[$0] }
            let short = rest.filter { (1...2).contains($0.ranges.reduce(0) { $0 + $1.count }) }
            return short.min { $0.cost < $1.cost }.map { Array($0.ranges.joined()) } ?? []
        case .sentence, .atLeast: return guards(program.children[Int(node.first)])
        case .terms, .pattern, .any, .not, .source, .language: return []
        }
    }

    /// The number of the long list whose terms these are.
    private func list(_ terms: ArraySlice<Int32>) -> Int32? {
        guard let list = lists[Int32(terms.startIndex)], program.lists[Int(list)].count == terms.count else {
            return nil
        }
        return list
    }

    private typealias Choice = (ranges: [ArraySlice<Int32>], cost: Float)

    private func choose(_ number: Int32) -> Choice? {
        let node = program.nodes[Int(number)]
        switch node.kind {
        case .terms:
            let terms = program.terms(of: node)
            if let list = list(terms) { return ([terms], listCosts[Int(list)]) }
            return ([terms], terms.reduce(0) { $0 + costs[Int($1)] })
        case .pattern:
            let terms = program.patterns[Int(node.number)].anchors
            return ([terms[...]], terms.reduce(0) { $0 + costs[Int($1)] })
        case .any:
            var union: Choice = ([], 0)
            for child in program.children(of: node) {
                guard let choice = choose(child) else { return nil }
                union.ranges += choice.ranges
                union.cost += choice.cost
            }
            return union
        case .all, .window, .near, .before:
            return program.children(of: node).compactMap { choose($0) }.min { $0.cost < $1.cost }
        case .sentence, .atLeast: return choose(program.children[Int(node.first)])
        case .not, .source, .language: return nil
        }
    }
}
