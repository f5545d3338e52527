package import LookoutModel
package import Rules
import Storage

/// An item that rules are tried on.
package struct BacktestItem: Sendable {
    package let id: String
    /// Who counts as one source.
    package let source: String
    /// When it was published, at the latest when it was first seen; where it has no date, when it was first seen.
    package let date: Instant
    package let kind: SourceKind
    package let subject: RuleSubject

    package init(id: String, source: String, date: Instant, kind: SourceKind, subject: RuleSubject) {
        self.id = id
        self.source = source
        self.date = date
        self.kind = kind
        self.subject = subject
    }
}
