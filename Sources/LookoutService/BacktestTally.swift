package import LookoutModel
package import Rules

/// What one rule would have told.
package struct BacktestTally: Sendable {
    /// An item that it caught, or would have caught.
    package struct Caught: Equatable, Sendable {
        package let id: String
        package let title: String
        package let source: String
        package let language: String?
        package let date: Instant
    }

    /// Numbers of a day or a week.
    package struct Count: Equatable, Sendable {
        package var matches = 0
        package var alerts = 0

        package init(matches: Int = 0, alerts: Int = 0) {
            self.matches = matches
            self.alerts = alerts
        }
    }

    /// How two revisions of the rule differ.
    package struct Change: Sendable {
        /// Whether the rule was there in the other revision.
        package var wasThere: Bool
        /// Whether it is there now.
        package var isThere: Bool
        /// What the other revision caught.
        package var before = 0
        /// Caught now, and not by the other revision.
        package var gained: [Caught] = []
        /// Caught by the other revision, and not now.
        package var lost: [Caught] = []
    }

    package let id: RuleID
    /// The rule as it is now; nil where it is only in the other revision.
    package let rule: Rule?
    package internal(set) var caught: [Caught] = []
    package internal(set) var alerts = 0
    package internal(set) var days: [Day: Count] = [:]
    /// By the Monday that a week begins with.
    package internal(set) var weeks: [Day: Count] = [:]
    package internal(set) var sources: [String: Int] = [:]
    /// By language tag; items without one under the empty text.
    package internal(set) var languages: [String: Int] = [:]
    /// Caught items in which a term stands.
    package internal(set) var terms: [Term: Int] = [:]
    /// Items that another rule caught too.
    package internal(set) var overlap: [RuleID: Int] = [:]
    /// nil where there is no other revision.
    package internal(set) var change: Change?

    /// Days with more matches than `expect: {per-day}` allows, the first first.
    package var exceeded: [Day] {
        guard let limit = rule?.expectedPerDay else { return [] }
        return days.filter { $0.value.matches > limit }.keys.sorted()
    }
}
