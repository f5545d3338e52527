import Text

/// A message's plain text as paragraphs: lines that were broken for their width are joined again, addresses are links.
enum MailParagraphs {
    /// The width that texts are wrapped to.
    private static let columns = 78

    /// A line as it was before it was wrapped.
    struct Line: Equatable {
        var indent: Int
        var text: String
        /// Of its last piece, as it stood on its line.
        var lastColumns: Int
    }

    static func write(_ message: Message, _ page: inout MailMarkup) {
        let headline = MailText.headline(of: message)
        var lines = MailText.lines(of: message.text).map { MailText.beginning(of: $0, bytes: 4_000) }
        if lines.first == headline { lines.removeFirst() }
        let paragraphs = lines.split { $0.isEmpty }
        for paragraph in paragraphs {
            var isCut = false
            page.block("div", .paragraph) { page in
                for line in joined(paragraph) where !isCut {
                    isCut = page.html.utf8.count + Escaping.html(line.text).utf8.count > MailHTML.limit - 1_500
                    if !isCut { write(line, &page) }
                }
            }
            guard !isCut else {
                page.block("p", .paragraph) { $0.text("Shortened: the plain text of this mail has more.") }
                return
            }
        }
    }

    private static func write(_ line: Line, _ page: inout MailMarkup) {
        let indent = min(line.indent, 8) * 8
        let text = line.text
        page.element("div", nil, [("dir", "auto"), ("style", "padding-left:\(indent)px")]) { page in
            if let link = WebLink(text), text.hasPrefix("http") {
                page.link(link, .link, [], text)
            } else {
                page.text(text)
            }
        }
    }

    /// Joins lines where the first word of the next would not have stood on the one before.
    static func joined(_ lines: some Sequence<String>) -> [Line] {
        var joined: [Line] = []
        for line in lines {
            let text = String(line.drop { $0 == " " })
            let indent = line.utf8.count - text.utf8.count
            let isBullet = text.hasPrefix("- ")
            let columns = DisplayWidth.columns(line)
            if !isBullet, let last = joined.last, isContinuation(text, indent: indent, of: last) {
                let isTight = isWide(last.text.unicodeScalars.last) || isWide(text.unicodeScalars.first)
                joined[joined.count - 1].text += (isTight ? "" : " ") + text
                joined[joined.count - 1].lastColumns = columns
            } else {
                joined.append(Line(indent: indent, text: text, lastColumns: columns))
            }
        }
        return joined
    }

    private static func isContinuation(_ text: String, indent: Int, of last: Line) -> Bool {
        let hang = last.text.hasPrefix("- ") ? 2 : 0
        guard indent == last.indent + hang, !text.hasPrefix("http://"), !text.hasPrefix("https://") else {
            return false
        }
        let word = text.unicodeScalars.prefix { $0 != " " }
        guard let first = word.first else { return false }
        let size = isWide(first) ? 2 : 1 + DisplayWidth.columns(String(word))
        return last.lastColumns + size > columns
    }

    /// Whether a scalar is of a script that is written without spaces.
    private static func isWide(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar, DisplayWidth.columns(scalar) == 2 else { return false }
        return !(0xAC00...0xD7A3).contains(scalar.value)
    }
}
