/// A part of a rule, whether it holds for an item, and what it found there.
package struct ExplainedPart: Equatable, Sendable {
    /// What the part asks.
    package enum Kind: Equatable, Sendable {
        /// Any of so many terms.
        case terms(Source, count: Int)
        /// All of its parts.
        case all
        /// Any of its parts.
        case any
        /// That its one part does not hold.
        case not
        /// At most so many words between its two parts; in this order where `isOrdered`.
        case near(distance: Int, isOrdered: Bool)
        /// All of its parts within a stretch of so many words.
        case window(words: Int)
        /// Its one part within one sentence.
        case sentence
        /// At least so many hits of its one part that do not overlap.
        case atLeast(Int)
        /// A regular expression.
        case pattern(TextPattern)
        /// `source:` or `lang:`: any of these values.
        case attribute(QueryField, asked: [String], found: [String])
    }

    /// Where the terms of a part stand in the rule.
    package enum Source: Equatable, Sendable {
        /// Under `any`.
        case any
        /// In a group of `all`, counted from 1.
        case group(Int)
        /// `$name`, in an expression.
        case list(String)
        /// A single term of an expression.
        case term(String)
        /// Terms of an expression joined by OR, lists by their names.
        case either([String])
    }

    package let kind: Kind
    package let holds: Bool
    /// The fields that its terms are looked for in; empty where it has no terms of its own.
    package let fields: [QueryField]
    /// What its terms found, in the order of the text; of NEAR, BEFORE and a window, what stands closest together.
    package let found: FoundTexts
    /// Words between the two parts of NEAR or BEFORE where they stand closest; words of the shortest stretch of a window;
    /// hits of ATLEAST; nil where a part of it was not found, or not in the same field.
    package let measure: Int?
    package let parts: [ExplainedPart]
    /// False where a regular expression took too many steps: there may be more than `found`.
    package let isComplete: Bool

    init(
        _ kind: Kind,
        holds: Bool,
        fields: [QueryField] = [],
        found: FoundTexts = FoundTexts([]),
        measure: Int? = nil,
        parts: [ExplainedPart] = [],
        isComplete: Bool = true
    ) {
        self.kind = kind
        self.holds = holds
        self.fields = fields
        self.found = found
        self.measure = measure
        self.parts = parts
        self.isComplete = isComplete
    }
}
