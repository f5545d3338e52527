import LookoutModel
import Text

/// The stories of a page.
enum StoryHTML {
    /// A story in full: headline, lead, outlets, why it is here.
    static func full(_ story: DigestStory, _ wording: DigestWording, _ writer: inout HTMLWriter) {
        let first = story.items.first
        writer.block("article") { writer in
            // The direction of the text is that of the whole block, not of the link in it.
            writer.line("h3", first.map(language) ?? [("dir", "auto")]) { writer in
                headline(story.title, first, marks(story), wording, attributes: [], &writer)
            }
            if let first {
                if let lead = wording.lead(first) {
                    writer.line("p", [("class", "lead")] + language(first)) { marked(lead, marks(story), &$0) }
                }
                writer.line("p", [("class", "meta")]) { meta(first, wording, &$0) }
            }
            let others = story.items.dropFirst()
            if !others.isEmpty {
                writer.block("ul", [("class", "others")]) { writer in
                    for item in others { writer.line("li") { line(item, wording, &$0) } }
                }
            }
            why(story, wording, &writer)
        }
    }

    /// A story in one line.
    static func brief(_ story: DigestStory, _ wording: DigestWording, _ writer: inout HTMLWriter) {
        writer.line("li") { writer in
            headline(story.title, story.items.first, [], wording, attributes: story.items.first.map(language), &writer)
            writer.inline("span", [("class", "meta")]) { writer in
                if let first = story.items.first { meta(first, wording, &writer) }
                let notes = [
                    wording.more(story), wording.age(story), wording.also(story),
                    wording.kin(story, withHeadlines: true),
                ]
                for note in notes.compactMap(\.self) { writer.text(" · " + note) }
            }
        }
    }

    /// An item in one line: headline, outlet, kind, time.
    static func line(_ item: DigestItem, _ wording: DigestWording, _ writer: inout HTMLWriter) {
        headline(item.title, item, [], wording, attributes: language(item), &writer)
        writer.text(" ")
        writer.inline("span", [("class", "meta")]) { meta(item, wording, &$0) }
    }

    private static func headline(
        _ title: String,
        _ item: DigestItem?,
        _ matched: [String],
        _ wording: DigestWording,
        attributes: [(StaticString, String)]?,
        _ writer: inout HTMLWriter
    ) {
        let attributes = attributes ?? [("dir", "auto")]
        let title = wording.headline(title)
        guard let link = item?.link.flatMap({ WebLink($0) }) else {
            writer.inline("span", attributes) { marked(title, matched, &$0) }
            return
        }
        let target = [("href", link.address), ("rel", "noopener noreferrer nofollow")] as [(StaticString, String)]
        writer.inline("a", target + attributes) { marked(title, matched, &$0) }
    }

    private static func meta(_ item: DigestItem, _ wording: DigestWording, _ writer: inout HTMLWriter) {
        writer.inline("bdi", wording.outlet(item))
        if item.kind != .press {
            writer.text(" ")
            writer.inline("span", [("class", "badge")], item.kind.rawValue)
        }
        if item.isStateMedia {
            writer.text(" ")
            writer.inline("span", [("class", "badge state")], "state media")
        }
        if let language = LanguageTag.name(item.language) { writer.text(" · " + language) }
        if let published = item.published {
            writer.text(" · ")
            writer.time(published, wording.time(published))
        }
        if let possibly = wording.possibly(item) { writer.text(" · " + possibly) }
    }

    private static func why(_ story: DigestStory, _ wording: DigestWording, _ writer: inout HTMLWriter) {
        // What the reader sees marked in the headline or the lead need not be said again.
        let shown = wording.headline(story.title) + "\n" + (story.items.first.flatMap(wording.lead) ?? "")
        let notes = [
            wording.matched(story, besides: shown), wording.also(story), wording.kin(story), wording.age(story),
        ]
        .compactMap(\.self)
        guard !notes.isEmpty else { return }
        writer.line("p", [("class", "why")]) { writer in
            for (number, note) in notes.enumerated() {
                if number > 0 { writer.text(" · ") }
                writer.inline("bdi", note)
            }
        }
    }

    private static func marked(_ text: String, _ matched: [String], _ writer: inout HTMLWriter) {
        for piece in MatchMarks.pieces(of: text, matched: matched) {
            if piece.isMatch { writer.inline("mark", piece.text) } else { writer.text(piece.text) }
        }
    }

    private static func marks(_ story: DigestStory) -> [String] {
        story.matched.map { VisibleText.line($0.text) }
    }

    private static func language(_ item: DigestItem) -> [(StaticString, String)] {
        guard let tag = LanguageTag.valid(item.language) else { return [("dir", "auto")] }
        return [("lang", tag), ("dir", "auto")]
    }
}
