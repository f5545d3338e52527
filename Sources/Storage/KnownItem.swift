/// What the store knows of an item that a document brings again.
package struct KnownItem: Hashable, Sendable {
    package let sequence: Int64
    package let id: String
    /// Hash of its text when it was last stored.
    package let textHash: Int64
}
