package import LookoutModel

/// A story: one development, begun by its first item.
package struct StoredStory: Hashable, Sendable {
    /// The identity of its first item, fixed when it was made.
    package let id: String
    package let firstItem: Int64
    package let madeAt: Instant
    /// How many alerts it has given; the next one's revision.
    package let alerts: Int
    /// The highest priority it has alerted under.
    package let alertedPriority: Priority?
    /// The story in another language that it is read as the same with; its own id where there is none.
    package let leader: String
    /// The primary subtag of the language that its items are compared in; nil in stories of earlier versions.
    package let language: String?
    /// The named lists through which rules caught its first item.
    package let lists: [RuleID: Set<String>]

    package init(
        id: String,
        firstItem: Int64,
        madeAt: Instant,
        alerts: Int,
        alertedPriority: Priority?,
        leader: String,
        language: String? = nil,
        lists: [RuleID: Set<String>] = [:]
    ) {
        self.id = id
        self.firstItem = firstItem
        self.madeAt = madeAt
        self.alerts = alerts
        self.alertedPriority = alertedPriority
        self.leader = leader
        self.language = language
        self.lists = lists
    }
}
