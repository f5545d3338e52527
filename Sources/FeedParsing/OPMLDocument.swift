/// A list of feeds as feed readers export it (OPML 1.0 to 2.0).
package struct OPMLDocument: Equatable, Sendable {
    /// Plain text, one line.
    package var title: String?
    /// The feeds, in their order.
    package var outlines: [OPMLOutline] = []
    /// Outlines with an address that is not to be fetched.
    package var dropped: [OPMLDroppedOutline] = []
    /// Whether the document was no well-formed XML and was mended.
    package var isRepaired = false
    /// Whether the document ends before its end.
    package var isTruncated = false

    package init() {}
}

/// A feed of an OPML list.
package struct OPMLOutline: Equatable, Sendable {
    /// Plain text, one line; nil where the outline has none.
    package var title: String?
    /// The feed's address: http or https.
    package var xmlURL: String
    /// The site's address, as written.
    package var htmlURL: String?
    /// BCP 47, as written.
    package var language: String?
    /// The entries of the `category` attribute.
    package var categories: [String] = []
    /// All its attributes without a prefix, as written, in their order.
    package var attributes: [OPMLAttribute] = []
    /// The outlines it stands in, outermost first.
    package var folders: [String] = []
    /// Line in the document, from 1.
    package var line: Int
    /// Column of the outline's `<` in Unicode scalars, from 1.
    package var column: Int

    package init(xmlURL: String, line: Int, column: Int) {
        self.xmlURL = xmlURL
        self.line = line
        self.column = column
    }
}

/// An attribute of an outline.
package struct OPMLAttribute: Equatable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// An outline that was left out, with the reason.
package struct OPMLDroppedOutline: Equatable, Sendable {
    /// Why an outline was left out.
    package enum Reason: Equatable, Sendable {
        /// The address is no http or https address: a command, a file, or no address at all.
        case notWeb
        /// It includes another list, which is not fetched.
        case include
    }

    package let title: String?
    package let address: String
    package let reason: Reason
    /// Line in the document, from 1.
    package let line: Int
    /// Column in Unicode scalars, from 1.
    package let column: Int
}

/// Why a document is no OPML that can be read.
package enum OPMLError: Error, Equatable, Sendable {
    case empty
    /// `root` is the name of the first element where there is one.
    case notOPML(root: String?)
    case exceeds(FeedLimit, limit: Int)
}
