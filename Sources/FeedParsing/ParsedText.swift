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

    /// The plain text, where another process has made it already.
    private var made: String?

    package init(_ value: String, _ kind: Kind) {
        self.value = value
        self.kind = kind
    }

    /// A text whose plain text was made already.
    init(_ value: String, _ kind: Kind, footerLength: Int, plainText: String) {
        self.value = value
        self.kind = kind
        self.footerLength = footerLength
        made = plainText
    }

    package static func == (left: ParsedText, right: ParsedText) -> Bool {
        left.value == right.value && left.kind == right.kind && left.footerLength == right.footerLength
    }

    /// The text of the article, as rules see it: without markup, paragraphs separated by a line feed, without the feed's
    /// footer and what else stands below an article (`Boilerplate`).
    package var plainText: String {
        if let made { return made }
        return switch kind {
        case .plain: HTMLText.article(plain: value, footerLength: footerLength)
        case .html: HTMLText.article(value, footerLength: footerLength)
        }
    }
}
