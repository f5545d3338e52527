import Synchronization

/// The scanners of a rule set that are at rest, to be lent to whichever thread asks.
final class ScannerPool: Sendable {
    /// A scanner where it stays: to move one about is to count all its parts.
    private final class Place: Sendable {
        let scanner: Mutex<RuleScanner>

        init(_ scanner: RuleScanner) {
            self.scanner = Mutex(scanner)
        }
    }

    private let machine: RuleMachine
    private let resting = Mutex<[Place]>([])

    init(_ machine: RuleMachine) {
        self.machine = machine
    }

    /// Lends a scanner, which is one thread's until `body` returns.
    func withScanner<Result: Sendable>(_ body: (inout RuleScanner) -> Result) -> Result {
        let place = resting.withLock { $0.popLast() } ?? Place(RuleScanner(RuleMachine(copying: machine)))
        defer { resting.withLock { $0.append(place) } }
        return place.scanner.withLock { body(&$0) }
    }
}
