import LookoutModel
import Text

/// Writes items as a list in Markdown, to be pasted into a memo: headline, source, day, language.
enum CitationList {
    static func render(_ items: [CitedItem], day: (Instant) -> Day) -> String {
        items.map { line($0, day) + "\n" }.joined()
    }

    private static func line(_ item: CitedItem, _ day: (Instant) -> Day) -> String {
        let title = VisibleText.line(item.title)
        let shown = Escaping.markdown(title.isEmpty ? "(no title)" : title)
        let link = item.link.flatMap { WebLink($0) }
        let head = link.map { "[\(shown)](<\(Escaping.markdownDestination($0))>)" } ?? shown
        let date = CitationDate(item, day: day).published
        let notes = [
            "*" + Escaping.markdown(VisibleText.line(item.source)) + "*",
            date.map { "\($0.day) \(DigestDate.month(Day(number: $0.dayNumber)))" } ?? "undated",
        ]
        let language = item.language.map { " (\(Escaping.markdown(VisibleText.line($0))))" } ?? ""
        return "- " + head + ", " + notes.joined(separator: ", ") + language
    }
}
