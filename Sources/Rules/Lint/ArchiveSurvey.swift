package import LookoutModel
import Text

/// What the archive says of rules and their terms: which find too much, which find nothing (W306, W307).
///
/// Its probes are run over the items of the archive, once; where terms are silent that may be spelt wrongly, the words of
/// the items are gathered, and the spellings that they suggest are counted.
package struct ArchiveSurvey {
    /// The rules, and each of their terms alone.
    package let probes: RuleSet

    private let drafts: [RuleDraft]
    private let units: [SurveyUnit]
    private var kinds: [RuleID: Probe] = [:]
    private var ruleHits: [Int]
    /// For each rule, in how many of its hits each term is.
    private var shares: [[Int32: Int]]
    private var terms: [Term] = []
    private var termHits: [Int]
    private var insideHits: [Int]
    /// The rules that look for a term.
    private var seekers: [[Int32]]
    private let numbers: [Term: Int]
    private var guesses: [Int: Term] = [:]
    private var guessHits: [Int: Int] = [:]
    private var words: SurveyWords?
    package private(set) var items = 0

    private enum Probe {
        case rule(Int)
        case term(Int)
        case inside(Int)
        case guess(Int)
    }

    init(_ reading: RuleReading, lists: ListBook) {
        drafts = reading.drafts
        let groups = reading.drafts.map { RuleGroups($0) }
        let named = Set(groups.flatMap { $0.wanted.flatMap(\.lists).flatMap { lists.closure(of: $0.name) } })
        let used = lists.lists.values.filter { named.contains($0.name) && !$0.isBroken }
        units =
            (zip(reading.drafts, groups).map { SurveyUnit($0, $1) }
            + used.sorted { $0.place < $1.place }.map { SurveyUnit($0) })
            .filter { $0.terms.count <= SurveyUnit.limit }
        var numbers: [Term: Int] = [:]
        for unit in units {
            for placed in unit.terms where numbers[placed.term] == nil {
                numbers[placed.term] = terms.count
                terms.append(placed.term)
            }
        }
        termHits = [Int](repeating: 0, count: terms.count)
        insideHits = termHits
        ruleHits = [Int](repeating: 0, count: drafts.count)
        shares = [[Int32: Int]](repeating: [:], count: drafts.count)
        seekers = [[Int32]](repeating: [], count: terms.count)
        for (rule, groups) in groups.enumerated() {
            var wanted = Set(groups.wanted.flatMap(\.terms).compactMap { numbers[$0.term] })
            for list in Set(groups.wanted.flatMap(\.lists).map(\.name)) {
                wanted.formUnion(lists.terms(of: list).compactMap { numbers[$0] })
            }
            for term in wanted { seekers[term].append(Int32(rule)) }
        }
        self.numbers = numbers
        var rules = reading.rules
        for (index, rule) in rules.enumerated() { kinds[rule.id] = .rule(index) }
        for (index, term) in terms.enumerated() {
            rules.append(ArchiveSurvey.probe(term, "/term/\(index)"))
            kinds[RuleID("/term/\(index)")] = .term(index)
            guard let open = ArchiveSurvey.opened(term) else { continue }
            rules.append(ArchiveSurvey.probe(open, "/inside/\(index)"))
            kinds[RuleID("/inside/\(index)")] = .inside(index)
        }
        probes = RuleSet(rules)
    }

    private static func probe(_ term: Term, _ id: String) -> Rule {
        var draft = RuleDraft(id: RuleID(id), place: SourcePlace(file: ""))
        draft.any = [.term(term)]
        return Rule(draft, lists: [:])
    }

    /// A Korean term as it may stand inside longer words; nil for other terms.
    private static func opened(_ term: Term) -> Term? {
        guard term.reach == .word, !term.isPrefix, FoldedText(term.text).cells.first?.script == .hangul else {
            return nil
        }
        return Term(term.text, reach: .inside)
    }

    // MARK: The archive

    /// Counts what an item's matches against the probes, or against the guesses, say.
    package mutating func count(_ matches: [Match]) {
        items += 1
        var rules: [Int] = []
        var found: [Int] = []
        for match in matches {
            switch kinds[match.rule] {
            case .rule(let index):
                ruleHits[index] += 1
                rules.append(index)
            case .term(let index):
                termHits[index] += 1
                found.append(index)
            case .inside(let index): insideHits[index] += 1
            case .guess, nil: break
            }
        }
        for term in found {
            for rule in rules where seekers[term].contains(Int32(rule)) { shares[rule][Int32(term), default: 0] += 1 }
        }
    }

    /// Whether there are silent terms whose spelling may be wrong.
    package mutating func needsWords() -> Bool {
        let silent = terms.indices.filter { termHits[$0] == 0 && terms[$0].reach != .exact }
        let words = SurveyWords(silent.map { terms[$0] })
        self.words = words
        return !words.isEmpty
    }

    /// Gathers the words of an item.
    package mutating func gather(_ item: Item) {
        words?.add(item.title)
        words?.add(item.summary)
    }

    /// The spellings that the words of the archive suggest for silent terms, to be counted; nil where there are none.
    package mutating func guessProbes() -> RuleSet? {
        guard let words, !words.isEmpty else { return nil }
        var rules: [Rule] = []
        for index in terms.indices where termHits[index] == 0 && terms[index].reach != .exact {
            guard let guess = words.guess(terms[index]), numbers[guess] == nil else { continue }
            guesses[index] = guess
            rules.append(ArchiveSurvey.probe(guess, "/guess/\(index)"))
            kinds[RuleID("/guess/\(index)")] = .guess(index)
        }
        return rules.isEmpty ? nil : RuleSet(rules)
    }

    /// Counts what an item's matches against the guesses say.
    package mutating func countGuesses(_ matches: [Match]) {
        for match in matches {
            if case .guess(let index) = kinds[match.rule] { guessHits[index, default: 0] += 1 }
        }
    }

    // MARK: What it says

    /// Items and days from which on an archive says anything.
    package static let minimum = (items: 100, days: 7)
    /// Hits from which on a rule can be too broad.
    private static let broadHits = 20

    /// What is wrong, where the items are of so many days.
    package func problems(days: Int) -> [RuleProblem] {
        guard items >= ArchiveSurvey.minimum.items, days >= ArchiveSurvey.minimum.days else { return [] }
        var log = LintLog()
        for (index, draft) in drafts.enumerated() { tell(of: draft, index, days: days, log: &log) }
        for unit in units { tell(of: unit, days: days, log: &log) }
        return log.problems
    }

    private func tell(of draft: RuleDraft, _ index: Int, days: Int, log: inout LintLog) {
        let hits = ruleHits[index]
        if hits == 0 { log.add(.silentRule(days: days), at: nil, of: draft) }
        let most = shares[index].max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        let share = most.map {
            LintFact.TermShare(term: terms[Int($0.key)].entry, percent: $0.value * 100 / max(1, hits))
        }
        if let expected = draft.expectedPerDay {
            // Who says what is usual has thought about it: only that counts.
            let perDay = (hits + days - 1) / days
            guard hits > expected * days else { return }
            let fact = LintFact.aboveExpected(perDay: perDay, expected: expected, term: share)
            log.add(fact, at: draft.spans?.keys["expect"], of: draft)
        } else if hits >= ArchiveSurvey.broadHits, hits * 100 > items, draft.priority != .mute {
            log.add(.broad(hits: hits, items: items, term: share), at: nil, of: draft)
        }
    }

    private func tell(of unit: SurveyUnit, days: Int, log: inout LintLog) {
        var silent: [String] = []
        for placed in unit.terms {
            guard let number = numbers[placed.term] else { continue }
            let (hits, inside) = (termHits[number], insideHits[number])
            if hits > 0 {
                if inside >= 10, inside * 2 >= hits * 3 {
                    let fact = LintFact.insideWords(placed.term.entry, hits: hits, inside: inside, days: days)
                    log.add(fact, at: placed, rule: unit.rule)
                }
            } else if let instead = instead(of: number, in: unit) {
                log.add(.silentTerm(placed.term.entry, days: days, instead: instead), at: placed, rule: unit.rule)
            } else {
                silent.append(placed.term.entry)
            }
        }
        // Of a rule that is silent as a whole its terms need not be told.
        let isSilentRule = unit.rule.map { id in drafts.indices.contains { drafts[$0].id == id && ruleHits[$0] == 0 } }
        if !silent.isEmpty, isSilentRule != true {
            let fact = LintFact.silentTerms(silent, of: unit.terms.count, days: days)
            log.add(fact, at: unit.place, endColumn: unit.endColumn, rule: unit.rule)
        }
    }

    private func instead(of number: Int, in unit: SurveyUnit) -> LintFact.Instead? {
        if let guess = guesses[number], let hits = guessHits[number], hits > 1 {
            // Where the other spelling is in the list as well, both were meant.
            let isCovered = unit.terms.contains {
                TermCover(TermPattern($0.term), in: TermPattern(guess)).kind() != nil
            }
            if !isCovered { return .spelling(guess.entry, hits: hits) }
        }
        return insideHits[number] > 0 ? .insideWords(hits: insideHits[number]) : nil
    }
}
