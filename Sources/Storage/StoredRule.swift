package import LookoutModel

/// What the store knows of a rule: its last good version, and what is wrong with the one in the file.
package struct StoredRule: Hashable, Sendable {
    package var id: RuleID
    /// The file it came from, relative to `Rules/`.
    package var file: String
    /// Of the last good version; nil where the rule never loaded.
    package var definitionHash: String?
    /// The last good version, whole in itself.
    package var archive: String?
    package var loadedAt: Instant?
    package var brokenSince: Instant?
    /// What is wrong with the version in the file.
    package var problem: SourcePlace?
    package var problemText: String
    /// A rule that never loaded is off: items after this sequence have not been matched by it.
    package var missedAfterItem: Int64?

    package init(id: RuleID, file: String) {
        self.id = id
        self.file = file
        definitionHash = nil
        archive = nil
        loadedAt = nil
        brokenSince = nil
        problem = nil
        problemText = ""
        missedAfterItem = nil
    }
}
