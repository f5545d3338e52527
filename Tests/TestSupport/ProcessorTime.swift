import Glibc

/// The time that this thread had a processor for, which no other work on the machine makes longer.
package enum ProcessorTime {
    /// What `body` took of it.
    package static func measure(_ body: () -> Void) -> Duration {
        let start = now()
        body()
        return now() - start
    }

    private static func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
