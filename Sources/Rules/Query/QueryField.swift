/// A part of an item that an expression can name: `title:`, `source:`.
package enum QueryField: String, Hashable, CaseIterable, Sendable {
    case title
    case summary
    case content
    case author
    case url
    case tag
    /// The feed's id or the link's host; compared whole.
    case source
    /// The language tag; `zh` is also `zh-Hant`.
    case lang

    /// Whether it is compared as a whole value instead of searched as text.
    package var isAttribute: Bool {
        self == .source || self == .lang
    }

    /// Every name of the fields that are meant, other names of theirs included.
    package static func names(of isMeant: (QueryField) -> Bool) -> [String] {
        (allCases.map(\.rawValue) + otherNames.map(\.name)).filter { QueryField(name: $0).map(isMeant) ?? false }
    }

    private static let otherNames: [(name: String, field: QueryField)] = [
        ("language", .lang), ("link", .url), ("tags", .tag), ("category", .tag),
    ]

    /// What other tools call a field.
    static let foreignNames: [String: QueryField] = [
        "intitle": .title, "allintitle": .title, "headline": .title, "inurl": .url, "site": .source,
    ]

    /// What Factiva calls a field, before `=`.
    static let factivaNames: [String: QueryField] = [
        "hlp": .title, "hl": .title, "hd": .title, "ti": .title, "headline": .title, "lp": .summary, "by": .author,
        "au": .author, "la": .lang, "sn": .source, "so": .source, "url": .url,
    ]

    /// The part that a rule file names so; `language` is `lang`, `link` is `url`.
    package init?(name: String) {
        guard let field = QueryField(rawValue: name) ?? QueryField.otherNames.first(where: { $0.name == name })?.field
        else { return nil }
        self = field
    }
}
