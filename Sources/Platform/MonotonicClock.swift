import Glibc

/// The clock that never goes back, for limits of time.
enum MonotonicClock {
    /// Milliseconds since some moment before the program started.
    static var milliseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
