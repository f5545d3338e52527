/// A rule set that is ready to be matched: nothing changes it.
final class RuleMachine: Sendable {
    let rules: [Rule]
    let program: RuleProgram
    let index: TermIndex
    /// From terms to the rules that they wake.
    let rulesOfTerms: WakeTable<WakeTarget>
    /// From terms to the long lists they are in, by their numbers in the program, and from these to rules.
    let listsOfTerms: WakeTable<Int32>
    let rulesOfLists: WakeTable<WakeTarget>
    /// Rules that every item wakes.
    let restless: [Int32]

    init(_ rules: [Rule], sample: [RuleSubject]) {
        self.rules = rules
        var compiler = RuleCompiler()
        for rule in rules { compiler.add(rule) }
        let (patterns, program) = (compiler.patterns, compiler.program)
        let index = TermIndex(patterns)
        var counts: [Int32] = []
        if !sample.isEmpty {
            counts = [Int32](repeating: 0, count: patterns.count)
            var scan = ItemScan(index)
            for subject in sample {
                scan.read(subject, program.fields)
                for term in scan.found { counts[Int(term)] += 1 }
            }
        }
        let chooser = AnchorChooser(program, patterns, counts: counts)
        var restless: [Int32] = []
        var termPairs: [(source: Int32, target: WakeTarget)] = []
        var listPairs: [(source: Int32, target: WakeTarget)] = []
        var lists: Set<Int32> = []
        for rule in rules.indices {
            guard let anchors = chooser.anchors(of: rule) else {
                restless.append(Int32(rule))
                continue
            }
            let target = WakeTarget(Int32(rule), guardedBy: chooser.guards(of: rule))
            for term in anchors.terms { termPairs.append((term, target)) }
            for list in anchors.lists { listPairs.append((list, target)) }
            lists.formUnion(anchors.lists)
        }
        // A list leads to its rules once, however many of them there are.
        let members = lists.sorted().flatMap { list in
            program.terms(program.lists[Int(list)]).map { (source: $0, target: list) }
        }
        rulesOfTerms = WakeTable(termPairs, count: patterns.count)
        listsOfTerms = WakeTable(members, count: patterns.count)
        rulesOfLists = WakeTable(listPairs, count: program.lists.count)
        self.program = program
        self.index = index
        self.restless = restless
    }

    /// The same machine as an object of its own, for one thread, as `TermIndex` explains; the tables are shared.
    init(copying other: RuleMachine) {
        (rules, program, index) = (other.rules, other.program, TermIndex(copying: other.index))
        (rulesOfTerms, listsOfTerms) = (other.rulesOfTerms, other.listsOfTerms)
        (rulesOfLists, restless) = (other.rulesOfLists, other.restless)
    }
}
