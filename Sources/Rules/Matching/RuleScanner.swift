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
    /// A bit for each rule that was woken for the item.
    private var woken: [UInt64]
    /// The item for which the rules of a list were last woken.
    private var listStamps: [UInt32]
    private var item: UInt32 = 0
    private var candidates: [Int32] = []

    init(_ machine: RuleMachine) {
        self.machine = machine
        scan = ItemScan(machine.index)
        woken = [UInt64](repeating: 0, count: (machine.program.entries.count + 63) / 64)
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
            for list in listStamps.indices { listStamps[list] = 0 }
            item = 1
        }
        for rule in candidates { woken[Int(rule) >> 6] = 0 }
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

    @inline(__always)
    private mutating func wake(_ target: WakeTarget) {
        let (word, bit) = (Int(target.rule) >> 6, UInt64(1) << UInt64(target.rule & 63))
        guard woken[word] & bit == 0, target.mayHold(in: scan) else { return }
        woken[word] |= bit
        candidates.append(target.rule)
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
