import LookoutModel
import Text

/// Takes items past the rules of a set, one after the other; its memory is used again.
///
/// The pool lends a scanner to one thread at a time.
struct RuleScanner: Sendable {
    let machine: RuleMachine
    private(set) var scan: ItemScan
    /// What regular expressions found in the item.
    var patterns = PatternScan()
    /// The item for which a rule was last woken.
    private var stamps: [UInt32]
    /// The item for which the rules of a list were last woken.
    private var listStamps: [UInt32]
    private var item: UInt32 = 0
    private var candidates: [Int32] = []

    init(_ machine: RuleMachine) {
        self.machine = machine
        scan = ItemScan(machine.index)
        stamps = [UInt32](repeating: 0, count: machine.program.entries.count)
        listStamps = [UInt32](repeating: 0, count: machine.program.lists.count)
    }

    /// The numbers of the rules that catch an item, in order.
    mutating func rules(catching subject: RuleSubject) -> [Int] {
        scan.read(subject, machine.program.fields)
        patterns = PatternScan()
        wake()
        var caught: [Int] = []
        for rule in candidates {
            let entry = machine.program.entries[Int(rule)]
            if entry.hasCondition, !machine.rules[Int(rule)].condition.holds(for: subject) { continue }
            let view = view(of: Int(rule))
            if catches(Int(rule), view), isAdmitted(Int(rule), view) { caught.append(Int(rule)) }
        }
        caught.sort()
        return caught
    }

    /// The match of a rule that catches the item that was looked at last.
    mutating func match(_ rule: Int) -> Match {
        var view = view(of: rule)
        let texts = texts(reasons(rule, view))
        view.hidden = .content
        return Match(rule: machine.rules[rule].id, holdsWithoutContent: catches(rule, view), texts: texts)
    }

    private mutating func wake() {
        item &+= 1
        if item == 0 {
            for rule in stamps.indices { stamps[rule] = 0 }
            for list in listStamps.indices { listStamps[list] = 0 }
            item = 1
        }
        candidates.removeAll(keepingCapacity: true)
        candidates += machine.restless
        for term in scan.found {
            for place in machine.rulesOfTerms.places(of: term) { wake(machine.rulesOfTerms.targets[place]) }
            for place in machine.listsOfTerms.places(of: term) {
                let list = machine.listsOfTerms.targets[place]
                guard listStamps[Int(list)] != item else { continue }
                listStamps[Int(list)] = item
                for place in machine.rulesOfLists.places(of: list) { wake(machine.rulesOfLists.targets[place]) }
            }
        }
    }

    private mutating func wake(_ rule: Int32) {
        guard stamps[Int(rule)] != item else { return }
        stamps[Int(rule)] = item
        candidates.append(rule)
    }

    /// The pieces of text behind spans, each once.
    private func texts(_ spans: [HitSpan]) -> [MatchedText] {
        var texts: [MatchedText] = []
        var known: [Int32: FoldedLetters] = [:]
        for span in spans {
            let piece = MatchedText(field: scan.fields[Int(span.segment)].name, text: scan.text(of: span, &known))
            if !texts.contains(piece) { texts.append(piece) }
            if texts.count == RuleSet.reasonLimit { break }
        }
        return texts
    }
}
