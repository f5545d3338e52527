import LookoutModel
import Text

/// The lines of a digest as plain text.
enum TextLines {
    /// Columns of a line; only addresses may be longer.
    static let width = 80

    /// A heading, underlined, after an empty line.
    static func heading(_ text: String) -> [String] {
        let title = LineWrapping.shortened(text, columns: width)
        return ["", title, String(repeating: "-", count: DisplayWidth.columns(title))]
    }

    /// A paragraph; `first` stands before its first line, `rest` before the others.
    static func wrapped(_ text: String, first: String = "", rest: String = "") -> [String] {
        LineWrapping.lines(text, width: width - rest.utf8.count).enumerated().map { number, line in
            (number == 0 ? first : rest) + line
        }
    }

    /// A story in one line, with its source and address below.
    static func brief(_ story: DigestStory, _ wording: DigestWording) -> [String] {
        let first = story.items.first
        let notes = [first.map { wording.source($0) }].compactMap(\.self) + StoryWording(story, wording).briefNotes
        return wrapped(wording.headline(story.title), first: "- ", rest: "  ")
            + wrapped(notes.joined(separator: " · "), first: "  ", rest: "  ")
            + (first.map { address($0, indent: "  ") } ?? [])
    }

    /// An item of a list, with its source and address below.
    static func item(_ item: DigestItem, note: String?, _ wording: DigestWording) -> [String] {
        let source = [wording.source(item), note].compactMap(\.self).joined(separator: " · ")
        return wrapped(wording.headline(item.title), first: "- ", rest: "  ")
            + wrapped(source, first: "  ", rest: "  ") + earlier(item, indent: "  ", wording)
            + address(item, indent: "  ")
    }

    /// The headlines that an item had before.
    static func earlier(_ item: DigestItem, indent: String, _ wording: DigestWording) -> [String] {
        (item.earlierTitles ?? []).flatMap { wrapped(wording.earlier($0), first: indent, rest: indent) }
    }

    /// The address of an item, whole.
    static func address(_ item: DigestItem, indent: String) -> [String] {
        item.link.flatMap { WebLink($0) }.map { [indent + $0.address] } ?? []
    }

    /// A name and its number with dots between.
    static func leader(_ name: String, _ count: Int) -> String {
        let number = DigestDate.grouped(count)
        let name = LineWrapping.shortened(name, columns: width - number.utf8.count - 2)
        let dots = max(2, 36 - DisplayWidth.columns(name) - number.utf8.count)
        return name + String(repeating: ".", count: dots) + number
    }
}
