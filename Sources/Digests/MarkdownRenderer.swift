import LookoutModel
import Text

/// A digest as Markdown (CommonMark), which reads well as it stands and renders to the same page.
///
/// Nothing from a feed becomes markup: text is escaped, and only http and https addresses become links.
package enum MarkdownRenderer {
    /// The document, ending with a line feed.
    package static func render(_ digest: Digest) -> String {
        let wording = DigestWording(digest)
        let paragraphs = head(wording) + news(wording) + AppendixMarkdown(wording).paragraphs + ["---"] + foot(wording)
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    /// The parts of the page that templates can use as they are.
    static func top(_ digest: Digest) -> String {
        head(DigestWording(digest)).joined(separator: "\n\n")
    }

    static func news(_ digest: Digest) -> String {
        news(DigestWording(digest)).joined(separator: "\n\n")
    }

    static func rest(_ digest: Digest) -> String {
        AppendixMarkdown(DigestWording(digest)).paragraphs.joined(separator: "\n\n")
    }

    static func end(_ digest: Digest) -> String {
        foot(DigestWording(digest)).joined(separator: "\n\n")
    }

    private static func foot(_ wording: DigestWording) -> [String] {
        [
            "**\(MarkdownText.text(wording.next))**", MarkdownText.text(wording.window),
            "Rules in force: " + MarkdownText.text(VisibleText.line(wording.digest.rulesHash)),
        ]
    }

    private static func head(_ wording: DigestWording) -> [String] {
        let screen = FirstScreen(wording)
        var paragraphs = [
            "# " + MarkdownText.text(wording.title), "Lookout · " + MarkdownText.text(wording.kicker),
            MarkdownText.text(screen.trust), "**\(MarkdownText.text(screen.counts))**",
        ]
        let top = screen.top.enumerated().map { number, story in
            let outlet = screen.outlet(story).map { " (\($0))" } ?? ""
            return "\(number + 1). " + MarkdownText.text(screen.headline(story) + outlet)
        }
        if !top.isEmpty { paragraphs.append(top.joined(separator: "\n")) }
        paragraphs += screen.sentences.map(MarkdownText.text)
        paragraphs += [wording.sampleBanner, wording.firstLookBanner].compactMap(\.self).map {
            "> " + MarkdownText.text($0)
        }
        if let broken = wording.brokenSentence {
            paragraphs.append("> **\(MarkdownText.text(broken))**")
        }
        return paragraphs
    }

    private static func news(_ wording: DigestWording) -> [String] {
        guard !wording.ranked.isEmpty else { return [] }
        var paragraphs = ["## What is new"] + wording.told.flatMap { full($0, wording) }
        for section in wording.digest.sections {
            let brief = wording.brief(section)
            guard !brief.isEmpty else { continue }
            let tally = wording.tally(section, brief: brief.count)
            paragraphs.append("### \(MarkdownText.text(VisibleText.line(section.title))): \(tally)")
            paragraphs.append(MarkdownText.list(brief.map { MarkdownText.brief($0, wording) }))
        }
        return paragraphs
    }

    private static func full(_ story: DigestStory, _ wording: DigestWording) -> [String] {
        let words = StoryWording(story, wording)
        var paragraphs = ["### " + MarkdownText.link(story.title, story.items.first, wording)]
        if let first = story.items.first {
            if let lead = wording.lead(first) { paragraphs.append(MarkdownText.text(lead)) }
            let source = [wording.source(first, isFull: true)] + (first.earlierTitles ?? []).map(wording.earlier)
            paragraphs.append("*\(MarkdownText.text(source.joined(separator: " · ")))*")
        }
        let others = story.items.dropFirst().map { MarkdownText.item($0, isFull: true, wording) }
        if !others.isEmpty { paragraphs.append(MarkdownText.list(others)) }
        let notes = words.notes().joined(separator: " · ")
        return paragraphs + ["\(MarkdownText.text(words.reason)) · \(MarkdownText.text(notes))"]
    }
}
