package import LookoutModel
import Text

/// The page of official headlines that no rule caught, of one edition's time: where a rule may be missing.
package enum OfficialPageRenderer {
    /// The most headlines of a page.
    package static let limit = 1000

    /// The page, ending with a line feed; `count` is how many there were, of which `items` are the latest, and `fileName`
    /// is the edition's file.
    package static func render(
        _ items: [DigestItem],
        count: Int,
        day: Day,
        fileName: String,
        zone: ZoneTable
    ) -> String {
        let wording = DigestWording(dated: zone)
        var writer = HTMLWriter()
        writer.page(title: "Lookout · Official and not caught · \(DigestDate.long(day))") { writer in
            writer.block("header") { writer in
                writer.kicker("Official and not caught")
                writer.line("h1", DigestDate.long(day))
                writer.line("p", [("class", "counts")], counts(items.count, of: count))
                writer.line("p", [("class", "trust")]) { writer in
                    writer.inline("a", [("href", "../" + fileName)], "The edition of this day")
                    writer.text(". Times are those of \(VisibleText.line(zone.name)).")
                }
            }
            writer.block("main", [("id", "news")]) { writer in
                for (source, items) in bySource(items) {
                    writer.line(
                        "h2",
                        [("class", "source"), ("dir", "auto")],
                        LineWrapping.shortened(source, columns: 60)
                    )
                    writer.block("ul", [("class", "others")]) { writer in
                        for item in items { writer.block("li") { StoryHTML.line(item, [], wording, &$0) } }
                    }
                }
            }
            writer.block("footer", [("class", "foot")]) { $0.pages(from: "../") }
        }
        return writer.html
    }

    private static func counts(_ shown: Int, of count: Int) -> String {
        if count == 0 { return "Every item of official sources met a rule, or there was none." }
        let items = "\(DigestDate.count(count, "item")) of official sources met no rule"
        return shown < count ? "\(items); the latest \(DigestDate.grouped(shown)) stand here." : items + "."
    }

    /// The items of each source in their order, the sources by their names.
    private static func bySource(_ items: [DigestItem]) -> [(String, [DigestItem])] {
        Dictionary(grouping: items) { VisibleText.line($0.source) }.sorted { $0.key < $1.key }.map {
            ($0.key, $0.value)
        }
    }
}
