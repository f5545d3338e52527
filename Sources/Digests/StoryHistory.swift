package import LookoutModel

/// All that is known of a story, for its page.
package struct StoryHistory: Equatable, Sendable {
    /// An edition that told it.
    package struct Edition: Equatable, Sendable {
        /// Nil for the unnamed digest.
        package var name: String?
        package var day: Day
        /// The file that a link to it leads to, beside the folder of the stories.
        package var fileName: String

        /// An edition whose file is `fileName`, its page where that is not given.
        package init(name: String?, day: Day, fileName: String? = nil) {
            self.name = name
            self.day = day
            self.fileName = fileName ?? DigestFormat.html.fileName(day: day, name: name)
        }
    }

    /// What tells it, with what its rules matched there.
    package struct Telling: Equatable, Sendable {
        package var item: DigestItem
        package var seen: Instant
        package var rules: [RuleName]
        package var matched: [MatchedText]

        package init(item: DigestItem, seen: Instant, rules: [RuleName], matched: [MatchedText]) {
            self.item = item
            self.seen = seen
            self.rules = rules
            self.matched = matched
        }
    }

    package var id: String
    package var firstSeen: Instant
    /// In the order in which they were seen; at least one.
    package var tellings: [Telling]
    /// Rules that have pages of their own.
    package var linked: Set<RuleID>
    /// The oldest first.
    package var editions: [Edition]
    package var zone: ZoneTable

    package init(
        id: String,
        firstSeen: Instant,
        tellings: [Telling],
        linked: Set<RuleID> = [],
        editions: [Edition],
        zone: ZoneTable
    ) {
        self.id = id
        self.firstSeen = firstSeen
        self.tellings = tellings
        self.linked = linked
        self.editions = editions
        self.zone = zone
    }
}
