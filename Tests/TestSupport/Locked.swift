import Foundation

/// A value under a lock that the thread sanitizer sees, unlike one that waits as `Mutex` does.
package final class Locked<Value: Sendable>: Sendable {
    private let lock = NSLock()
    // Read and written under the lock alone.
    nonisolated(unsafe) private var value: Value

    package init(_ value: Value) {
        self.value = value
    }

    /// Runs `body` with the value to itself.
    package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
