package import LookoutModel

/// An edition in one line, for the archive.
package struct EditionSummary: Hashable, Codable, Sendable {
    /// Nil for the unnamed digest.
    package var name: String?
    package var day: Day
    /// New developments.
    package var new: Int
    package var continuing: Int
    package var background: Int
    /// Sources that gave no answer.
    package var failedSources: Int
    package var brokenRules: Int
    /// The headline of the weightiest new development.
    package var headline: String?
    /// The headline's language, BCP 47.
    package var language: String?

    package init(
        name: String? = nil,
        day: Day,
        new: Int = 0,
        continuing: Int = 0,
        background: Int = 0,
        failedSources: Int = 0,
        brokenRules: Int = 0,
        headline: String? = nil,
        language: String? = nil
    ) {
        self.name = name
        self.day = day
        self.new = new
        self.continuing = continuing
        self.background = background
        self.failedSources = failedSources
        self.brokenRules = brokenRules
        self.headline = headline
        self.language = language
    }

    /// The line of `digest`.
    package init(_ digest: Digest) {
        let stories = digest.stories
        let first = DigestWording(digest).ranked.first
        self.init(
            name: digest.name,
            day: digest.day,
            new: stories.filter { $0.state == .new }.count,
            continuing: stories.filter { $0.state == .continuing }.count,
            background: digest.sections.reduce(0) { $0 + ($1.background?.count ?? 0) },
            failedSources: digest.ledger.feeds.failed,
            brokenRules: digest.brokenRules.count,
            headline: first?.title,
            language: first?.items.first?.language
        )
    }
}
