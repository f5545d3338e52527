import LookoutModel
import Text

/// A key that does not exist: what was meant by it, as far as can be told.
struct UnknownKey {
    /// What is wrong with it.
    let fact: RuleFact
    /// How far behind the key's start the problem is.
    let offset: Int

    init(_ entry: YAMLNode.Entry, among known: [String]) {
        let key = Array(entry.key.unicodeScalars)
        // In braces a key without a colon and a space takes its value with it.
        let end = key.firstIndex { !("a"..."z").contains($0) && $0 != "-" } ?? key.count
        let name = EditedLine.text(key[..<end])
        if end < key.count, known.contains(name), entry.value.isEmpty, ":： \"".unicodeScalars.contains(key[end]) {
            let cause: YAMLProblem.Cause =
                key[end] == "：" ? .fullWidthColon(name) : .missingColon(name, hasColon: key[end] == ":")
            (fact, offset) = (.yaml(.syntax("", cause: cause)), end)
            return
        }
        let meant =
            UnknownKey.priority(entry, among: known) ?? UnknownKey.meant(by: entry.key, among: known)
            ?? Spelling.suggestion(for: entry.key, among: known)
        (fact, offset) = (.unknownKey(entry.key, suggestion: meant), 0)
    }

    /// `alert: true` as the priority that is meant.
    private static func priority(_ entry: YAMLNode.Entry, among known: [String]) -> String? {
        guard known.contains("priority"), let text = entry.value.text?.lowercased() else { return nil }
        let name = ["alerts", "notify"].contains(entry.key.lowercased()) ? "alert" : entry.key.lowercased()
        guard Priority(rawValue: name) != nil else { return nil }
        if ["true", "yes", "on"].contains(text) { return "priority: \(name)" }
        return name != "digest" && ["false", "no", "off"].contains(text) ? "priority: digest" : nil
    }

    /// The key that does what one of another tool does; with a point where it stands inside another.
    private static func meant(by key: String, among known: [String]) -> String? {
        let key = key.lowercased().replacing("_", with: "-")
        if known.contains("any"), let name = foreign.first(where: { $0.names.contains(key) })?.key { return name }
        guard known.contains("where"), key != "id", !known.contains(key) else { return nil }
        return children.first { $0.name == key }?.rawValue
    }

    /// Keys that people write one step too far out.
    private static let children: [RuleKey] = [
        .whereLanguage, .whereSource, .whereKind, .whereMaxAge, .expectPerDay, .testHit, .testMiss, .testTodo,
    ]

    private static let foreign: [(key: String, names: Set<String>)] = [
        (
            "none",
            [
                "exclude", "excludes", "excluding", "exclusions", "not", "without", "ignore", "must-not", "negative",
                "block", "blacklist", "blocklist", "stopwords", "noneof", "none-of",
            ]
        ),
        (
            "any",
            [
                "keywords", "keyword", "terms", "term", "words", "word", "phrases", "phrase", "include", "includes",
                "or",
                "should", "search", "find", "contains", "anyof", "any-of", "one-of", "watch",
            ]
        ),
        ("all", ["and", "must", "require", "required", "requires", "every", "allof", "all-of"]),
        ("match", ["query", "expression", "expr", "boolean", "regex", "regexp", "pattern", "filter"]),
        ("title", ["name", "label", "heading", "headline", "description"]),
        ("priority", ["level", "severity", "importance", "urgency"]),
        ("within", ["near", "distance", "proximity", "window"]),
        ("tests", ["examples", "example", "cases"]),
        ("fields", ["scope", "look-in", "search-in"]),
        ("#", ["note", "notes", "comment", "comments"]),
        ("where.source", ["sources", "feed", "feeds", "site", "sites"]),
        ("where.language", ["languages", "lang"]),
    ]
}
