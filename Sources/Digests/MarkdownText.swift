import LookoutModel
import Text

/// The lines of a digest as Markdown.
enum MarkdownText {
    /// Text that stays text.
    static func text(_ text: String) -> String {
        Escaping.markdown(text)
    }

    /// A list of lines that are Markdown already.
    static func list(_ lines: [String]) -> String {
        lines.map { "- " + $0 }.joined(separator: "\n")
    }

    /// A headline, as a link where the item has one.
    static func link(_ title: String, _ item: DigestItem?, _ wording: DigestWording) -> String {
        let title = text(wording.headline(title))
        guard let link = item?.link.flatMap({ WebLink($0) }) else { return title }
        return "[\(title)](<\(Escaping.markdownDestination(link))>)"
    }

    /// A story in one line.
    static func brief(_ story: DigestStory, _ wording: DigestWording) -> String {
        let source = story.items.first.map { wording.source($0) }
        let notes = [source].compactMap(\.self) + StoryWording(story, wording).briefNotes
        return link(story.title, story.items.first, wording) + " · " + text(notes.joined(separator: " · "))
    }

    /// An item in one line, and its headlines before.
    static func item(
        _ item: DigestItem,
        note: String? = nil,
        isFull: Bool = false,
        _ wording: DigestWording
    ) -> String {
        let notes = [wording.source(item, isFull: isFull), note] + (item.earlierTitles ?? []).map(wording.earlier)
        return link(item.title, item, wording) + " · " + text(notes.compactMap(\.self).joined(separator: " · "))
    }
}
