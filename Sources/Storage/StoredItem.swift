package import LookoutModel

/// An item as the store holds it.
package struct StoredItem: Hashable, Sendable {
    /// Its place in the order in which items were seen; never used twice.
    package let sequence: Int64
    /// The identity that a person can name: 16 hexadecimal digits.
    package let id: String
    package let item: Item
    package let firstSeen: Instant
    /// How often its text has changed since.
    package let revision: Int
    /// Seen at a first look, too old to be news.
    package let isBackground: Bool
    /// Until when it is held back, unless it is released before; nil where it is not.
    package let heldUntil: Instant?
}
