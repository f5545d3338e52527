import LookoutModel
import Text

/// Reads one rule from its map of keys.
struct RuleReader {
    /// Every key of a rule that is read.
    static let keys = RuleKey.ofRule.map(\.rawValue)

    /// Every key of `expect`.
    static let expectKeys = RuleKey.expect.children.map(\.name)

    private let source: YAMLSource
    private let terms: TermReader
    /// Whether `match` may be quoted, as an archive writes it.
    private let acceptsQuotedMatch: Bool
    private let isLinting: Bool

    init(_ source: YAMLSource, acceptsQuotedMatch: Bool = false, isLinting: Bool = false) {
        self.source = source
        self.acceptsQuotedMatch = acceptsQuotedMatch
        self.isLinting = isLinting
        terms = TermReader(source: source, isLinting: isLinting, isArchive: acceptsQuotedMatch)
    }

    /// The rule, which is broken where an error was found; nil where it has no id.
    func rule(
        _ entries: [YAMLNode.Entry],
        at place: SourcePlace,
        defaultID: String?,
        log: inout ProblemLog
    ) -> RuleDraft? {
        let idNode = entries.first { $0.key == "id" }?.value
        guard let id = id(idNode, default: defaultID, at: place, log: &log) else { return nil }
        log.rule = id
        log.hasError = false
        defer { log.rule = nil }
        var draft = RuleDraft(id: id, place: idNode?.place ?? place)
        draft.endColumn = idNode?.endColumn ?? 0
        if isLinting { draft.spans = spans(of: entries) }
        for entry in entries { read(entry, into: &draft, log: &log) }
        if draft.any.isEmpty, draft.all.isEmpty, draft.match == nil, !log.hasError {
            log.add(.nothingToMatch, at: draft.place, endColumn: draft.endColumn)
        }
        if draft.within != nil, draft.all.isEmpty, !log.hasError {
            let key = entries.first { $0.key == "within" }?.place ?? draft.place
            log.add(.withinWithoutAll, at: key, endColumn: key.column + "within".count)
        }
        draft.isBroken = log.hasError
        return draft
    }

    private func id(
        _ node: YAMLNode?,
        default defaultID: String?,
        at place: SourcePlace,
        log: inout ProblemLog
    ) -> RuleID? {
        if let node, node.text == nil {
            log.add(.wrongShape(key: "id", expected: .text), at: node)
            return nil
        }
        guard let text = node?.text ?? defaultID, !text.isEmpty else {
            log.add(.idMissing, at: place)
            return nil
        }
        guard RuleReader.isID(text) else {
            log.add(.invalidID(text), at: node?.place ?? place, endColumn: node?.endColumn ?? 0)
            return nil
        }
        return RuleID(text)
    }

    /// Whether a text can be an id: letters, digits, `-`, `_` and `.`, at most 80 of them, the first no dot.
    static func isID(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return !scalars.isEmpty && scalars.count <= 80 && scalars.first != "."
            && scalars.allSatisfy { scalar in
                if scalar.value < 0x80 {
                    return "-_.".unicodeScalars.contains(scalar) || scalar.properties.isAlphabetic
                        || scalar.properties.numericType != nil
                }
                return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
            }
    }

