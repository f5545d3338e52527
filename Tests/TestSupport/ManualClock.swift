import Synchronization

/// A wall clock that stands still until a test moves it, in seconds since the Unix epoch.
package final class ManualClock: Sendable {
    private let seconds: Mutex<Int64>

    package init(seconds: Int64) {
        self.seconds = Mutex(seconds)
    }

    /// What the clock shows.
    package var now: Int64 {
        seconds.withLock { $0 }
    }

    /// Moves the clock by `offset` seconds, backwards where negative.
    package func advance(by offset: Int64) {
        seconds.withLock { $0 += offset }
    }
}
