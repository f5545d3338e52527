import LookoutModel
import Text

/// `index.html`: all editions by month, the latest first, with their counts.
package enum ArchiveRenderer {
    /// The page, ending with a line feed; `editions` may come in any order.
    package static func render(_ editions: [EditionSummary]) -> String {
        let sorted = editions.sorted { ($1.day, $0.name ?? "") < ($0.day, $1.name ?? "") }
        var writer = HTMLWriter()
        writer.page(title: "Lookout · All editions") { writer in
            writer.block("header") { writer in
                writer.line("p", [("class", "kicker")]) { writer in
                    writer.inline("span", [("class", "brand")], "Lookout")
                    writer.text(" · Digests")
                }
                writer.line("h1", "All editions")
                writer.line("p", [("class", "counts")], counts(sorted))
                writer.line("p", [("class", "trust")]) { $0.inline("a", [("href", "today.html")], "The day so far") }
            }
            writer.block("main", [("id", "news")]) { writer in
                for (number, month) in months(sorted).enumerated() {
                    section(month.0, month.1, isOpen: number == 0, &writer)
                }
            }
            writer.block("footer", [("class", "foot")]) { $0.pages(from: "") }
        }
        return writer.html
    }

    private static func counts(_ editions: [EditionSummary]) -> String {
        guard let last = editions.first, let first = editions.last else { return "No edition has been written yet." }
        let number = DigestDate.count(editions.count, "edition")
        guard editions.count > 1 else { return "\(number), of \(DigestDate.long(last.day))." }
        return "\(number), from \(DigestDate.long(first.day)) to \(DigestDate.long(last.day))."
    }

    private static func months(_ editions: [EditionSummary]) -> [(String, [EditionSummary])] {
        var months: [(String, [EditionSummary])] = []
        for edition in editions {
            let month = DigestDate.month(edition.day)
            if months.last?.0 == month {
                months[months.count - 1].1.append(edition)
            } else {
                months.append((month, [edition]))
            }
        }
        return months
    }

    /// A month: the latest stands open, those before it unfold.
    private static func section(
        _ month: String,
        _ editions: [EditionSummary],
        isOpen: Bool,
        _ writer: inout HTMLWriter
    ) {
        writer.block("details", isOpen ? [("class", "month"), ("open", "")] : [("class", "month")]) { writer in
            writer.line("summary") { writer in
                writer.inline("h2", month)
                writer.text(" ")
                writer.inline("span", [("class", "number")], tally(editions))
            }
            writer.block("ul", [("class", "brief")]) { writer in
                for edition in editions { line(edition, &writer) }
            }
        }
    }

    private static func tally(_ editions: [EditionSummary]) -> String {
        let new = editions.reduce(0) { $0 + $1.new }
        return DigestDate.count(editions.count, "edition") + " · "
            + (new == 0 ? "nothing new" : DigestDate.count(new, "new development"))
    }

    private static func line(_ edition: EditionSummary, _ writer: inout HTMLWriter) {
        let name = edition.name.map { " · " + LineWrapping.shortened(VisibleText.line($0), columns: 60) } ?? ""
        writer.line("li") { writer in
            writer.inline("a", [("href", edition.fileName)], DigestDate.long(edition.day) + name)
            writer.text(" ")
            writer.inline("span", [("class", "number")], tally(edition))
            guard let headline = edition.headline else { return }
            let language = LanguageTag.valid(edition.language).map { [("lang", $0)] as [(StaticString, String)] } ?? []
            writer.inline("span", [("class", "meta"), ("dir", "auto")] + language) { writer in
                writer.text(LineWrapping.shortened(VisibleText.line(headline), columns: 160))
            }
        }
    }

    private static func tally(_ edition: EditionSummary) -> String {
        let new = edition.new == 0 ? "nothing new" : DigestDate.count(edition.new, "new development")
        let counts = [
            (edition.continuing, "continuing"), (edition.background, "in the background"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\(DigestDate.grouped($0.0)) \($0.1)" }
        let read = edition.readSources.map { [DigestDate.count($0, "source") + " read"] } ?? []
        let failed = edition.failedSources
        let silent = failed == 0 ? [] : ["\(DigestDate.grouped(failed)) without an answer"]
        let broken = edition.brokenRules == 0 ? [] : ["\(DigestDate.count(edition.brokenRules, "rule")) to mend"]
        return ([new] + parts + read + silent + broken).joined(separator: " · ")
    }
}
