import Glibc
import Synchronization

/// The scanners of a rule set, lent to whichever thread asks.
final class ScannerPool: Sendable {
    /// A scanner where it stays, once it is made: to move one about is to count all its parts.
    private final class Place: Sendable {
        let scanner = Mutex<RuleScanner?>(nil)
    }

    private let machine: RuleMachine
    /// Each thread begins to look at a place of its own, as a rule, so that threads write no memory that others write.
    private let places = (0..<ScannerPool.count).map { _ in Place() }

    /// 2 to the power of 4, as many numbers as four bits have.
    private static let count = 16

    init(_ machine: RuleMachine) {
        self.machine = machine
    }

    /// Lends a scanner, which is one thread's until `body` returns.
    func withScanner<Result: Sendable>(_ body: (inout RuleScanner) -> Result) -> Result {
        // The highest four bits depend on all others.
        let start = Int((UInt64(pthread_self()) &* 0x9E37_79B9_7F4A_7C15) >> 60)
        for offset in 0..<ScannerPool.count {
            let place = places[(start &+ offset) % ScannerPool.count]
            if let result = place.scanner.withLockIfAvailable({ lend(&$0, body) }) { return result }
        }
        return places[start].scanner.withLock { lend(&$0, body) }
    }

    @inline(__always)
    private func lend<Result>(_ scanner: inout RuleScanner?, _ body: (inout RuleScanner) -> Result) -> Result {
        if let result = scanner?.serve(body) { return result }
        var new = RuleScanner(RuleMachine(copying: machine))
        defer { scanner = new }
        return body(&new)
    }
}

extension RuleScanner {
    /// Does with it what `body` does, where it stays.
    @inline(__always)
    fileprivate mutating func serve<Result>(_ body: (inout RuleScanner) -> Result) -> Result {
        body(&self)
    }
}
