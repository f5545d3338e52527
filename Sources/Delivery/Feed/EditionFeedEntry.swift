package import LookoutModel

/// An edition as `digests.atom` shows it.
package struct EditionFeedEntry: Hashable, Sendable {
    /// Bytes of text; what is more is left to the page.
    private static let limit = 60_000

    /// The digest's name; empty for the unnamed one.
    package let name: String
    package let day: Day
    /// When the edition was made.
    package let to: Instant
    /// One line.
    package let title: String
    /// The file that shows it.
    package let fileName: String
    /// The whole edition as plain text.
    package let text: String

    package init(name: String, day: Day, to: Instant, title: String, fileName: String, text: String) {
        self.name = name
        self.day = day
        self.to = to
        self.title = title
        self.fileName = fileName
        self.text = text
    }

    /// As many whole lines of the text as a feed should hold, and that there are more where there are.
    var shown: String {
        guard text.utf8.count > EditionFeedEntry.limit else { return text }
        var size = 0
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.prefix { line in
            size += line.utf8.count + 1
            return size <= EditionFeedEntry.limit
        }
        return kept.joined(separator: "\n")
            + "\n\nShortened: \(lines.count - kept.count) more lines. The page has them.\n"
    }
}
