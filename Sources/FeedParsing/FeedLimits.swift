/// What is limited in a feed.
package enum FeedLimit: String, Equatable, Sendable {
    case bytes
    case depth
    case attributes
    case nameLength
    case tagLength
    case textLength
    case items
    case values
}

/// Bounds that no feed needs to pass; beyond them a document is refused.
package struct FeedLimits: Equatable, Sendable {
    /// The whole document, in bytes.
    package var bytes = 10_000_000
    /// Elements within each other.
    package var depth = 200
    /// Attributes of one element; libxml2 2.9 takes time by their square.
    package var attributes = 256
    /// A name with its prefix, in bytes.
    package var nameLength = 1024
    /// A tag with its attributes, in bytes.
    package var tagLength = 1_000_000
    /// The text of one element, in bytes.
    package var textLength = 5_000_000
    /// Items of a feed.
    package var items = 50_000
    /// Values of a JSON document, arrays and objects and what is in them.
    package var values = 500_000

    /// All distinct names, prefixes and namespaces of a document together, in bytes; libxml2 takes time by their square.
    package static let names = 512 << 10
    /// Files of one item; more are left out.
    package static let enclosures = 200
    /// Links of a feed to itself and what serves it; more are left out.
    package static let relations = 50
    /// A base for relative references, in bytes; a longer one is not used, for it is copied into every reference.
    package static let baseLength = 2048
    /// What making references absolute may add to a document, in bytes, beside twice its own length.
    package static let resolvedBytes = 1_000_000
    /// Dates that could not be read and are kept as they were written.
    package static let unreadableDates = 20
    /// Categories of one item; more are left out.
    package static let categories = 200
    /// Authors of one item; more are left out.
    package static let authors = 200

    /// The bounds that hold unless a caller sets others.
    package static let standard = FeedLimits()

    package init() {}
}
