package import LookoutModel

/// Rules made ready to be matched: immutable, and usable from many threads at once.
package struct RuleSet: Sendable {
    /// The rules, in the order of their files.
    package let rules: [Rule]
    private let programs: [RuleProgram]
    private let trie: TermTrie
    /// The programs that a term wakes.
    private let woken: [[Int32]]
    /// Programs that every item wakes.
    private let restless: [Int32]
    private let usedFields: FieldSet

    /// The most pieces of text that a match gives as its reason.
    package static let reasonLimit = 12

    package init(_ rules: [Rule]) {
        self.rules = rules
        var compiler = RuleCompiler()
        for rule in rules { compiler.add(rule) }
        programs = compiler.programs
        trie = TermTrie(compiler.patterns)
        var woken = [[Int32]](repeating: [], count: compiler.patterns.count)
        var restless: [Int32] = []
        for (index, program) in programs.enumerated() {
            for term in program.anchors { woken[Int(term)].append(Int32(index)) }
            if program.anchors.isEmpty { restless.append(Int32(index)) }
        }
        self.woken = woken
        self.restless = restless
        usedFields = programs.reduce(into: []) { $0.formUnion($1.usedFields) }
    }

    /// Reads all files below `Rules/`; beside the rules that work, everything that is wrong.
    package static func load(files: [RuleFile]) -> (rules: RuleSet, problems: [RuleProblem]) {
        let (rules, problems) = RuleLoader.load(files)
        return (RuleSet(rules), problems)
    }

    /// The rule of an id; nil where there is none.
    package func rule(_ id: RuleID) -> Rule? {
        rules.first { $0.id == id }
    }

    /// What catches an item, in the order of the rules.
    package func matches(_ subject: RuleSubject) -> [Match] {
        let segments = Segment.segments(of: subject, fields: usedFields)
        let hits = HitTable(segments, trie)
        var candidates = Set(restless)
        for term in hits.terms { candidates.formUnion(woken[Int(term)]) }
        return candidates.sorted().compactMap { match(programs[Int($0)], subject, hits) }
    }

    private func match(_ program: RuleProgram, _ subject: RuleSubject, _ hits: HitTable) -> Match? {
        guard program.condition.holds(for: subject) else { return nil }
        var evaluation = Evaluation(program, subject, hits)
        guard evaluation.holds(), evaluation.isAdmitted() else { return nil }
        let texts = RuleSet.texts(evaluation.reasons(), hits)
        evaluation.hidden = .content
        return Match(rule: rules[program.rule].id, holdsWithoutContent: evaluation.holds(), texts: texts)
    }

    /// The pieces of text behind spans, each once.
    private static func texts(_ spans: [HitSpan], _ hits: HitTable) -> [MatchedText] {
        var texts: [MatchedText] = []
        for span in spans {
            let segment = hits.segments[Int(span.segment)]
            let piece = MatchedText(field: segment.field.rawValue, text: segment.text(of: span))
            if !texts.contains(piece) { texts.append(piece) }
            if texts.count == reasonLimit { break }
        }
        return texts
    }
}
