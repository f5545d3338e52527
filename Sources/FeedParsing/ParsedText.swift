import Text

/// Text of a feed that may be HTML.
package struct ParsedText: Equatable, Sendable {
    /// How the text is to be read.
    package enum Kind: Sendable {
        case plain
        case html
    }

    /// As the feed gives it.
    package var value: String
    package var kind: Kind

    /// Bytes at the end of `value` that all texts of the feed end with: its footer.
    package var footerLength = 0

    package init(_ value: String, _ kind: Kind) {
        self.value = value
        self.kind = kind
    }

    /// The text of the article, as rules see it: without markup, paragraphs separated by a line feed, without the feed's
    /// footer and what else stands below an article (`Boilerplate`).
    package var plainText: String {
        switch kind {
        case .plain: HTMLText.article(plain: value, footerLength: footerLength)
        case .html: HTMLText.article(value, footerLength: footerLength)
        }
    }
}
