import Text

/// Writes the HTML of mails: names and styles are ours, all text and all values are escaped.
struct MailMarkup {
    private(set) var html = ""

    /// An element around what `inner` writes.
    mutating func element(
        _ name: StaticString,
        _ style: MailStyle? = nil,
        _ attributes: [(StaticString, String)] = [],
        _ inner: (inout MailMarkup) -> Void
    ) {
        html += "<\(name)"
        for (name, value) in attributes { add(name, value) }
        if let style {
            add("class", style.rawValue)
            add("style", style.css)
        }
        html += ">"
        inner(&self)
        html += "</\(name)>"
    }

    /// An element of text.
    mutating func element(
        _ name: StaticString,
        _ style: MailStyle? = nil,
        _ attributes: [(StaticString, String)] = [],
        _ text: String
    ) {
        element(name, style, attributes) { $0.text(text) }
    }

    /// An element on lines of its own.
    mutating func block(
        _ name: StaticString,
        _ style: MailStyle? = nil,
        _ attributes: [(StaticString, String)] = [],
        _ inner: (inout MailMarkup) -> Void
    ) {
        element(name, style, attributes, inner)
        html += "\n"
    }

    /// A link that leads out of the mail.
    mutating func link(_ link: WebLink, _ style: MailStyle, _ attributes: [(StaticString, String)] = [], _ text: String)
    {
        element("a", style, [("href", link.address)] + attributes, text)
    }

    private mutating func add(_ name: StaticString, _ value: String) {
        html += " \(name)=\"" + Escaping.html(value) + "\""
    }

    mutating func text(_ text: String) {
        html += Escaping.html(text)
    }

    /// What another markup wrote.
    mutating func set(_ markup: MailMarkup) {
        html += markup.html
    }

    /// A constant of ours as it is.
    mutating func constant(_ markup: StaticString) {
        html += "\(markup)"
    }
}
