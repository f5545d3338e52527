package import LookoutModel

/// Somebody's word that a rule, or one story, gives no alerts for a while.
package struct Silence: Hashable, Sendable {
    /// What is silent.
    package enum Subject: Hashable, Sendable {
        case rule(RuleID)
        /// A story, by the id of the first that it is read as the same with.
        case story(String)
    }

    /// Its number in the store.
    package let id: Int64
    package let subject: Subject
    /// Who said it.
    package let author: String
    /// Why.
    package let reason: String
    package let createdAt: Instant
    /// When alerts go on by themselves.
    package let endsAt: Instant

    package init(id: Int64, subject: Subject, author: String, reason: String, createdAt: Instant, endsAt: Instant) {
        self.id = id
        self.subject = subject
        self.author = author
        self.reason = reason
        self.createdAt = createdAt
        self.endsAt = endsAt
    }
}
