package import LookoutModel

/// The one alert of the first run: how much was found, not each of it.
package struct FirstLook: Hashable, Sendable {
    /// What one rule found.
    package struct Count: Hashable, Sendable {
        package let rule: RuleID
        package let title: String
        package let priority: Priority
        /// Developments of the last day.
        package let recent: Int
        /// Developments older than that.
        package let background: Int

        package init(rule: RuleID, title: String, priority: Priority, recent: Int, background: Int) {
            self.rule = rule
            self.title = title
            self.priority = priority
            self.recent = recent
            self.background = background
        }
    }

    /// 32 hexadecimal digits.
    package let id: String
    package let created: Instant
    /// Developments of the last day, each counted once however many rules caught it.
    package let developments: Int
    /// Older developments, each counted once.
    package let background: Int
    /// Rules with a hit, the highest priority first, then by count; never empty.
    package let counts: [Count]
    /// What would have been alerts: the developments of the last day under rules of priority `alert` and above, the
    /// latest first.
    package let items: [AlertItem]
    /// How many more of them there are than are named.
    package let moreItems: Int

    package init(
        id: String,
        created: Instant,
        developments: Int,
        background: Int,
        counts: [Count],
        items: [AlertItem],
        moreItems: Int = 0
    ) {
        self.id = id
        self.created = created
        self.developments = developments
        self.background = background
        self.counts = counts
        self.items = items
        self.moreItems = moreItems
    }
}
