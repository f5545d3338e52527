package import LookoutModel

/// An item as its publisher wrote it: strings as found, links absolute, dates only where they were readable.
package struct ParsedItem: Equatable, Sendable {
    /// `guid`, `atom:id`, `rdf:about` or JSON `id`, as written.
    package var guid: String?
    /// Whether the guid is said to be an address.
    package var isPermalink = false
    /// Plain text, one line.
    package var title: String?
    /// The page of the item, absolute where a base was known.
    package var link: String?
    /// The names of the authors, separated by commas.
    package var author: String?
    package var summary: ParsedText?
    package var content: ParsedText?
    package var published: Instant?
    package var updated: Instant?
    /// BCP 47, as written on the item itself.
    package var language: String?
    /// Plain text.
    package var categories: [String] = []
    package var enclosures: [ParsedEnclosure] = []

    package init() {}
}
