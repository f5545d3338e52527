import Digests

/// The forms in which a search is printed.
enum SearchForm: Equatable {
    /// For a person to read.
    case text
    case json
    case citations(CitationFormat)

    /// The form of a name; the names that editions have are taken too.
    init?(name: String) {
        switch name {
        case "text", "txt": self = .text
        case "json": self = .json
        case "md": self = .citations(.markdown)
        default:
            guard let format = CitationFormat(rawValue: name) else { return nil }
            self = .citations(format)
        }
    }

    /// The names, as messages list them.
    static var names: String {
        let names = ["text", "json"] + CitationFormat.allCases.map(\.rawValue)
        return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }
}
