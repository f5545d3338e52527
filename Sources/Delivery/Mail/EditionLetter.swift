package import LookoutModel

/// An edition as a mail has it beside its text: the outline that its page is set from, and the whole page.
package struct EditionLetter: Equatable, Sendable {
    /// The largest page that is attached, in bytes.
    package static let largest = 2_000_000

    package var outline: EditionOutline
    /// The name of the page as an attachment.
    package var fileName: String
    /// The file of `Digests/` that has the whole edition.
    package var place: String
    /// The page as `Digests/` has it: attached where the mail cannot hold all of it and nothing links to it.
    package var page: String

    package init(outline: EditionOutline, fileName: String, place: String, page: String) {
        self.outline = outline
        self.fileName = fileName
        self.place = place
        self.page = page
    }
}
