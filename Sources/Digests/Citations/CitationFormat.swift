package import LookoutModel

/// The forms in which items are cited elsewhere; the raw value is what the command line calls it.
package enum CitationFormat: String, CaseIterable, Sendable {
    /// A list for a memo.
    case markdown
    /// A table: RFC 4180.
    case csv
    /// For LaTeX, JabRef, Zotero.
    case bibtex
    /// For Zotero, pandoc and whatever else reads the citation style language.
    case csl = "csl-json"

    /// The items in this form, in their order; `day` is the civil day of a time where the reader is.
    package func render(_ items: [CitedItem], day: (Instant) -> Day) -> String {
        switch self {
        case .markdown: CitationList.render(items, day: day)
        case .csv: CitationTable.render(items, day: day)
        case .bibtex: BibTeXRenderer.render(items, day: day)
        case .csl: CSLRenderer.render(items, day: day)
        }
    }
}