    private func read(_ entry: YAMLNode.Entry, into draft: inout RuleDraft, log: inout ProblemLog) {
        let node = entry.value
        switch entry.key {
        case "id", "version": break
        case "title": draft.title = text(node, key: "title", log: &log)
        case "priority": draft.priority = choice(node, key: "priority", log: &log) ?? draft.priority
        case "tags":
            draft.tags = texts(node, key: "tags", log: &log)
            checkCommas(node, key: "tags", log: &log)
        case "any":
            let terms = termList(node, key: "any", draft: &draft, log: &log)
            draft.any = terms.entries
            draft.spans?.any = terms.spans
        case "none":
            let terms = termList(node, key: "none", draft: &draft, log: &log)
            draft.none = terms.entries
            draft.spans?.none = terms.spans
        case "except":
            let terms = termList(node, key: "except", draft: &draft, log: &log)
            draft.except = terms.entries
            draft.spans?.except = terms.spans
        case "all": draft.all = groups(node, draft: &draft, log: &log)
        case "within": draft.within = within(node, log: &log)
        case "match": draft.match = expression(node, draft: &draft, log: &log)
        case "fields": draft.fields = fields(node, log: &log)
        case "where":
            draft.condition = ConditionReader().condition(node, log: &log)
            for key in ["source", "tag"] { node[key].map { checkCommas($0, key: key, log: &log) } }
        case "tests": draft.tests = TestReader().tests(node, log: &log)
        case "expect": draft.expectedPerDay = expectedPerDay(node, log: &log)
        case "alert-on": draft.alertsOnContent = alertOn(node, log: &log)
        case "trial": draft.isOnTrial = boolean(node, key: "trial", log: &log) ?? false
        default:
            if AlertTermsReader().read(entry, into: &draft.alertTerms, log: &log) { return }
            unknown(entry, known: RuleReader.keys, log: &log)
        }
    }

    private func unknown(_ entry: YAMLNode.Entry, known: [String], log: inout ProblemLog) {
        log.add(UnknownKey(entry, among: known), at: entry)
    }

    /// A text with commas where a list was meant, `tags: taiwan, china`.
    private func checkCommas(_ node: YAMLNode, key: String, log: inout ProblemLog) {
        guard isLinting, node.style == .plain, let parts = node.text.flatMap({ EntryParts(Array($0.unicodeScalars)) })
        else { return }
        let fact = LintFact.commasInValue(key: key, parts.texts)
        log.add(.lint(fact), at: node.place, endColumn: node.endColumn, level: fact.level)
    }

    // MARK: Terms

    private func termList(
        _ node: YAMLNode,
        key: String,
        draft: inout RuleDraft,
        log: inout ProblemLog
    ) -> TermEntries {
        let terms = terms.entries(node, key: key, isOfRule: true, log: &log)
        draft.references += terms.references
        return terms
    }

    /// Where the keys of a rule and their values stand.
    private func spans(of entries: [YAMLNode.Entry]) -> RuleSpans {
        var spans = RuleSpans()
        for entry in entries {
            let end = entry.place.column + entry.key.unicodeScalars.count
            spans.keys[entry.key] = TermSpan(entry.place, endColumn: end)
            spans.values[entry.key] = TermSpan(entry.value.place, endColumn: entry.value.endColumn)
            guard entry.key == "where" else { continue }
            spans.sources = valueSpans(entry.value["source"])
            spans.languages = valueSpans(entry.value["language"])
        }
        return spans
    }

    private func valueSpans(_ node: YAMLNode?) -> [TermSpan] {
        (node?.list ?? node.map { [$0] } ?? []).map { TermSpan($0.place, endColumn: $0.endColumn) }
    }

    private func groups(_ node: YAMLNode, draft: inout RuleDraft, log: inout ProblemLog) -> [[TermEntry]] {
        guard let items = node.list, !items.isEmpty else {
            log.add(
                node.list == nil && !node.isEmpty ? .wrongShape(key: "all", expected: .list) : .empty("all"),
                at: node
            )
            return []
        }
        var groups: [[TermEntry]] = []
        func add(_ terms: TermEntries) {
            groups.append(terms.entries)
            draft.spans?.all.append(terms.spans)
        }
        for item in items {
            guard let entries = item.map else {
                add(termList(item, key: "all", draft: &draft, log: &log))
                continue
            }
            for entry in entries where entry.key != "any" { unknown(entry, known: ["any"], log: &log) }
            if let any = item["any"] {
                add(termList(any, key: "any", draft: &draft, log: &log))
            }
        }
        return groups
    }

