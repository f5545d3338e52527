/// Why one rule catches an item, or does not: facts, without sentences.
package struct RuleExplanation: Equatable, Sendable {
    /// A sentence of the item, and what was met in it.
    package struct Quote: Equatable, Sendable {
        package let field: QueryField
        package let text: String
        /// What was met, in bytes of UTF-8 of `text`, in order and without overlaps, at most `FoundTexts.limit` places.
        package let marks: [Range<Int>]
    }

    /// A place that a term of `except` covers.
    package struct Mask: Equatable, Sendable {
        package let found: FoundText
        /// What the rule's other terms would have met there.
        package let covered: FoundTexts
    }

    package let rule: Rule
    /// Whether the rule catches the item.
    package let holds: Bool
    /// Whether it does so by the item's title and summary alone.
    package let holdsWithoutContent: Bool
    /// The keys of `where`.
    package let conditions: [ExplainedCondition]
    /// What the rule asks of the text.
    package let root: ExplainedPart
    /// What `none` found.
    package let none: FoundTexts
    /// What `except` covers, at most `FoundTexts.limit` places.
    package let masks: [Mask]
    /// How many places `except` covers beside those.
    package let restOfMasks: Int
    /// The sentences in which anything was met, at most `FoundTexts.limit`.
    package let quotes: [Quote]
    /// In how many sentences more anything was met.
    package let restOfQuotes: Int
    /// The fewest things that would have to be otherwise; empty where the rule holds.
    package let missing: [MissingPart]
    /// What was nearly met, each tried alone, those first that are all that is missing; empty where the rule holds.
    package let nearMisses: [NearMiss]
}
