import Foundation

/// Holds the threads that serve requests until a number of them have come.
package final class RequestGate: Sendable {
    private let condition = NSCondition()
    // Read and written under the condition's lock alone.
    nonisolated(unsafe) private var missing: Int

    package init(count: Int) {
        missing = count
    }

    /// Counts the calling thread, and returns when all have been counted.
    package func arriveAndWait() {
        condition.withLock {
            missing -= 1
            if missing <= 0 { condition.broadcast() }
            while missing > 0 { condition.wait() }
        }
    }
}
