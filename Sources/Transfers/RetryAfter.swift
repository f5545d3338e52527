package import LookoutModel
import Text

/// The `Retry-After` field (RFC 9110, 10.2.3).
package enum RetryAfter {
    /// The shortest and the longest pause that is granted, in seconds.
    package static let bounds: ClosedRange<Int> = 60...86_400

    /// The pause of a host that asks for one and does not say how long, in seconds.
    package static let standard = 900

    /// Seconds from `now`, within the bounds; nil where the field is absent or unreadable.
    package static func seconds(_ field: String?, now: Instant) -> Int? {
        guard let field = field.map({ ASCII.trimmed($0) }), !field.isEmpty else { return nil }
        let seconds: Int64
        if field.utf8.allSatisfy({ ASCII.isDigit($0) }) {
            seconds = Int64(field) ?? Int64(bounds.upperBound)
        } else if let date = FeedDate.seconds(field) {
            seconds = date - now.seconds
        } else {
            return nil
        }
        return Int(min(max(seconds, Int64(bounds.lowerBound)), Int64(bounds.upperBound)))
    }
}
