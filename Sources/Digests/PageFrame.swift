/// What stands around every page: the head with its policy and style, and the way to the other pages.
enum PageFrame {
    /// What a page may do: show our style sheet, and nothing else.
    static let policy =
        "default-src 'none'; style-src 'sha256-\(StyleSheet.hash)'; base-uri 'none'; form-action 'none'"
}

extension HTMLWriter {
    /// A whole page around `body`.
    mutating func page(title: String, _ body: (inout HTMLWriter) -> Void) {
        documentType()
        block("html", [("lang", "en")]) { writer in
            writer.block("head") { writer in
                writer.empty("meta", [("charset", "utf-8")])
                writer.empty("meta", [("http-equiv", "Content-Security-Policy"), ("content", PageFrame.policy)])
                writer.empty("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
                writer.empty("meta", [("name", "color-scheme"), ("content", "light dark")])
                writer.empty("meta", [("name", "referrer"), ("content", "no-referrer")])
                writer.line("title", title)
                writer.style(StyleSheet.sheet)
            }
            writer.block("body") { writer in
                writer.line("a", [("class", "skip"), ("href", "#news")], "To the news")
                body(&writer)
            }
        }
    }

    /// The line above a page's title.
    mutating func kicker(_ text: String) {
        line("p", [("class", "kicker")]) { writer in
            writer.inline("span", [("class", "brand")], "Lookout")
            writer.text(" · " + text)
        }
    }

    /// The pages that belong together; `root` is the way to their folder: empty, or `../`.
    mutating func pages(from root: String) {
        block("nav", [("aria-label", "Pages")]) { writer in
            writer.block("ul", [("class", "contents")]) { writer in
                for (file, title) in [
                    (PageName.archive, "All editions"), (PageName.today, "The day so far"), (PageName.rules, "Rules"),
                ] {
                    writer.line("li") { $0.inline("a", [("href", root + file)], title) }
                }
            }
        }
    }
}
