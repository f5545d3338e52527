import LookoutModel
import Text

/// A digest as one HTML page: no script, no request, readable on a phone, in the dark and on paper.
package enum HTMLRenderer {
    /// The page, ending with a line feed.
    package static func render(_ digest: Digest) -> String {
        let wording = DigestWording(digest)
        var writer = HTMLWriter()
        writer.page(title: "Lookout · " + wording.title) { writer in
            head(wording, &writer)
            writer.block("main", [("id", "news")]) { writer in
                news(wording, &writer)
                background(wording, &writer)
                newRules(wording, &writer)
                trials(wording, &writer)
                quiet(wording, &writer)
                failing(wording, &writer)
                ledger(wording, &writer)
            }
            foot(wording, &writer)
        }
        return writer.html
    }

    private static func head(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        writer.block("header") { writer in
            writer.line("p", [("class", "kicker")]) { writer in
                writer.inline("span", [("class", "brand")], "Lookout")
                writer.text(" · ")
                writer.inline("bdi", wording.kicker)
            }
            writer.line("h1", wording.title)
            writer.line("p", [("class", "counts")], wording.counts)
            writer.line("p", [("class", "trust")], wording.trust)
            for banner in [wording.sampleBanner, wording.firstLookBanner].compactMap(\.self) {
                writer.line("p", [("class", "banner"), ("role", "note")], banner)
            }
            broken(wording, &writer)
            contents(wording, &writer)
        }
    }

    private static func contents(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        let sections = wording.digest.sections.enumerated().filter { !$0.element.stories.isEmpty }
        guard sections.count > 1 else { return }
        writer.block("nav", [("aria-label", "Rules with news")]) { writer in
            writer.block("ul", [("class", "contents")]) { writer in
                for (number, section) in sections {
                    writer.line("li") { writer in
                        writer.inline("a", [("href", "#rule-\(number + 1)")], VisibleText.line(section.title))
                        writer.text(" ")
                        writer.inline("span", [("class", "number")], DigestDate.grouped(section.stories.count))
                    }
                }
            }
        }
    }

    private static func broken(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        guard !wording.digest.brokenRules.isEmpty else { return }
        writer.block("section", [("class", "banner mend"), ("aria-labelledby", "mend")]) { writer in
            writer.line("h2", [("id", "mend")], wording.brokenTitle)
            for rule in wording.digest.brokenRules {
                writer.line("p") { writer in
                    writer.inline("code", wording.place(rule))
                    writer.text(": ")
                    writer.inline("bdi", VisibleText.line(rule.message))
                    writer.empty("br", [])
                    writer.inline("span", [("class", "note")], wording.state(rule))
                }
            }
        }
    }

    private static func news(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        for (number, section) in wording.digest.sections.enumerated() where !section.stories.isEmpty {
            let id = "rule-\(number + 1)"
            writer.block("section", [("class", "rule"), ("id", id), ("aria-labelledby", id + "-title")]) { writer in
                writer.block("header") { writer in
                    writer.line("h2", [("id", id + "-title"), ("dir", "auto")], VisibleText.line(section.title))
                    if section.priority > .digest {
                        writer.line("span", [("class", "loud")], section.priority.rawValue)
                    }
                    writer.line("span", [("class", "number")], tally(section))
                }
                let (full, brief) = wording.divided(section)
                for story in full { StoryHTML.full(story, wording, &writer) }
                guard !brief.isEmpty else { return }
                writer.block("ul", [("class", "brief")]) { writer in
                    for story in brief { StoryHTML.brief(story, wording, &writer) }
                }
            }
        }
    }

    private static func tally(_ section: DigestSection) -> String {
        let new = section.stories.filter { $0.state == .new }.count
        let others = section.stories.count - new
        return [
            new > 0 ? "\(DigestDate.grouped(new)) new" : nil,
            others > 0 ? "\(DigestDate.grouped(others)) continuing" : nil,
        ]
        .compactMap(\.self).joined(separator: ", ")
    }

    private static func background(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        let sections = wording.digest.sections.filter { ($0.background?.count ?? 0) > 0 }
        guard !sections.isEmpty else { return }
        folded("Background", isOpen: wording.digest.isFirst, &writer) { writer in
            for section in sections {
                guard let background = section.background else { continue }
                earlier(section.title, background.count, background.headlines, wording, &writer)
            }
        }
    }

    private static func newRules(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        guard !wording.digest.newRules.isEmpty else { return }
        folded("New rules", isOpen: true, &writer) { writer in
            for rule in wording.digest.newRules {
                earlier("New rule: " + rule.title, rule.earlier, rule.headlines, wording, &writer)
            }
        }
    }

    private static func trials(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        let rules = wording.digest.trialRules ?? []
        guard !rules.isEmpty else { return }
        folded("On trial", &writer) { writer in
            for rule in rules {
                earlier(rule.title, rule.caught, rule.headlines, wording, noun: "caught, on trial", &writer)
            }
        }
    }

    private static func earlier(
        _ title: String,
        _ count: Int,
        _ headlines: [DigestItem],
        _ wording: DigestWording,
        noun: String = "earlier",
        _ writer: inout HTMLWriter
    ) {
        writer.line("h3", [("class", "small")]) { writer in
            writer.inline("bdi", VisibleText.line(title))
            writer.text(" ")
            writer.inline("span", [("class", "number")], "\(DigestDate.grouped(count)) \(noun)")
        }
        guard !headlines.isEmpty else { return }
        writer.block("ul", [("class", "others")]) { writer in
            for item in headlines {
                writer.line("li") { StoryHTML.line(item, wording, &$0) }
            }
        }
    }

    private static func quiet(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        let rules = wording.digest.quietRules
        guard !rules.isEmpty else { return }
        // On a day without news it is what there is to read.
        let isOpen = wording.digest.stories.isEmpty
        folded("Quiet: \(DigestDate.count(rules.count, "rule"))", isOpen: isOpen, &writer) { writer in
            writer.block("ul", [("class", "others")]) { writer in
                for rule in rules {
                    writer.line("li") { writer in
                        writer.inline("bdi", VisibleText.line(rule.title))
                        writer.text(" ")
                        writer.inline("span", [("class", "note")], wording.quiet(rule))
                    }
                }
            }
        }
    }

    private static func failing(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        let feeds = wording.digest.failingFeeds
        guard !feeds.isEmpty else { return }
        folded("No answer from \(DigestDate.count(feeds.count, "source"))", &writer) { writer in
            writer.block("ul", [("class", "others")]) { writer in
                for feed in feeds {
                    writer.line("li") { writer in
                        writer.inline("bdi", wording.headline(feed.title))
                        writer.text(" ")
                        writer.inline("span", [("class", "note")]) { writer in
                            writer.text("since \(wording.time(feed.since)): ")
                            writer.inline("bdi", VisibleText.line(feed.reason))
                        }
                    }
                }
            }
        }
    }

    private static func ledger(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        folded("Ledger", &writer) { writer in
            writer.block("table") { writer in
                writer.block("tbody") { writer in
                    for (name, count) in wording.ledger {
                        writer.line("tr") { writer in
                            writer.inline("th", [("scope", "row")], name)
                            writer.inline("td", DigestDate.grouped(count))
                        }
                    }
                }
            }
        }
    }

    private static func foot(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        writer.block("footer", [("class", "foot")]) { writer in
            writer.line("p", [("class", "next")], wording.next)
            writer.line("p", wording.window)
            writer.line("p") { writer in
                writer.text("Rules in force: ")
                writer.inline("code", VisibleText.line(wording.digest.rulesHash))
            }
        }
    }

    private static func folded(
        _ title: String,
        isOpen: Bool = false,
        _ writer: inout HTMLWriter,
        _ inner: (inout HTMLWriter) -> Void
    ) {
        writer.block("details", isOpen ? [("open", "")] : []) { writer in
            writer.line("summary") { $0.inline("h2", title) }
            inner(&writer)
        }
    }
}

extension HTMLWriter {
    /// A whole page around `body`.
    mutating func page(title: String, _ body: (inout HTMLWriter) -> Void) {
        let policy = "default-src 'none'; style-src 'sha256-\(StyleSheet.hash)'; base-uri 'none'; form-action 'none'"
        documentType()
        block("html", [("lang", "en")]) { writer in
            writer.block("head") { writer in
                writer.empty("meta", [("charset", "utf-8")])
                writer.empty("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
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
}
