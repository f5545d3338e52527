import LookoutModel
import Text

/// A digest as one HTML page: no script, no request, readable on a phone, in the dark and on paper.
package enum HTMLRenderer {
    /// The page, ending with a line feed.
    package static func render(_ digest: Digest) -> String {
        let wording = DigestWording(digest)
        let screen = FirstScreen(wording)
        var writer = HTMLWriter()
        writer.page(title: "Lookout · " + wording.title) { writer in
            head(wording, screen, &writer)
            writer.block("main", [("id", "news")]) { writer in
                news(wording, &writer)
                AppendixHTML(wording).write(&writer)
            }
            foot(wording, &writer)
        }
        return writer.html
    }

    /// The parts of the page that templates can use as they are.
    static func top(_ digest: Digest) -> String {
        part(digest) { head($0, FirstScreen($0), &$1) }
    }

    static func news(_ digest: Digest) -> String {
        part(digest) { news($0, &$1) }
    }

    static func rest(_ digest: Digest) -> String {
        part(digest) { AppendixHTML($0).write(&$1) }
    }

    static func end(_ digest: Digest) -> String {
        part(digest) { foot($0, &$1) }
    }

    static var style: String {
        var writer = HTMLWriter()
        writer.style(StyleSheet.sheet)
        return writer.html
    }

    private static func part(_ digest: Digest, _ write: (DigestWording, inout HTMLWriter) -> Void) -> String {
        var writer = HTMLWriter()
        write(DigestWording(digest), &writer)
        return writer.html
    }

    private static func head(_ wording: DigestWording, _ screen: FirstScreen, _ writer: inout HTMLWriter) {
        writer.block("header") { writer in
            writer.line("p", [("class", "kicker")]) { writer in
                writer.inline("span", [("class", "brand")], "Lookout")
                writer.text(" · ")
                writer.inline("bdi", wording.kicker)
            }
            writer.line("h1", wording.title)
            writer.line("p", [("class", "trust")], screen.trust)
            writer.line("p", [("class", "counts")], screen.counts)
            inShort(screen, &writer)
            for banner in [wording.sampleBanner, wording.firstLookBanner].compactMap(\.self) {
                writer.line("p", [("class", "banner"), ("role", "note")], banner)
            }
            broken(wording, &writer)
        }
    }

    private static func inShort(_ screen: FirstScreen, _ writer: inout HTMLWriter) {
        let top = screen.top
        if !top.isEmpty {
            writer.block("nav", [("aria-label", "In short")]) { writer in
                writer.block("ol", [("class", "short")]) { writer in
                    for (number, story) in top.enumerated() {
                        writer.line("li") { writer in
                            let language = story.items.first.map(StoryHTML.language) ?? [("dir", "auto")]
                            writer.inline("a", [("href", "#d\(number + 1)")] + language, screen.headline(story))
                            guard let outlet = screen.outlet(story) else { return }
                            writer.text(" ")
                            writer.inline("bdi", [("class", "meta")], outlet)
                        }
                    }
                }
            }
        }
        for line in screen.sentences {
            writer.line("p", [("class", "trust")], line)
        }
    }

    private static func broken(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        guard !wording.brokenPlaces.isEmpty else { return }
        writer.block("p", [("class", "banner mend"), ("role", "note")]) { writer in
            writer.inline("a", [("href", "#mend")], wording.brokenTitle)
            writer.text(": ")
            for (number, place) in wording.brokenPlaces.enumerated() {
                if number > 0 { writer.text("; ") }
                writer.inline("code", place)
            }
            let more = wording.furtherFaults
            writer.text(more > 0 ? "; and \(DigestDate.grouped(more)) more." : ".")
        }
    }

    private static func news(_ wording: DigestWording, _ writer: inout HTMLWriter) {
        guard !wording.ranked.isEmpty else { return }
        writer.block("section", [("class", "news"), ("aria-labelledby", "new")]) { writer in
            writer.line("h2", [("id", "new")], "What is new")
            for (number, story) in wording.told.enumerated() {
                StoryHTML(story, wording).full(number: number + 1, &writer)
            }
            for section in wording.digest.sections {
                let brief = wording.brief(section)
                guard !brief.isEmpty else { continue }
                writer.line("h3", [("class", "small")]) { writer in
                    writer.inline("bdi", VisibleText.line(section.title))
                    writer.text(" ")
                    writer.inline("span", [("class", "number")], wording.tally(section, brief: brief.count))
                }
                writer.block("ul", [("class", "brief")]) { writer in
                    for story in brief { StoryHTML(story, wording).brief(&writer) }
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
            guard wording.hasPages else { return }
            writer.pages(from: "")
        }
    }
}
