import LookoutModel
import Rules
import Text

/// Why a rule caught an item or not, in words.
enum ExplainMessages {
    // MARK: Parts

    /// What a part of a rule asks, and how far it is met, on one line.
    static func line(_ part: ExplainedPart, fields: [QueryField]) -> String {
        switch part.kind {
        case .terms(let source, let count):
            let met = part.found.termCount
            let name = name(source, count: count)
            let outcome =
                if count == 1 {
                    met == 0 ? "not found" : "found"
                } else {
                    (met == 0 ? "none" : "\(met)") + " of its \(count) terms found"
                }
            return name + (source == .any ? " " : ": ") + outcome + place(part, fields)
        case .all: return "all of these"
        case .any: return "one of these"
        case .not: return "and not this"
        case .near(let distance, let isOrdered):
            let limit = isOrdered ? "BEFORE/\(distance)" : "NEAR/\(distance)"
            return limit + ": " + (part.measure.map { between($0) } ?? "not both in one field")
        case .window(let words):
            return "all groups within \(Plural.of(words, "word")): "
                + (part.measure.map { "they take " + Plural.of($0, "word") } ?? "not all in one field")
        case .sentence: return "in one sentence"
        case .atLeast(let count):
            return "ATLEAST/\(count): \(part.measure ?? 0) found"
        case .pattern(let pattern):
            let outcome = part.found.isEmpty ? "not found" : "found"
            return RuleMessages.show(pattern.text) + ": " + outcome
                + (part.isComplete ? "" : " before it was given up, for it takes too many steps") + place(part, fields)
        case .attribute(let field, let asked, let found):
            let has = found.isEmpty ? "the item has none" : "the item has \(list(found))"
            return "\(field.rawValue): \(list(asked)); \(has)"
        }
    }

    /// What a part is called in a sentence.
    static func name(_ part: ExplainedPart) -> String {
        switch part.kind {
        case .terms(let source, let count): name(source, count: count)
        case .near(let distance, let isOrdered): isOrdered ? "BEFORE/\(distance)" : "NEAR/\(distance)"
        case .window(let words): "within: \(words) words"
        case .sentence: "SENTENCE"
        case .atLeast(let count): "ATLEAST/\(count)"
        case .pattern(let pattern): RuleMessages.show(pattern.text)
        case .attribute(let field, let asked, _): "\(field.rawValue): \(list(asked))"
        case .all: "all of these"
        case .any: "one of these"
        case .not: "NOT"
        }
    }

    private static func name(_ source: ExplainedPart.Source, count: Int) -> String {
        switch source {
        case .any: "any:"
        case .group(let number): "group \(number) of all"
        case .list(let name): "$" + RuleMessages.show(name)
        case .term(let entry): RuleMessages.show(entry)
        case .either(let entries):
            entries.prefix(3).map(RuleMessages.show).joined(separator: " OR ") + (entries.count > 3 ? " OR …" : "")
        }
    }

    /// The fields that a part looks at, where they are not those of the rule.
    private static func place(_ part: ExplainedPart, _ fields: [QueryField]) -> String {
        part.fields == fields || part.fields.isEmpty ? "" : ", only in \(self.fields(part.fields))"
    }

    private static func between(_ words: Int) -> String {
        words == 0 ? "side by side" : "\(Plural.of(words, "word")) between them"
    }

    static func list(_ texts: [String]) -> String {
        texts.map(RuleMessages.show).joined(separator: ", ")
    }

    static func fields(_ fields: [QueryField], _ joint: String = "and") -> String {
        let names = fields.map { field($0) }
        guard names.count > 1, let last = names.last else { return names.first ?? "no field" }
        return names.dropLast().joined(separator: ", ") + " \(joint) " + last
    }

    static func field(_ field: QueryField) -> String {
        field == .lang ? "language" : field.rawValue
    }

    /// `title, word 3`.
    static func place(_ found: FoundText) -> String {
        field(found.field) + ", word \(found.word)"
    }

    static func quoted(_ text: String) -> String {
        "“\(RuleMessages.show(text))”"
    }

    // MARK: Conditions

    static func line(_ condition: ExplainedCondition, isAssumed: Bool) -> String {
        if isAssumed { return "where: " + asked(condition) + ": taken as given, for a text alone says nothing of it" }
        return "where: " + asked(condition) + "; " + has(condition)
    }

    private static func asked(_ condition: ExplainedCondition) -> String {
        switch condition.fact {
        case .language(let asked, _): "language \(list(asked))"
        case .source(let asked, _, _): "source \(list(asked))"
        case .kind(let asked, _): "kind \(list(asked.map(\.rawValue)))"
        case .tag(let asked, _): "tag \(list(asked))"
        case .age(let limit, _): "at most \(span(limit)) old"
        }
    }

    private static func has(_ condition: ExplainedCondition) -> String {
        switch condition.fact {
        case .language(_, let found): found.map { "the item is in \(RuleMessages.show($0))" } ?? "the item names none"
        case .source(_, let feed, let host):
            feed == nil && host == nil
                ? "the item names none"
                : "the item is from \(list([feed?.rawValue, host].compactMap(\.self)))"
        case .kind(_, let found): found.map { "the feed is \($0.rawValue)" } ?? "the feed's kind is not known"
        case .tag(_, let found): found.isEmpty ? "the item has none" : "the item has \(list(found))"
        case .age(_, let found): found.map { "it was \(span($0)) old" } ?? "it has no date"
        }
    }

