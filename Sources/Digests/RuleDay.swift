package import LookoutModel

/// What a rule caught for the first time on one day.
package struct RuleDay: Equatable, Sendable {
    /// The most developments of a day that a page names.
    package static let limit = 25

    package var day: Day
    /// The latest first, at most `limit`.
    package var developments: [RuleHit]
    /// How many there were.
    package var count: Int

    package init(day: Day, developments: [RuleHit], count: Int) {
        self.day = day
        self.developments = developments
        self.count = count
    }
}
