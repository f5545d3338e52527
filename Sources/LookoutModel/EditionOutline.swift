/// An edition of a digest piece by piece, in plain text that is safe to show but not escaped: what messages are made of.
package struct EditionOutline: Hashable, Sendable {
    /// One development.
    package struct Story: Hashable, Sendable {
        package var headline: String
        /// The page of its first item, an http or https address.
        package var link: String?
        /// BCP 47.
        package var language: String?
        /// The outlet, its kind, the time.
        package var source: String
        /// The first sentences; nil where it is told in few words.
        package var lead: String?
        /// What else is said of it, each in a few words.
        package var notes: [String]
        /// Its place among the developments that are told in full, the weightiest first; nil for any other.
        package var rank: Int?

        package init(
            headline: String,
            link: String? = nil,
            language: String? = nil,
            source: String = "",
            lead: String? = nil,
            notes: [String] = [],
            rank: Int? = nil
        ) {
            self.headline = headline
            self.link = link
            self.language = language
            self.source = source
            self.lead = lead
            self.notes = notes
            self.rank = rank
        }
    }

    /// The developments of one rule.
    package struct Section: Hashable, Sendable {
        package var title: String
        /// The rule's priority where it is louder than that of a digest.
        package var mark: String?
        package var stories: [Story]

        package init(title: String, mark: String? = nil, stories: [Story]) {
            self.title = title
            self.mark = mark
            self.stories = stories
        }
    }

    /// What kind of digest it is, with its name where it has one: `Digest · evening`.
    package var kicker: String
    /// The day in words.
    package var title: String
    /// How much is new, and which sources were read.
    package var counts: [String]
    /// What must be seen first: samples, the first look, rules that need mending.
    package var banners: [String]
    package var sections: [Section]
    /// What stands behind the news, a sentence each.
    package var asides: [String]
    /// When the next edition is due, what this one covers, and its ledger.
    package var foot: [String]

    package init(
        kicker: String,
        title: String,
        counts: [String] = [],
        banners: [String] = [],
        sections: [Section] = [],
        asides: [String] = [],
        foot: [String] = []
    ) {
        self.kicker = kicker
        self.title = title
        self.counts = counts
        self.banners = banners
        self.sections = sections
        self.asides = asides
        self.foot = foot
    }

    /// The developments that are told in full, the weightiest first.
    package var ranked: [Story] {
        sections.flatMap(\.stories).filter { $0.rank != nil }.sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
    }
}
