/// A piece of an item's text that a rule's term matched: the reason, as a person reads it.
package struct MatchedText: Hashable, Codable, Sendable {
    /// The field it stands in: `title`, `summary`, `content`, `author`, `url`, `tag`.
    package let field: String
    /// The text as it stands in the item.
    package let text: String

    package init(field: String, text: String) {
        self.field = field
        self.text = text
    }
}
