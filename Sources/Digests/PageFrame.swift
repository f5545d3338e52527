import FoundationEssentials
import LookoutModel
import Text

/// What stands around every page: the head with its policy and style, and the way to the other pages.
package enum PageFrame {
    /// What a page may do: show our style sheet, and nothing else.
    static let policy =
        "default-src 'none'; style-src 'sha256-\(StyleSheet.hash)'; base-uri 'none'; form-action 'none'"

    /// The policy of a page of a user's template, as an element: our style sheet, its own style elements, pictures within the
    /// page, and nothing else.
    static func policy(withStyles styles: [String]) -> String {
        let hashes = styles.map { " 'sha256-" + Data(SHA256.hash($0.utf8)).base64EncodedString() + "'" }.joined()
        return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
            + "style-src 'sha256-\(StyleSheet.hash)'\(hashes); base-uri 'none'; form-action 'none'\">"
    }

    /// The class of the line that says when a page was written.
    static let asOf = "trust as-of"

    /// A page without the line that says when it was written: what is the same where the page is.
    package static func content(of page: String) -> String {
        let mark = Array("<p class=\"\(asOf)\">".utf8)
        let lines = Array(page.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
        let kept = lines.filter { !$0.starts(with: mark) }
        return String(decoding: Array(kept.joined(separator: [0x0A])), as: UTF8.self)
    }
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

    /// When what a page says was so, and whose clock its times are; the only line of a page that is different where nothing
    /// else of it is.
    mutating func asOf(_ time: Instant?, _ wording: DigestWording) {
        let zone = VisibleText.line(wording.digest.zone.name)
        let text = time.map { "As of \(wording.time($0)); times are those of \(zone)." }
        line("p", [("class", PageFrame.asOf)], text ?? "Times are those of \(zone).")
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
