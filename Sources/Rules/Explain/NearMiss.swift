/// Something in an item that a rule would have met, but for one thing.
package struct NearMiss: Equatable, Sendable {
    /// The one thing.
    package enum Kind: Equatable, Sendable {
        /// Capitals and small letters differ: `Asean` for `=ASEAN`, `us` for `US`.
        case letterCase
        /// Accents or the variant of a character differ, which `=` does not allow: `台灣` for `=台湾`.
        case variant
        /// The text has the plural, and the term takes none.
        case plural
        /// The text has the singular of a plural term.
        case singular
        /// The term does not begin where the word begins.
        case insideWord
        /// The word goes on after the term.
        case longerWord
        /// The letters are the same, but words are parted otherwise: `coastguard` for `coast guard`.
        case spacing
        /// A term of `except` covers it.
        case masked(by: FoundText)
        /// It stands in a field that is not looked at.
        case otherField(asked: [QueryField])
        /// Two parts stand further apart than `limit` words.
        case distance(words: Int, limit: Int)
        /// The shortest stretch that holds all groups is longer than `limit` words.
        case stretch(words: Int, limit: Int)
        /// Two parts of BEFORE stand in the other order.
        case order
        /// Some of its letters are of another script and look the same.
        case lookAlike
        /// The parts stand in different sentences.
        case otherSentence

        /// What `masked` has as its number.
        static let maskedNumber = 7

        /// The kind without its facts, as a number.
        var number: Int {
            switch self {
            case .letterCase: 0
            case .variant: 1
            case .plural: 2
            case .singular: 3
            case .insideWord: 4
            case .longerWord: 5
            case .spacing: 6
            case .masked: Self.maskedNumber
            case .otherField: 8
            case .distance: 9
            case .stretch: 10
            case .order: 11
            case .otherSentence: 12
            case .lookAlike: 13
            }
        }
    }

    package let kind: Kind
    /// What was found: one piece for a term, else all that would belong together.
    package let found: FoundTexts
    /// What to write instead, where one entry would do: `~협력`.
    package let remedy: String?
    /// Whether the rule would catch the item if it were not for this alone.
    package let isAllThatIsMissing: Bool
}
