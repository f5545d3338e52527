package import Logging
package import LookoutModel
package import Platform

/// What a pass takes from outside: the time, the environment, the words, the log, and whom to tell of its progress.
package struct Circumstances: Sendable {
    /// The wall clock, held still for the whole pass.
    package let now: Instant
    /// Whether `now` was given by a person and must not lie before what is recorded.
    package let isGivenTime: Bool
    package let environment: [String: String]
    package let zones: SystemZones
    package let wording: any Wording
    /// Where documents are read.
    package let reading: FeedReading
    /// What happens to each feed, for a person who looks for a fault.
    package let log: Logger
    /// Called with feeds done and feeds due.
    package let progress: @Sendable (Int, Int) -> Void
    /// A wish to end while feeds are fetched.
    package let interruption: Interruption

    package init(
        now: Instant,
        isGivenTime: Bool,
        environment: [String: String],
        zones: SystemZones,
        wording: any Wording,
        reading: FeedReading = .inProcess,
        log: Logger,
        progress: @escaping @Sendable (Int, Int) -> Void,
        interruption: Interruption = .never
    ) {
        self.now = now
        self.isGivenTime = isGivenTime
        self.environment = environment
        self.zones = zones
        self.wording = wording
        self.reading = reading
        self.log = log
        self.progress = progress
        self.interruption = interruption
    }
}
