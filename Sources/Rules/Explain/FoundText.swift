/// A piece of an item's text that a term of a rule meets, and where it stands.
package struct FoundText: Hashable, Sendable {
    /// The term as the rule has it: `=ASEAN`, `~사무국`.
    package let term: String
    /// The text as it stands in the item; a word that is met in part is given whole.
    package let text: String
    package let field: QueryField
    /// Which word of the field it begins at, from 1; two characters of Chinese or Japanese are one word.
    package let word: Int
    /// Which sentence of the field it begins in, from 1.
    package let sentence: Int
    /// Where it stands in the field's text, in Unicode scalars from 0.
    package let scalars: Range<Int>
}
