import Synchronization

/// The scanners of a rule set that are at rest, to be lent to whichever thread asks.
final class ScannerPool: Sendable {
    private let machine: RuleMachine
    private let resting = Mutex<[RuleScanner]>([])

    init(_ machine: RuleMachine) {
        self.machine = machine
    }

    /// Lends a scanner, which is one thread's until `body` returns.
    func withScanner<Result>(_ body: (inout RuleScanner) -> Result) -> Result {
        var scanner = resting.withLock { $0.popLast() } ?? RuleScanner(machine)
        defer { resting.withLock { $0.append(scanner) } }
        return body(&scanner)
    }
}
