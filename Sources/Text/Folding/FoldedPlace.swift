/// Where the letters of a text stand, from one letter on to the next such place.
///
/// Public for the reason that `Letter` gives.
@frozen
public struct FoldedPlace: Hashable, Sendable {
    /// The index of the first letter of which it holds.
    public let letter: Int32
    /// A word, a Korean eojeol, or two Han or kana characters are one position.
    public let position: Int32
    /// Sentences are counted from 0.
    public let sentence: Int32

    /// The place of the letters from `letter` on.
    @inlinable
    public init(letter: Int32, position: Int32, sentence: Int32) {
        self.letter = letter
        self.position = position
        self.sentence = sentence
    }
}
