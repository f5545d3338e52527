/// Why a document is no feed that can be read.
package enum FeedParseError: Error, Equatable, Sendable {
    /// Nothing, or nothing but white space.
    case empty
    /// A page for people: what kind, and its title.
    case page(HTMLPage, title: String?)
    /// XML or JSON of another kind, or no such thing at all.
    ///
    /// `root` is the name of the first element where there is one.
    case notFeed(root: String?)
    /// JSON that breaks off or is wrong at a byte.
    case malformedJSON(offset: Int)
    /// Beyond a limit that no feed needs.
    case exceeds(FeedLimit, limit: Int)
}

/// What kind of page stands where a feed was expected.
package enum HTMLPage: String, Equatable, Sendable {
    /// Asks for a name and a password.
    case login
    /// Asks whether the visitor is a person.
    case challenge
    /// Says that nothing is there.
    case notFound
    case page

    /// The kind of page that these bytes are, in an encoding that holds ASCII; nil where they are none.
    package init?(_ bytes: [UInt8]) {
        guard let page = HTMLPageReader.kind(of: bytes) else { return nil }
        self = page
    }
}
