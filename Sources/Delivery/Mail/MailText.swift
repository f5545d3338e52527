import LookoutModel
import Text

/// The plain text of a mail: the whole message, and before it that it is a drill, after it where there is more.
package enum MailText {
    /// Bytes of text; more is cut at a line, and said.
    static let limit = 24_000
    /// The first words of a drill.
    static let drill = "DRILL. This is a test of the way that alerts take; nothing has happened."

    /// The text of a message, lines ended by line feeds; `remark` says where the rest of it is.
    package static func of(_ message: Message, remark: String? = nil) -> String {
        let (text, left) = shortened(lines(of: message.text))
        var parts: [String] = []
        if message.isDrill, text.first?.hasPrefix("DRILL") != true { parts.append(drill) }
        parts.append(text.joined(separator: "\n"))
        if left > 0 { parts.append("Shortened: \(left) more \(left == 1 ? "line" : "lines").") }
        if left > 0, let remark { parts.append(remark) }
        if let link = link(of: message), !text.contains(where: { $0.contains(link.address) }) {
            parts.append("More: \(link.address)")
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// The headline: one line, safe to show, of at most 240 columns.
    static func headline(of message: Message) -> String {
        title(message.headline)
    }

    /// A title: one line, safe to show, of at most 240 columns and never empty.
    static func title(_ text: String) -> String {
        let line = line(text, columns: 240)
        return line.isEmpty ? "(no title)" : line
    }

    /// Text from outside as one line, safe to show, of at most so many columns and ten times as many bytes.
    static func line(_ text: String, columns: Int) -> String {
        let line = VisibleText.line(String(String.UnicodeScalarView(text.unicodeScalars.prefix(4000))))
        // No script needs more, but marks and joiners take no column at all.
        return LineWrapping.shortened(beginning(of: line, bytes: columns * 10), columns: columns)
    }

    /// As many whole characters as so many bytes hold.
    static func beginning(of text: String, bytes: Int) -> String {
        guard text.utf8.count > bytes else { return text }
        var size = 0
        let kept = text.unicodeScalars.prefix { scalar in
            size += UTF8.width(scalar)
            return size <= bytes
        }
        return String(kept)
    }

    static func link(of message: Message) -> WebLink? {
        message.link.flatMap { WebLink($0) }
    }

    /// The lines of a text without control characters and overrides of direction; blank ones at both ends are left out.
    static func lines(of text: String) -> [String] {
        var lines: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where isAfterReturn: break
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: lines.append(String.UnicodeScalarView())
            case 0x09: lines[lines.count - 1].append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: break
            default: lines[lines.count - 1].append(scalar)
            }
            isAfterReturn = scalar.value == 0x0D
        }
        var texts = lines.map { line in
            let end = line.lastIndex { $0 != " " }
            return end.map { String(line[...$0]) } ?? ""
        }
        while texts.last?.isEmpty == true { texts.removeLast() }
        return Array(texts.drop { $0.isEmpty })
    }

    /// As many lines as the limit lets stand, and how many it does not.
    private static func shortened(_ lines: [String]) -> (lines: [String], left: Int) {
        var size = 0
        for (index, line) in lines.enumerated() {
            size += line.utf8.count + 1
            guard size > limit else { continue }
            // A text of one endless line has its beginning told.
            guard index == 0 else { return (Array(lines[..<index]), lines.count - index) }
            return ([beginning(of: line, bytes: limit - 100)], lines.count)
        }
        return (lines, 0)
    }
}
