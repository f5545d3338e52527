/// A moment in time, in whole seconds since 1970-01-01T00:00:00Z (negative before it).
///
/// All times in Lookout are instants; a civil date or a time of day exists only in a zone, at the edges.
package struct Instant: Hashable, Comparable, Codable, Sendable {
    /// Seconds since the Unix epoch.
    package let seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    package init(from decoder: any Decoder) throws {
        seconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.seconds < right.seconds
    }

    /// The instant `seconds` later (earlier where negative).
    package func advanced(bySeconds offset: Int64) -> Instant {
        Instant(seconds: seconds + offset)
    }

    /// Seconds from `earlier` to this instant.
    package func seconds(since earlier: Instant) -> Int64 {
        seconds - earlier.seconds
    }
}