    private func expression(_ node: YAMLNode, draft: inout RuleDraft, log: inout ProblemLog) -> Query? {
        guard let text = node.text, let style = node.style else {
            log.add(.wrongShape(key: "match", expected: .text), at: node)
            return nil
        }
        if style == .folded {
            log.add(.foldedMatch, at: node)
            return nil
        }
        let places = ScalarPlaces(node, in: source)
        if isLinting { draft.spans?.match = places }
        do {
            let (query, notes) = try QueryParser.parse(text, isQuoted: style != .literal && style != .plain)
            for note in notes {
                let (place, endColumn) = places.place(of: note.range)
                if note.level == .warning, !isLinting { continue }
                log.add(.query(note.fact), at: place, endColumn: endColumn, level: note.level)
            }
            if style != .literal, !acceptsQuotedMatch, !query.isPhrase {
                log.add(.matchNeedsBlock, at: node)
                return nil
            }
            for (name, range) in query.listPlaces {
                let (place, endColumn) = places.place(of: range)
                draft.references.append(RuleDraft.Reference(name: name, place: place, endColumn: endColumn))
            }
            return query
        } catch {
            let (place, endColumn) = places.place(of: error.range)
            log.add(.query(error.fact), at: place, endColumn: endColumn)
            return nil
        }
    }

    private func within(_ node: YAMLNode, log: inout ProblemLog) -> Rule.Within? {
        let words = (node.text ?? "").split(separator: " ")
        if words == ["sentence"] { return .sentence }
        if words == ["title"] { return .title }
        if let first = words.first, let count = Int(first), Rule.withinRange.contains(count), words.count == 2,
            words[1] == "words" || words[1] == "word"
        {
            return .words(count)
        }
        log.add(
            .unknownValue(
                key: "within",
                value: node.text ?? "",
                allowed: [
                    "\(Rule.withinRange.lowerBound) to \(Rule.withinRange.upperBound) words", "sentence", "title",
                ],
                suggestion: RuleReader.withinSuggestion(for: node.text ?? "")
            ),
            at: node
        )
        return nil
    }

    /// `25`, `25words` or `25 wrods` as it should be written.
    private static func withinSuggestion(for text: String) -> String? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits) else { return Spelling.suggestion(for: text, among: ["sentence", "title"]) }
        let unit = text.dropFirst(digits.count).filter { $0 != " " }.lowercased()
        let isUnit = unit.isEmpty || unit == "w" || Spelling.suggestion(for: unit, among: ["words"]) != nil
        return Rule.withinRange.contains(count) && isUnit ? "\(count) words" : nil
    }

    private func fields(_ node: YAMLNode, log: inout ProblemLog) -> [QueryField] {
        let allowed = QueryField.allCases.filter { !$0.isAttribute }
        var fields: [QueryField] = []
        for (name, item) in namedItems(node, key: "fields", log: &log) {
            if let field = QueryField(name: name), !field.isAttribute {
                if !fields.contains(field) { fields.append(field) }
            } else {
                unknownValue(name, key: "fields", allowed: allowed.map(\.rawValue), at: item, log: &log)
            }
        }
        if fields.isEmpty, !log.hasError { log.add(.empty("fields"), at: node) }
        return fields
    }

    private func expectedPerDay(_ node: YAMLNode, log: inout ProblemLog) -> Int? {
        guard let entries = node.map, !entries.isEmpty else {
            log.add(
                node.map == nil && !node.isEmpty ? .wrongShape(key: "expect", expected: .map) : .empty("expect"),
                at: node
            )
            return nil
        }
        var count: Int?
        for entry in entries {
            guard entry.key == "per-day" else {
                unknown(entry, known: RuleReader.expectKeys, log: &log)
                continue
            }
            count = entry.value.text.flatMap(RuleReader.wholeNumber)
            if count == nil {
                let range = Rule.expectedPerDayRange
                log.add(
                    .outOfBounds(
                        key: "per-day",
                        value: entry.value.text ?? "",
                        minimum: range.lowerBound,
                        maximum: range.upperBound
                    ),
                    at: entry.value
                )
            }
        }
        return count
    }

    private static func wholeNumber(_ text: String) -> Int? {
        guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(text) else { return nil }
        return Rule.expectedPerDayRange.contains(number) ? number : nil
    }

    private func alertOn(_ node: YAMLNode, log: inout ProblemLog) -> Bool {
        if node.text == "content" { return true }
        unknownValue(node.text ?? "", key: "alert-on", allowed: ["content"], at: node, log: &log)
        return false
    }
}
