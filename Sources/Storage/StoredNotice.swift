package import LookoutModel

/// A standing problem: told when it begins, once a day, and when it ends.
package struct StoredNotice: Hashable, Sendable {
    /// What the problem is about, the same as long as it lasts.
    package let key: String
    package let since: Instant
    /// When it was last told.
    package let toldAt: Instant
    /// As it was last told.
    package let text: String

    package init(key: String, since: Instant, toldAt: Instant, text: String) {
        self.key = key
        self.since = since
        self.toldAt = toldAt
        self.text = text
    }
}
