package import LookoutModel

/// What an item can be recognised by, without its text.
package struct ItemOutline: Hashable, Sendable {
    package let known: KnownItem
    package let title: String
    package let link: String?
    package let published: Instant?
}
