/// A rule set that is ready to be matched: what all threads share, and nothing changes.
final class RuleMachine: Sendable {
    let rules: [Rule]
    let program: RuleProgram
    let index: TermIndex
    /// Where the rules that a term wakes start in `woken`, by its number, and their end.
    let wakeStarts: [Int32]
    let woken: [Int32]
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
        var pairs: [(term: Int32, rule: Int32)] = []
        for rule in rules.indices {
            if let anchors = chooser.anchors(of: rule) {
                for term in anchors { pairs.append((term, Int32(rule))) }
            } else {
                restless.append(Int32(rule))
            }
        }
        var starts = [Int32](repeating: 0, count: patterns.count + 1)
        for pair in pairs { starts[Int(pair.term) + 1] += 1 }
        for term in patterns.indices { starts[term + 1] += starts[term] }
        var places = starts
        var woken = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            woken[Int(places[Int(pair.term)])] = pair.rule
            places[Int(pair.term)] += 1
        }
        self.program = program
        self.index = index
        self.restless = restless
        self.woken = woken
        wakeStarts = starts
    }
}
