import LookoutModel
import Text

/// Writes items as comma-separated values (RFC 4180) in UTF-8 with a byte order mark, with a line of names.
enum CitationTable {
    /// Without it spreadsheets take UTF-8 for the code page of the system.
    private static let byteOrderMark = "\u{FEFF}"
    private static let names = [
        "day", "title", "source", "owner", "kind", "language", "link", "rules", "author", "summary", "published",
        "seen",
        "story", "id",
    ]

    static func render(_ items: [CitedItem], day: (Instant) -> Day) -> String {
        byteOrderMark
            + ([names] + items.map { row($0, day) }).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func row(_ item: CitedItem, _ day: (Instant) -> Day) -> [String] {
        let date = CitationDate(item, day: day)
        return [
            (date.published ?? date.accessed)?.description ?? "", item.title, item.source, item.owner ?? item.source,
            item.kind.rawValue, item.language ?? "", item.link.flatMap { WebLink($0) }?.address ?? "",
            item.rules.map(\.rawValue).joined(separator: " "), item.author ?? "", item.lead,
            date.published == nil ? "" : item.published.map { Timestamp.iso($0.seconds) } ?? "",
            Timestamp.iso(item.seen.seconds), item.story ?? "", item.id,
        ]
    }

    /// A cell, quoted where it must be; what a spreadsheet would take for a formula has an apostrophe before it.
    private static func cell(_ text: String) -> String {
        // Looked at before it is tidied too: a tab or a line's end at the beginning counts.
        var line = VisibleText.line(text)
        if isFormula(text) || isFormula(line) { line = "'" + line }
        guard line.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else { return line }
        return "\"" + line.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        // The wide forms too: a spreadsheet set to Japanese or Chinese makes the plain ones of them.
        return "=+-@\t\r＝＋－＠".unicodeScalars.contains(first)
    }
}
