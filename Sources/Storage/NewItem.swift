package import LookoutModel

/// An item that is to be stored.
package struct NewItem: Sendable {
    /// 16 hexadecimal digits, the same for the same feed and identity for ever.
    package let id: String
    package let item: Item
    package let textHash: Int64
    package let isBackground: Bool
    /// Until when it is held back; nil where it is not.
    package let heldUntil: Instant?

    package init(id: String, item: Item, textHash: Int64, isBackground: Bool, heldUntil: Instant? = nil) {
        self.id = id
        self.item = item
        self.textHash = textHash
        self.isBackground = isBackground
        self.heldUntil = heldUntil
    }
}
