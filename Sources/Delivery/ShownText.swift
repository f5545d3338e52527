import Text

/// Text from outside as messages show it: one safe line, no longer than a digest would show.
enum ShownText {
    /// The most that is shown of a headline, a lead and a name, in columns.
    static let headline = 240
    static let lead = 420
    static let name = 60

    /// `text` in at most so many columns, with an ellipsis where something was left out.
    static func of(_ text: String, columns: Int) -> String {
        // What is beyond this cannot be shown, and need not be made safe.
        LineWrapping.shortened(VisibleText.line(String(text.unicodeScalars.prefix(4000))), columns: columns)
    }

    /// What is said under several alerts in one message.
    static let together = "They were due at the same time, so you get them together. lookout alerts list names each."

    /// By what id one of several alerts is silenced or shown.
    static func id(_ part: Burst.Part) -> String {
        "Alert \(part.alert.prefix(12))"
    }

    /// How many more items tell a story than are shown.
    static func more(_ count: Int) -> String {
        count == 1 ? "and 1 more item that tells it" : "and \(count) more items that tell it"
    }

    /// How many more items possibly tell it, and the headlines of the first of them: each may hide another development.
    static func possible(_ headlines: [String], more: Int = 0) -> String {
        let count = headlines.count + more
        let words = "and \(count) that possibly \(count == 1 ? "tells" : "tell") the same"
        return headlines.isEmpty ? words : words + ": " + headlines.map(headline).joined(separator: "; ")
    }

    /// A headline, which is never empty.
    static func headline(_ text: String) -> String {
        let line = of(text, columns: headline)
        return line.isEmpty ? "(no title)" : line
    }
}
