/// Something that would have to be otherwise for a rule to catch an item.
package enum MissingPart: Equatable, Sendable {
    /// None of the part's terms, or values, is there.
    case notFound(ExplainedPart)
    /// The part is there and follows AND NOT.
    case unwanted(ExplainedPart)
    /// All that NEAR, BEFORE or a window asks for is there, but not close enough, or not in that order, or not in one field.
    case tooFar(ExplainedPart)
    /// All that SENTENCE asks for is there, but in no single sentence.
    case apart(ExplainedPart)
    /// ATLEAST finds too few hits.
    case tooFew(ExplainedPart)
    /// A key of `where` is not fulfilled.
    case condition(ExplainedCondition)
    /// A term of `none` stands in the item.
    case none(FoundTexts)
}
