import LookoutModel
import Rules
import Text

/// Prints why one rule caught an item or not.
struct ExplainPrinter {
    /// The most places of one term that are named.
    private static let places = 4
    /// The most near misses that are told.
    private static let nearMisses = 8
    /// The most places that `except` covers and are told.
    private static let masks = 12
    /// The most sentences that are shown.
    private static let quotes = 6

    let explanation: RuleExplanation
    /// Whether `where` was taken as given.
    let isAssumed: Bool
    /// Whether this is the last good version, for the file has an error.
    let isLastGood: Bool

    private var rule: Rule { explanation.rule }

    /// All of it.
    var lines: [String] {
        head + [""] + body + missing + near + quoted
    }

    private var head: [String] {
        var lines = AlignedText.wrapped(RuleMessages.show(rule.title), head: "\(rule.id)  ")
        var facts = explanation.holds ? "CAUGHT" : "NOT CAUGHT"
        if explanation.holds, !explanation.holdsWithoutContent { facts += ", by its content alone" }
        facts += "  (\(rule.priority.rawValue)\(rule.isOnTrial ? ", on trial" : "")"
        if !rule.place.file.isEmpty { facts += ", \(VisibleText.line(Places.text(rule.place)))" }
        lines.append(facts + ")")
        if isLastGood { lines.append("The file has an error: this is the last good version of the rule.") }
        return lines
    }

    // MARK: The tree

    private var body: [String] {
        var lines = tree(explanation.root, depth: 0)
        for condition in explanation.conditions {
            let text = ExplainMessages.line(condition, isAssumed: isAssumed)
            lines += AlignedText.wrapped(text, head: "  \(mark(condition.holds)) ")
        }
        if !rule.none.isEmpty {
            let found = explanation.none
            let text = found.isEmpty ? "none: nothing found" : "none: found \(ExplainMessages.found(found))"
            lines += AlignedText.wrapped(text, head: "  \(mark(found.isEmpty)) ")
        }
        if !rule.except.isEmpty, explanation.masks.isEmpty { lines.append("  · except: covers nothing here") }
        for mask in explanation.masks.prefix(Self.masks) {
            var text = "except: covers \(ExplainMessages.found([mask.found]))"
            let under = mask.covered.filter { $0.text != mask.found.text }
            if !under.isEmpty { text += ", and with it \(ExplainMessages.found(under, rest: mask.covered.rest))" }
            lines += AlignedText.wrapped(text, head: "  · ")
        }
        let rest = explanation.masks.count - Self.masks + explanation.restOfMasks
        if rest > 0 { lines.append("  · except: covers \(Plural.of(rest, "more place"))") }
        return lines
    }

    private func tree(_ part: ExplainedPart, depth: Int) -> [String] {
        let head = String(repeating: "  ", count: depth + 1) + mark(part.holds) + " "
        var lines = AlignedText.wrapped(ExplainMessages.line(part, fields: rule.fields), head: head)
        if isLeaf(part) { lines += found(part.found, indent: depth * 2 + 6) }
        if part.kind == .any, part.holds {
            // Of what holds, the ways that do not hold would only stand in the way.
            let ways = part.parts.filter(\.holds)
            for way in ways { lines += tree(way, depth: depth + 1) }
            let others = part.parts.count - ways.count
            let indent = String(repeating: "  ", count: depth + 2)
            if others > 0 { lines.append(indent + "· \(Plural.of(others, "other way")), not met") }
        } else if isEmpty(part) {
            lines[lines.count - 1] += ": nothing of it is there"
        } else {
            for inner in part.parts { lines += tree(inner, depth: depth + 1) }
        }
        return lines
    }

    /// Whether a part of parts does not hold, and nothing that it asks for is there.
    private func isEmpty(_ part: ExplainedPart) -> Bool {
        guard !part.holds, !part.parts.isEmpty else { return false }
        func hasNothing(_ part: ExplainedPart) -> Bool {
            if case .attribute = part.kind { return false }
            return part.kind != .not && part.found.isEmpty && part.parts.allSatisfy { hasNothing($0) }
        }
        return depthOf(part) > 0 && hasNothing(part)
    }

    /// Levels of parts below a part that have parts of their own; the lowest are shown, for they name the terms.
    private func depthOf(_ part: ExplainedPart) -> Int {
        part.parts.map { $0.parts.isEmpty ? 0 : 1 + depthOf($0) }.max() ?? 0
    }

    private func isLeaf(_ part: ExplainedPart) -> Bool {
        switch part.kind {
        case .terms, .pattern: true
        default: false
        }
    }

    private func mark(_ holds: Bool) -> String { holds ? "✓" : "✗" }

    /// A line for each term and field, with the text that it met.
    private func found(_ found: FoundTexts, indent: Int) -> [String] {
        var rows: [(term: String, field: QueryField, texts: [String], words: [Int])] = []
        for text in found {
            if let index = rows.firstIndex(where: { $0.term == text.term && $0.field == text.field }) {
                if !rows[index].texts.contains(text.text) { rows[index].texts.append(text.text) }
                rows[index].words.append(text.word)
            } else {
                rows.append((text.term, text.field, [text.text], [text.word]))
            }
        }
        let cells = rows.map { row in
            var words = row.words.prefix(Self.places).map { String($0) }.joined(separator: ", ")
            if row.words.count > Self.places { words += " and \(row.words.count - Self.places) more" }
            let texts = row.texts.prefix(3).map(ExplainMessages.quoted).joined(separator: " ")
            let noun = row.words.count == 1 ? "word" : "words"
            return [RuleMessages.show(row.term), texts, "\(ExplainMessages.field(row.field)), \(noun) \(words)"]
        }
        let more = String(repeating: " ", count: indent) + "and \(Plural.of(found.rest, "more place")) beside these"
        return AlignedText.table(cells, indent: indent, limits: [30, 36]) + (found.rest > 0 ? [more] : [])
    }

    // MARK: Misses

    private var missing: [String] {
        guard !explanation.holds else { return [] }
        let count = explanation.missing.count
        var lines = ["", count == 1 ? "One thing is missing" : "\(count) things are missing"]
        for part in explanation.missing { lines += AlignedText.wrapped(ExplainMessages.sentence(part), head: "  - ") }
        return lines
    }

    private var near: [String] {
        guard !explanation.nearMisses.isEmpty else { return [] }
        var lines = ["", "Nearly"]
        for miss in explanation.nearMisses.prefix(Self.nearMisses) {
            let alone = miss.isAllThatIsMissing ? " (this alone would do)" : ""
            lines += AlignedText.wrapped(ExplainMessages.sentence(miss) + alone, head: "  - ")
        }
        let rest = explanation.nearMisses.count - Self.nearMisses
        if rest > 0 { lines.append("  and \(rest) more (all of them with --json)") }
        return lines
    }

    // MARK: The text

    private var quoted: [String] {
        guard !explanation.quotes.isEmpty else { return [] }
        var lines = ["", "In the text"]
        for quote in explanation.quotes.prefix(Self.quotes) {
            let field = AlignedText.padded(ExplainMessages.field(quote.field), to: 7)
            lines += AlignedText.wrapped(
                MarkedText.line(quote.text, marks: quote.marks),
                head: "  \(field)  "
            )
        }
        let rest = explanation.quotes.count - Self.quotes + explanation.restOfQuotes
        if rest > 0 { lines.append("  and \(Plural.of(rest, "sentence")) more") }
        return lines
    }
}
