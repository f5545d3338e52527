/// What is wrong with an expression or with a term, and where in its text.
package struct QueryProblem: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Fact: Equatable, Sendable {
        /// AND and OR (or NEAR) at one level; the operators, and the ways to read it with parentheses that are right.
        case mixedOperators([String], readings: [String])
        /// Two terms side by side; together they are one phrase, or an operator is missing.
        case termsSideBySide(left: String, right: String)
        /// `and`, `or`, `not`, `near` in small letters between terms, and the operator as it must stand there.
        case smallOperator(String, meant: String)
        /// A word in capitals that is one slip away from an operator, where an operator must stand.
        case unknownOperator(String, suggestion: String)
        /// The same in an expression that is one phrase all the same.
        case operatorLike(String, suggestion: String)
        /// NOT after a term without AND, or at the start of a group.
        case notWithoutAnd
        /// A parenthesis or quote that is never closed; the place is the opener.
        case unclosed(Character)
        /// A parenthesis that closes nothing.
        case unopened
        /// An operator without its right or left side.
        case operandMissing(operator: String)
        /// Parentheses with nothing between them, or an expression without a term.
        case empty
        /// An operator of another tool.
        case foreign(ForeignSyntax, String)
        /// AND, NOT, NEAR, SENTENCE, ATLEAST or a regular expression as an operand of NEAR or BEFORE.
        case nestedInProximity(operator: String)
        /// AND, NOT, NEAR, SENTENCE or a regular expression as an operand of ATLEAST.
        case nestedInAtLeast(operator: String)
        /// ATLEAST without a number, or with one out of bounds.
        case occurrences(minimum: Int, maximum: Int)
        /// A regular expression in SENTENCE.
        case patternInSentence
        /// NEAR or BEFORE without a number, or with one beyond 0 to 50.
        case distance(operator: String, limit: Int)
        /// A field in a field, or anything but whole values in `source:` or `lang:`.
        case fieldMisplaced(QueryField)
        /// A field that does not exist, and the nearest that does.
        case unknownField(String, suggestion: String?)
        /// An operator in capitals that does not exist (`XOR/3`), or one in a list entry, which is always one phrase.
        case operatorInEntry(String)
        /// A sign before an entry of what is looked for, `-a`, that keeps nothing out: the sign and the phrase.
        case signInEntry(Character, String)
        /// The name of a list at the beginning of a phrase of several words.
        case listInPhrase(String)
        /// A word of a phrase that looks like the name of a list; it may be a stage name.
        case listLike(String)
        /// A field at the start of a list entry, which is always one phrase.
        case fieldInEntry(String)
        /// A language that is no tag of a language, and the tag that is meant.
        case unknownLanguage(String, suggestion: String?)
        /// A character that means nothing here; in quotes it would be text.
        case unexpectedCharacter(Character)
        /// Deeper than the limit.
        case tooDeep(limit: Int)
        /// More characters than the limit.
        case tooLong(limit: Int)
        /// A term without a letter or digit.
        case emptyTerm
        /// One letter, digit or character without `=`.
        case termTooShort(String)
        /// A phrase of more letters than the limit.
        case termTooLong(limit: Int)
        /// A star after fewer than `minimum` characters of a word.
        case wildcardTooShort(stem: String, minimum: Int)
        /// A star anywhere but at the end of a word.
        case wildcardMisplaced
        /// `~` with a star, or two marks.
        case marksTogether
        /// A mark with nothing after it.
        case markWithoutTerm
        /// A regular expression is wrong.
        case pattern(PatternProblem)
        /// Curly or angular quotes were read as quotes.
        case curlyQuotes
        /// Full-width signs were read as operators.
        case fullWidthOperators
        /// An operator of another tool that was read as one of ours.
        case readAs(String, operator: String)

        /// The code that stands before the message.
        package var code: String {
            switch self {
            case .mixedOperators: "E101"
            case .termsSideBySide, .unexpectedCharacter: "E102"
            case .smallOperator: "E103"
            case .notWithoutAnd: "E104"
            case .unclosed, .unopened, .operandMissing: "E105"
            case .foreign, .operatorInEntry, .signInEntry, .listInPhrase, .fieldInEntry: "E106"
            case .nestedInProximity, .nestedInAtLeast, .occurrences, .patternInSentence, .distance, .fieldMisplaced:
                "E107"
            case .unknownField, .unknownLanguage, .unknownOperator: "E108"
            case .empty, .emptyTerm, .tooDeep, .tooLong, .termTooLong: "E109"
            case .termTooShort, .wildcardTooShort, .wildcardMisplaced, .marksTogether, .markWithoutTerm: "E110"
            case .pattern: "E112"
            case .operatorLike, .listLike: "W304"
            case .curlyQuotes: "N201"
            case .fullWidthOperators: "N202"
            case .readAs: "N203"
            }
        }
    }

    package let fact: Fact
    /// In Unicode scalars of the text.
    package let range: Range<Int>

    package init(_ fact: Fact, _ range: Range<Int>) {
        self.fact = fact
        self.range = range
    }

    /// How bad it is.
    package var level: RuleProblem.Level {
        switch fact {
        case .curlyQuotes, .fullWidthOperators, .readAs: .note
        case .operatorLike, .listLike: .warning
        default: .error
        }
    }
}
