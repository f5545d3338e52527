/// A file that belongs to an item.
package struct ParsedEnclosure: Equatable, Sendable {
    /// Absolute where a base was known.
    package var address: String
    /// Media type, as written.
    package var type: String?
    /// Length in bytes, as written.
    package var length: String?

    package init(address: String, type: String? = nil, length: String? = nil) {
        self.address = address
        self.type = type
        self.length = length
    }
}
