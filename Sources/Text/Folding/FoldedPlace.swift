/// Where the letters of a text stand, from one letter on to the next such place.
@frozen
package struct FoldedPlace: Hashable, Sendable {
    /// The index of the first letter of which it holds.
    package let letter: Int32
    /// A word, a Korean eojeol, or two Han or kana characters are one position.
    package let position: Int32
    /// Sentences are counted from 0.
    package let sentence: Int32

    @inlinable
    package init(letter: Int32, position: Int32, sentence: Int32) {
        self.letter = letter
        self.position = position
        self.sentence = sentence
    }
}
