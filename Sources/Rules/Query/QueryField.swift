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

    /// The part that a rule file names so; `language` is `lang`, `link` is `url`.
    package init?(name: String) {
        switch name {
        case "language": self = .lang
        case "link": self = .url
        case "tags", "category": self = .tag
        default: self.init(rawValue: name)
        }
    }
}
