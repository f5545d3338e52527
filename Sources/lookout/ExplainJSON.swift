import LookoutModel
import Rules
import Text

/// An explanation as machines read it.
enum ExplainJSON {
    static func of(_ explanation: RuleExplanation, isLastGood: Bool) -> JSONValue {
        let rule = explanation.rule
        return [
            "rule": .string(rule.id.rawValue),
            "title": .string(rule.title),
            "priority": .string(rule.priority.rawValue),
            "file": .string(rule.place.file),
            "line": .integer(Int64(rule.place.line)),
            "lastGood": .boolean(isLastGood),
            "caught": .boolean(explanation.holds),
            "withoutContent": .boolean(explanation.holdsWithoutContent),
            "tree": part(explanation.root),
            "where": .array(explanation.conditions.map(condition)),
            "none": .array(explanation.none.map(found)),
            "moreOfNone": .integer(Int64(explanation.none.rest)),
            "except": .array(
                explanation.masks.map { mask in
                    ["covers": found(mask.found), "with": .array(mask.covered.map(found))]
                }
            ),
            "moreOfExcept": .integer(Int64(explanation.restOfMasks)),
            "missing": .array(
                explanation.missing.map { missing in
                    ["kind": .string(name(missing)), "message": .string(ExplainMessages.sentence(missing))]
                }
            ),
            "nearMisses": .array(explanation.nearMisses.map(nearMiss)),
            "sentences": .array(
                explanation.quotes.map { quote in
                    ["field": .string(quote.field.rawValue), "text": .string(quote.text)]
                }
            ),
            "moreSentences": .integer(Int64(explanation.restOfQuotes)),
        ]
    }

    static func part(_ part: ExplainedPart) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("part", .string(ExplainMessages.name(part))),
            .init("holds", .boolean(part.holds)),
        ]
        if let measure = part.measure { members.append(.init("measure", .integer(Int64(measure)))) }
        if !part.isComplete { members.append(.init("complete", .boolean(false))) }
        if !part.fields.isEmpty { members.append(.init("fields", .array(part.fields.map { .string($0.rawValue) }))) }
        if !part.found.isEmpty { members.append(.init("found", .array(part.found.map(found)))) }
        if part.found.rest > 0 { members.append(.init("more", .integer(Int64(part.found.rest)))) }
        if !part.parts.isEmpty { members.append(.init("parts", .array(part.parts.map(self.part)))) }
        return .object(members)
    }

    static func found(_ found: FoundText) -> JSONValue {
        [
            "term": .string(found.term),
            "text": .string(found.text),
            "field": .string(found.field.rawValue),
            "word": .integer(Int64(found.word)),
            "sentence": .integer(Int64(found.sentence)),
            "from": .integer(Int64(found.scalars.lowerBound)),
            "to": .integer(Int64(found.scalars.upperBound)),
        ]
    }

    static func nearMiss(_ miss: NearMiss) -> JSONValue {
        [
            "kind": .string(name(miss.kind)),
            "found": .array(miss.found.map(found)),
            "more": .integer(Int64(miss.found.rest)),
            "write": .optional(miss.remedy),
            "alone": .boolean(miss.isAllThatIsMissing),
            "message": .string(ExplainMessages.sentence(miss)),
        ]
    }

    private static func condition(_ condition: ExplainedCondition) -> JSONValue {
        [
            "holds": .boolean(condition.holds),
            "message": .string(ExplainMessages.line(condition, isAssumed: false)),
        ]
    }

    private static func name(_ missing: MissingPart) -> String {
        switch missing {
        case .notFound: "not-found"
        case .unwanted: "unwanted"
        case .tooFar: "too-far"
        case .apart: "different-sentences"
        case .tooFew: "too-few"
        case .condition: "where"
        case .none: "none"
        }
    }

    private static func name(_ kind: NearMiss.Kind) -> String {
        switch kind {
        case .letterCase: "case"
        case .variant: "variant"
        case .plural: "plural"
        case .singular: "singular"
        case .insideWord: "inside-word"
        case .longerWord: "longer-word"
        case .spacing: "spacing"
        case .masked: "masked"
        case .otherField: "other-field"
        case .distance, .stretch: "distance"
        case .order: "order"
        case .otherSentence: "different-sentences"
        case .lookAlike: "look-alike"
        }
    }
}
