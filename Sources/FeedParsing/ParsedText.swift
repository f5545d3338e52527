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

    package init(_ value: String, _ kind: Kind) {
        self.value = value
        self.kind = kind
    }

    /// The text without markup; paragraphs are separated by a line feed.
    package var plainText: String {
        switch kind {
        case .plain: HTMLText.lines(plain: value)
        case .html: HTMLText.plain(value)
        }
    }
}
