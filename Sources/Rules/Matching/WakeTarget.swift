/// A rule that a term or a list wakes, unless it is known without a look at it that it does not hold.
struct WakeTarget: Sendable {
    let rule: Int32
    /// Up to two terms of which one must be found too; -1 where there is none.
    let first: Int32
    let second: Int32

    init(_ rule: Int32, guardedBy terms: [Int32]) {
        self.rule = rule
        first = terms.first ?? -1
        second = terms.count > 1 ? terms[1] : -1
    }

    /// Whether the rule may hold for the item that was read.
    @inline(__always)
    func mayHold(in scan: ItemScan) -> Bool {
        first < 0 || scan.has(first) || second >= 0 && scan.has(second)
    }
}
