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
    /// Sources that were read; nil in editions of earlier versions.
    package var readSources: Int?
    /// The headline of the weightiest new development.
    package var headline: String?
    /// The headline's language, BCP 47.
    package var language: String?
    /// The forms in which the edition is written; nil where it is all of them.
    package var formats: [DigestFormat]?

    package init(
        name: String? = nil,
        day: Day,
        new: Int = 0,
        continuing: Int = 0,
        background: Int = 0,
        failedSources: Int = 0,
        brokenRules: Int = 0,
        readSources: Int? = nil,
        headline: String? = nil,
        language: String? = nil,
        formats: [DigestFormat]? = nil
    ) {
        self.name = name
        self.day = day
        self.new = new
        self.continuing = continuing
        self.background = background
        self.failedSources = failedSources
        self.brokenRules = brokenRules
        self.readSources = readSources
        self.headline = headline
        self.language = language
        self.formats = formats
    }

    /// The file that a link to the edition leads to: the page, else the first form there is.
    package var fileName: String {
        let formats = formats ?? DigestFormat.allCases
        let first = DigestFormat.allCases.first { formats.contains($0) } ?? .html
        return first.fileName(day: day, name: name)
    }

    /// The line of `digest`, which is written in `formats`.
    package init(_ digest: Digest, formats: [DigestFormat] = DigestFormat.allCases) {
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
            readSources: digest.ledger.feeds.read,
            headline: first?.title,
            language: first?.items.first?.language,
            formats: Set(formats) == Set(DigestFormat.allCases) ? nil : formats
        )
    }
}
