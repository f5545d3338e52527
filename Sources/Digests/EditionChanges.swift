package import LookoutModel

/// What is different from the edition of the same digest before.
package struct EditionChanges: Equatable, Codable, Sendable {
    /// The day of the edition before.
    package var since: Day
    /// How many new developments it told.
    package var newThen: Int
    /// Sources that gave no answer only now.
    package var silenced: [String]
    /// Sources that answer again.
    package var recovered: [String]
    /// Rules that are in force only now.
    package var added: [String]
    /// Rules that are not in force any more.
    package var removed: [String]
    /// Whether some rule reads differently, were it only for a word in a list.
    package var hasOtherRules: Bool

    package init(
        since: Day,
        newThen: Int = 0,
        silenced: [String] = [],
        recovered: [String] = [],
        added: [String] = [],
        removed: [String] = [],
        hasOtherRules: Bool = false
    ) {
        self.since = since
        self.newThen = newThen
        self.silenced = silenced
        self.recovered = recovered
        self.added = added
        self.removed = removed
        self.hasOtherRules = hasOtherRules
    }

    /// Compares `digest` with the edition `before` it.
    ///
    /// Which rules came and went is known only where both name their rules.
    package init(from before: Digest, to digest: Digest) {
        let failing = (then: Set(before.failingFeeds.map(\.feed)), now: Set(digest.failingFeeds.map(\.feed)))
        func without(_ rules: [RuleName]?, _ others: [RuleName]?) -> [String] {
            guard let rules, let others else { return [] }
            let known = Set(others.map(\.id))
            return rules.filter { !known.contains($0.id) }.map(\.title)
        }
        self.init(
            since: before.day,
            newThen: before.stories.count { $0.state == .new },
            silenced: digest.failingFeeds.filter { !failing.then.contains($0.feed) }.map(\.title),
            recovered: before.failingFeeds.filter { !failing.now.contains($0.feed) }.map(\.title),
            added: without(digest.rules, before.rules),
            removed: without(before.rules, digest.rules),
            hasOtherRules: before.rulesHash != digest.rulesHash
        )
    }
}
