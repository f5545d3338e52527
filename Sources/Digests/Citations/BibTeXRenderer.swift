import LookoutModel
import Text

/// Writes items as entries of BibTeX, in UTF-8.
///
/// The key is made of the item's id alone, so that it is the same in every export. `@misc` is what every style knows.
enum BibTeXRenderer {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    static func render(_ items: [CitedItem], day: (Instant) -> Day) -> String {
        items.map { entry($0, day) }.joined(separator: "\n")
    }

    private static func entry(_ item: CitedItem, _ day: (Instant) -> Day) -> String {
        let date = CitationDate(item, day: day)
        // Braces within braces keep capitals as they are, and a name from being taken apart.
        var fields = [("title", "{{\(text(item.title))}}")]
        if let author = item.author, !VisibleText.line(author).isEmpty {
            fields.append(("author", "{{\(text(author))}}"))
        }
        fields.append(("howpublished", "{\(text(item.source))}"))
        if let owner = item.publisher { fields.append(("organization", "{\(text(owner))}")) }
        if let published = date.published {
            fields += [
                ("year", "{\(CivilDate.padded(published.year, 4))}"), ("month", months[published.month - 1]),
                ("date", "{\(published)}"),
            ]
        }
        if let link = item.link.flatMap({ WebLink($0) }) {
            fields.append(("url", "{\(link.address)}"))
            if let accessed = date.accessed { fields.append(("urldate", "{\(accessed)}")) }
        }
        if let language = item.language { fields.append(("language", "{\(text(language))}")) }
        let lines = fields.map { "  \($0.0) = \($0.1)" }
        return "@misc{lookout-\(key(item.id)),\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    /// An id is made of letters and digits; whatever else would end a key is left out.
    private static func key(_ id: String) -> String {
        String(decoding: id.utf8.filter { ASCII.isLetter($0) || ASCII.isDigit($0) }, as: UTF8.self)
    }

    /// One line that TeX sets as it stands; a brace stands as its name, for BibTeX counts those with a backslash too.
    static func text(_ text: String) -> String {
        var result = ""
        for scalar in VisibleText.line(text).unicodeScalars {
            switch scalar {
            case "\\": result += "\\textbackslash{}"
            case "{": result += "\\textbraceleft{}"
            case "}": result += "\\textbraceright{}"
            case "~": result += "\\textasciitilde{}"
            case "^": result += "\\textasciicircum{}"
            case "$", "&", "#", "%", "_": result += "\\\(scalar)"
            case "\"": result += "{\"}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
