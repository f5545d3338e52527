import LookoutModel
import Text

/// A digest as plain text of 80 columns, for terminals and mail; only addresses may be longer.
package enum TextRenderer {
    /// The document, ending with a line feed.
    package static func render(_ digest: Digest) -> String {
        let wording = DigestWording(digest)
        var lines = head(wording) + news(wording) + AppendixText(wording).lines
        lines += ["", String(repeating: "-", count: TextLines.width)] + foot(wording)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The parts of the page that templates can use as they are.
    static func top(_ digest: Digest) -> String {
        head(DigestWording(digest)).joined(separator: "\n")
    }

    static func news(_ digest: Digest) -> String {
        news(DigestWording(digest)).drop { $0.isEmpty }.joined(separator: "\n")
    }

    static func rest(_ digest: Digest) -> String {
        AppendixText(DigestWording(digest)).lines.drop { $0.isEmpty }.joined(separator: "\n")
    }

    static func end(_ digest: Digest) -> String {
        foot(DigestWording(digest)).joined(separator: "\n")
    }

    private static func foot(_ wording: DigestWording) -> [String] {
        TextLines.wrapped(wording.next) + TextLines.wrapped(wording.window)
            + TextLines.wrapped("Rules in force: " + VisibleText.line(wording.digest.rulesHash))
    }

    private static func head(_ wording: DigestWording) -> [String] {
        let screen = FirstScreen(wording)
        var lines = TextLines.wrapped("LOOKOUT · " + wording.kicker)
        lines += [wording.title, String(repeating: "=", count: DisplayWidth.columns(wording.title)), ""]
        lines += TextLines.wrapped(screen.trust) + TextLines.wrapped(screen.counts)
        for (number, story) in screen.top.enumerated() {
            let outlet = screen.outlet(story).map { " (\($0))" } ?? ""
            lines += TextLines.wrapped(screen.headline(story) + outlet, first: "  \(number + 1). ", rest: "     ")
        }
        for line in screen.sentences { lines += TextLines.wrapped(line) }
        for banner in [wording.sampleBanner, wording.firstLookBanner].compactMap(\.self) {
            lines += [""] + TextLines.wrapped(banner, first: "* ", rest: "  ")
        }
        if let broken = wording.brokenSentence {
            lines += [""] + TextLines.wrapped(broken, first: "! ", rest: "  ")
        }
        return lines
    }

    private static func news(_ wording: DigestWording) -> [String] {
        guard !wording.ranked.isEmpty else { return [] }
        var lines = TextLines.heading("What is new")
        for (number, story) in wording.told.enumerated() {
            if number > 0 { lines.append("") }
            lines += full(story, number: number + 1, wording)
        }
        for section in wording.digest.sections {
            let brief = wording.brief(section)
            guard !brief.isEmpty else { continue }
            lines += [""]
            lines += TextLines.wrapped(
                "\(VisibleText.line(section.title)): \(wording.tally(section, brief: brief.count))"
            )
            for story in brief { lines += TextLines.brief(story, wording) }
        }
        return lines
    }

    private static func full(_ story: DigestStory, number: Int, _ wording: DigestWording) -> [String] {
        let words = StoryWording(story, wording)
        var lines = TextLines.wrapped(wording.headline(story.title), first: "\(number). ", rest: "   ")
        if let first = story.items.first {
            lines += TextLines.wrapped(wording.source(first, isFull: true), first: "   ", rest: "   ")
            lines += TextLines.earlier(first, indent: "   ", wording)
            if let lead = wording.lead(first) { lines += TextLines.wrapped(lead, first: "   ", rest: "   ") }
            lines += TextLines.address(first, indent: "   ")
        }
        for item in story.items.dropFirst() {
            lines += TextLines.wrapped(wording.headline(item.title), first: "   + ", rest: "     ")
            lines += TextLines.wrapped(wording.source(item, isFull: true), first: "     ", rest: "     ")
            lines += TextLines.earlier(item, indent: "     ", wording) + TextLines.address(item, indent: "     ")
        }
        lines += TextLines.wrapped(words.reason, first: "   Why here: ", rest: "     ")
        return lines + TextLines.wrapped(words.notes().joined(separator: " · "), first: "     ", rest: "     ")
    }
}
