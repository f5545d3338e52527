import LookoutModel
import Text

/// Writes HTML: element names and attribute names are ours, all text and all values are escaped.
struct HTMLWriter {
    private(set) var html = ""

    /// An element on lines of its own around what `inner` writes.
    mutating func block(
        _ name: StaticString,
        _ attributes: [(StaticString, String)] = [],
        _ inner: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        html += "\n"
        inner(&self)
        close(name)
        html += "\n"
    }

    /// An element on one line around what `inner` writes.
    mutating func line(
        _ name: StaticString,
        _ attributes: [(StaticString, String)] = [],
        _ inner: (inout HTMLWriter) -> Void
    ) {
        inline(name, attributes, inner)
        html += "\n"
    }

    /// An element of text on one line.
    mutating func line(_ name: StaticString, _ attributes: [(StaticString, String)], _ text: String) {
        line(name, attributes) { $0.text(text) }
    }

    /// An element of text, without attributes, on one line.
    mutating func line(_ name: StaticString, _ text: String) {
        line(name, [], text)
    }

    /// An element within a line.
    mutating func inline(
        _ name: StaticString,
        _ attributes: [(StaticString, String)] = [],
        _ inner: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        inner(&self)
        close(name)
    }

    /// An element of text within a line.
    mutating func inline(_ name: StaticString, _ attributes: [(StaticString, String)], _ text: String) {
        inline(name, attributes) { $0.text(text) }
    }

    /// An element of text, without attributes, within a line.
    mutating func inline(_ name: StaticString, _ text: String) {
        inline(name, [], text)
    }

    /// A time as people read it, with the instant as machines do; one beyond all calendars has only the former.
    mutating func time(_ instant: Instant, _ text: String) {
        guard HTMLWriter.calendar.contains(instant.seconds) else { return inline("span", text) }
        inline("time", [("datetime", Timestamp.iso(instant.seconds))], text)
    }

    /// From the year 1 to the year 9999.
    private static let calendar: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    mutating func text(_ text: String) {
        html += Escaping.html(text)
    }

    /// An element without content, as `meta`.
    mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) {
        open(name, attributes)
        html += "\n"
    }

    /// The text of a link: the name of something of ours, whatever its letters.
    mutating func link(_ file: String, _ text: String) {
        inline("a", [("href", file)]) { $0.inline("bdi", text) }
    }

    /// The style sheet as it is: a constant of ours, whose hash stands in the page's policy.
    mutating func style(_ sheet: StaticString) {
        html += "<style>\(sheet)</style>\n"
    }

    /// The document type.
    mutating func documentType() {
        html += "<!doctype html>\n"
    }

    private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)]) {
        html += "<"
        html += name.description
        for (name, value) in attributes {
            html += " "
            html += name.description
            if value.isEmpty { continue }
            html += "=\""
            html += Escaping.html(value)
            html += "\""
        }
        html += ">"
    }

    private mutating func close(_ name: StaticString) {
        html += "</"
        html += name.description
        html += ">"
    }
}
