import LookoutModel
import Text

/// A story of a page.
struct StoryHTML {
    private let story: DigestStory
    private let wording: DigestWording
    private let words: StoryWording
    private let marks: [String]

    init(_ story: DigestStory, _ wording: DigestWording) {
        self.story = story
        self.wording = wording
        words = StoryWording(story, wording)
        marks = story.matched.map { VisibleText.line($0.text) }
    }

    /// A story in full: headline, lead, outlets, what caught it, and why it stands where it stands.
    func full(number: Int, _ writer: inout HTMLWriter) {
        let first = story.items.first
        writer.block("article", [("id", "d\(number)"), ("aria-labelledby", "d\(number)-title")]) { writer in
            // The direction of the text is that of the whole block, not of the link in it.
            let heading = [("id", "d\(number)-title")] as [(StaticString, String)]
            writer.line("h3", heading + (first.map(StoryHTML.language) ?? [("dir", "auto")])) { writer in
                StoryHTML.headline(story.title, first, marks, wording, attributes: [], &writer)
            }
            if let first {
                if let lead = wording.lead(first) {
                    writer.line("p", [("class", "lead")] + StoryHTML.language(first)) {
                        StoryHTML.marked(lead, marks, &$0)
                    }
                }
                writer.line("p", [("class", "meta")]) { StoryHTML.meta(first, wording, isFull: true, &$0) }
                StoryHTML.earlier(first, wording, &writer)
            }
            let others = story.items.dropFirst()
            if !others.isEmpty {
                writer.block("ul", [("class", "others")]) { writer in
                    for item in others {
                        writer.block("li") { StoryHTML.line(item, marks, wording, isFull: true, &$0) }
                    }
                }
            }
            why(&writer)
        }
    }

    /// A story in one line.
    func brief(_ writer: inout HTMLWriter) {
        writer.line("li") { writer in
            let first = story.items.first
            StoryHTML.headline(story.title, first, marks, wording, attributes: first.map(StoryHTML.language), &writer)
            writer.text(" ")
            writer.inline("span", [("class", "meta")]) { writer in
                if let first { StoryHTML.meta(first, wording, &writer) }
                for note in words.briefNotes { writer.text(" · " + note) }
                StoryHTML.history(story.id, wording, &writer)
            }
        }
    }

    private func why(_ writer: inout HTMLWriter) {
        // What the reader sees marked in the headline or the lead need not be said again.
        let shown = wording.headline(story.title) + "\n" + (story.items.first.flatMap(wording.lead) ?? "")
        writer.line("p", [("class", "why")]) { writer in
            writer.inline("span", [("class", wording.priority(of: story) > .digest ? "loud" : "rank")], words.reason)
            for note in words.notes(besides: shown) {
                writer.text(" · ")
                writer.inline("bdi", note)
            }
            StoryHTML.history(story.id, wording, &writer)
        }
    }

    /// The way to the page of a story, where stories have pages.
    static func history(_ story: String, _ wording: DigestWording, _ writer: inout HTMLWriter) {
        guard wording.hasStoryPages else { return }
        writer.text(" · ")
        writer.inline("a", [("href", PageName.story(story))], "its history")
    }

    /// An item: headline, outlet, kind, language, time, and its headlines before.
    static func line(
        _ item: DigestItem,
        _ marks: [String],
        _ wording: DigestWording,
        isFull: Bool = false,
        _ writer: inout HTMLWriter
    ) {
        headline(item.title, item, marks, wording, attributes: language(item), &writer)
        writer.text(" ")
        writer.inline("span", [("class", "meta")]) { meta(item, wording, isFull: isFull, &$0) }
        earlier(item, wording, &writer)
    }

    private static func earlier(_ item: DigestItem, _ wording: DigestWording, _ writer: inout HTMLWriter) {
        for title in item.earlierTitles ?? [] {
            writer.line("p", [("class", "before")]) { writer in
                writer.text("headline until ")
                writer.time(title.until, wording.time(title.until))
                writer.text(": ")
                writer.inline("q", language(item), wording.headline(title.title))
            }
        }
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

    /// The outlet of an item, its kind, language and time.
    static func meta(
        _ item: DigestItem,
        _ wording: DigestWording,
        isFull: Bool = false,
        _ writer: inout HTMLWriter
    ) {
        writer.inline("bdi", wording.outlet(item))
        if let kind = wording.kind(item, isFull: isFull) {
            writer.text(" ")
            writer.inline("span", [("class", "badge")], kind)
        }
        if item.isStateMedia {
            writer.text(" ")
            writer.inline("span", [("class", "badge state")], "state media")
        }
        if let language = wording.language(item, isFull: isFull) { writer.text(" · " + language) }
        if let published = item.published {
            writer.text(" · ")
            writer.time(published, wording.time(published))
        }
        if let possibly = wording.possibly(item) { writer.text(" · " + possibly) }
    }

    /// A text with what rules matched in it marked.
    static func marked(_ text: String, _ matched: [String], _ writer: inout HTMLWriter) {
        guard !matched.isEmpty else { return writer.text(text) }
        for piece in MatchMarks.pieces(of: text, matched: matched) {
            if piece.isMatch { writer.inline("mark", piece.text) } else { writer.text(piece.text) }
        }
    }

    /// The language and direction of an item's text, as attributes.
    static func language(_ item: DigestItem) -> [(StaticString, String)] {
        guard let tag = LanguageTag.valid(item.language) else { return [("dir", "auto")] }
        return [("lang", tag), ("dir", "auto")]
    }
}