    /// `3 days`, from seconds.
    static func span(_ seconds: Int64) -> String {
        switch abs(seconds) {
        case 172_800...: "\(seconds / 86_400) days"
        case 7200...: "\(seconds / 3600) hours"
        case 60...: Plural.of(Int(seconds / 60), "minute")
        default: Plural.of(Int(seconds), "second")
        }
    }

    // MARK: What is missing

    static func sentence(_ missing: MissingPart) -> String {
        switch missing {
        case .notFound(let part): notFound(part)
        case .unwanted(let part):
            "\(found(part.found)) stands there, which the rule does not want (AND NOT)"
        case .tooFar(let part): tooFar(part)
        case .apart: "all of it is there, but not in one sentence"
        case .tooFew(let part):
            "\(name(part)) finds only \(part.measure ?? 0)"
        case .condition(let condition): "where asks for \(asked(condition)), and \(has(condition))"
        case .none(let found): "\(self.found(found)) stands there, which none: keeps out"
        }
    }

    private static func notFound(_ part: ExplainedPart) -> String {
        switch part.kind {
        case .attribute(let field, let asked, let found):
            "\(field.rawValue): asks for \(list(asked)), and the item has \(found.isEmpty ? "none" : list(found))"
        case .terms(.term(let entry), _): "\(RuleMessages.show(entry)) does not stand in \(fields(part.fields, "or"))"
        case .terms(.either, _): "none of \(name(part)) stands in \(fields(part.fields, "or"))"
        case .terms(let source, let count):
            (count == 1 ? "the one term of " : "none of the \(count) terms of ") + name(source, count: count)
                + (count == 1 ? " does not stand in " : " stands in ") + fields(part.fields, "or")
        case .pattern where !part.isComplete:
            "\(name(part)) takes too many steps on this text and was given up before it found anything in "
                + "\(fields(part.fields, "or")); write it with fewer repeats, or with limits such as {0,100}"
        case .pattern: "\(name(part)) matches nothing in \(fields(part.fields, "or"))"
        default: "\(name(part)) does not hold"
        }
    }

    private static func tooFar(_ part: ExplainedPart) -> String {
        switch (part.kind, part.measure) {
        case (.near(let distance, _), let words?):
            "\(found(part.found)) stand \(Plural.of(words, "word")) apart, at most \(distance)"
        case (.window(let limit), let words?):
            "\(found(part.found)) take \(Plural.of(words, "word")), at most \(limit)"
        case (.near(_, true), nil): "both sides of \(name(part)) are there, but not in that order in one field"
        case (.near, nil): "both sides of \(name(part)) are there, but in different fields, or one upon the other"
        default: "all groups are there, but in different fields"
        }
    }

    /// `“군함” (title, word 3)`, at most three of them.
    static func found(_ found: some Collection<FoundText>, rest: Int = 0) -> String {
        let shown = found.prefix(3).map { "\(quoted($0.text)) (\(place($0)))" }.joined(separator: ", ")
        let others = found.dropFirst(3).count + rest
        return others > 0 ? shown + " and \(others) more" : shown
    }

    static func found(_ found: FoundTexts) -> String {
        self.found(Array(found), rest: found.rest)
    }

    // MARK: Near misses

    static func sentence(_ miss: NearMiss) -> String {
        let first = miss.found.first
        let there = first.map { "\(quoted($0.text)) (\(place($0)))" } ?? ""
        let term = first.map { RuleMessages.show($0.term) } ?? ""
        let remedy = miss.remedy.map { ": write \(RuleMessages.show($0))" } ?? ""
        switch miss.kind {
        case .letterCase:
            return "found \(there), the rule says \(term)"
                + (miss.remedy == nil ? ", which is found only in capitals" : remedy)
        case .lookAlike:
            return "found \(there), which looks like \(term) and has letters of another script"
        case .variant: return "found \(there), the rule says \(term), exactly so" + remedy
        case .plural: return "found \(there), the rule says \(term), which takes no plural" + remedy
        case .singular: return "found \(there), the rule says \(term), in the plural" + remedy
        case .insideWord: return "\(bare(term)) stands inside \(there)" + remedy
        case .longerWord: return "\(bare(term)) goes on as \(there)" + remedy
        case .spacing: return "found \(there), the rule says \(term), parted otherwise" + remedy
        case .masked(let mask):
            return "\(there) is covered by except: \(RuleMessages.show(mask.term)), as \(quoted(mask.text))"
        case .otherField(let asked):
            return "\(there) stands in the \(first.map { field($0.field) } ?? ""), the rule looks at "
                + "\(fields(asked)) only"
        case .distance(let words, let limit):
            return "\(found(miss.found)): \(Plural.of(words, "word")) apart, at most \(limit)"
        case .stretch(let words, let limit):
            return "\(found(miss.found)): together \(Plural.of(words, "word")), at most \(limit)"
        case .order: return "\(found(miss.found)) stand in the other order; NEAR takes either"
        case .otherSentence: return "\(found(miss.found)) stand in different sentences; NEAR looks across them"
        }
    }

    /// A term without its mark.
    private static func bare(_ term: String) -> String {
        term.hasPrefix("=") || term.hasPrefix("~") ? String(term.dropFirst()) : term
    }
}
