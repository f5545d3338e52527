package import LookoutModel
import Text

/// The page of a story: who told it when, how headlines changed, which editions had it.
package enum StoryPageRenderer {
    /// The page, ending with a line feed; `asOf` is when all this was so.
    package static func render(_ history: StoryHistory, asOf: Instant? = nil) -> String {
        let wording = DigestWording(dated: history.zone)
        let first = history.tellings.first?.item
        var writer = HTMLWriter()
        writer.page(title: "Lookout · " + (first.map { wording.headline($0.title) } ?? "Story")) { writer in
            writer.block("header") { writer in
                writer.kicker("Story")
                writer.line(
                    "h1",
                    first.map(StoryHTML.language) ?? [],
                    first.map { wording.headline($0.title) } ?? "Story"
                )
                writer.line("p", [("class", "counts")], counts(history))
                writer.line("p", [("class", "trust")], "First seen \(wording.time(history.firstSeen)).")
                writer.asOf(asOf, wording)
            }
            writer.block("main", [("id", "news")]) { writer in
                tellings(history, wording, &writer)
                editions(history, &writer)
            }
            writer.block("footer", [("class", "foot")]) { $0.pages(from: "../") }
        }
        return writer.html
    }

    private static func counts(_ history: StoryHistory) -> String {
        let items = history.tellings.map(\.item)
        let story = DigestStory(id: history.id, title: "", firstSeen: history.firstSeen, rules: [], items: items)
        let official = story.officialCount == 0 ? "" : ", \(story.officialCount) official"
        return "\(DigestDate.count(items.count, "item")) from "
            + "\(DigestDate.count(story.independentCount, "independent source"))\(official)."
    }

    private static func tellings(_ history: StoryHistory, _ wording: DigestWording, _ writer: inout HTMLWriter) {
        writer.block("section", [("class", "news"), ("aria-labelledby", "told")]) { writer in
            writer.line("h2", [("id", "told")], "Who told it")
            writer.block("ol", [("class", "brief")]) { writer in
                for telling in history.tellings {
                    writer.block("li") { writer in
                        let marks = telling.matched.map { VisibleText.line($0.text) }
                        StoryHTML.line(telling.item, marks, wording, isFull: true, &writer)
                        if let lead = wording.lead(telling.item) {
                            writer.line("p", [("class", "lead")] + StoryHTML.language(telling.item)) {
                                StoryHTML.marked(lead, marks, &$0)
                            }
                        }
                        rules(telling, history.linked, wording, &writer)
                    }
                }
            }
        }
    }

    private static func rules(
        _ telling: StoryHistory.Telling,
        _ linked: Set<RuleID>,
        _ wording: DigestWording,
        _ writer: inout HTMLWriter
    ) {
        writer.line("p", [("class", "why")]) { writer in
            writer.text("seen \(wording.time(telling.seen))")
            for (number, rule) in telling.rules.enumerated() {
                writer.text(number == 0 ? " · caught by " : ", ")
                let title = DigestWording.rule(rule.title)
                if linked.contains(rule.id) {
                    writer.link("../" + PageName.rule(rule.id), title)
                } else {
                    writer.inline("bdi", title)
                }
            }
            // What is marked above need not be said again.
            let shown = wording.headline(telling.item.title) + "\n" + (wording.lead(telling.item) ?? "")
            let story = DigestStory(
                id: "",
                title: "",
                firstSeen: telling.seen,
                rules: [],
                matched: telling.matched,
                items: []
            )
            guard let matched = StoryWording(story, wording).matched(besides: shown)
            else {
                return
            }
            writer.text(" · ")
            writer.inline("bdi", matched)
        }
    }

    private static func editions(_ history: StoryHistory, _ writer: inout HTMLWriter) {
        guard !history.editions.isEmpty else { return }
        writer.block("section", [("class", "news"), ("aria-labelledby", "editions")]) { writer in
            writer.line("h2", [("id", "editions")], "First told in")
            writer.block("ul", [("class", "brief")]) { writer in
                for edition in history.editions {
                    let name = edition.name.map { " · " + VisibleText.line($0) } ?? ""
                    writer.line("li") { writer in
                        writer.inline("a", [("href", "../" + edition.fileName)], DigestDate.long(edition.day) + name)
                    }
                }
            }
        }
    }
}
