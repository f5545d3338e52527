import LookoutModel
import Text

/// A digest as Markdown (CommonMark), which reads well as it stands and renders to the same page.
///
/// Nothing from a feed becomes markup: text is escaped, and only http and https addresses become links.
package enum MarkdownRenderer {
    /// The document, ending with a line feed.
    package static func render(_ digest: Digest) -> String {
        let wording = DigestWording(digest)
        var paragraphs = head(wording)
        for section in digest.sections where !section.stories.isEmpty { paragraphs += news(section, wording) }
        paragraphs += background(wording) + newRules(wording) + trials(wording)
        paragraphs += quiet(wording) + failing(wording) + ledger(wording)
        paragraphs += [
            "---", "**\(text(wording.next))**", text(wording.window),
            "Rules in force: " + text(VisibleText.line(digest.rulesHash)),
        ]
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    private static func head(_ wording: DigestWording) -> [String] {
        var paragraphs = [
            "# " + text(wording.title), "Lookout · " + text(wording.kicker), "**\(text(wording.counts))**",
        ]
        paragraphs.append(text(wording.trust))
        paragraphs += [wording.sampleBanner, wording.firstLookBanner].compactMap(\.self).map { "> " + text($0) }
        guard !wording.digest.brokenRules.isEmpty else { return paragraphs }
        paragraphs.append("## " + text(wording.brokenTitle))
        paragraphs.append(
            list(
                wording.digest.brokenRules.map { rule in
                    "\(text(wording.place(rule))): \(text(VisibleText.line(rule.message)))  \n  \(text(wording.state(rule)))"
                }
            )
        )
        return paragraphs
    }

    private static func news(_ section: DigestSection, _ wording: DigestWording) -> [String] {
        let loud = section.priority > .digest ? " (\(section.priority.rawValue))" : ""
        var paragraphs = ["## " + text(VisibleText.line(section.title)) + loud]
        let (full, brief) = wording.divided(section)
        for story in full {
            paragraphs.append("### " + link(story.title, story.items.first, wording))
            guard let first = story.items.first else { continue }
            if let lead = wording.lead(first) { paragraphs.append(text(lead)) }
            paragraphs.append("*\(text(wording.source(first)))*")
            let others = story.items.dropFirst().map { line($0, wording) }
            if !others.isEmpty { paragraphs.append(list(others)) }
            let why = [wording.matched(story), wording.also(story), wording.kin(story), wording.age(story)]
                .compactMap(\.self)
            if !why.isEmpty { paragraphs.append(text(why.joined(separator: " · "))) }
        }
        guard !brief.isEmpty else { return paragraphs }
        paragraphs.append(
            list(
                brief.map { story in
                    let more = [
                        wording.more(story), wording.age(story), wording.also(story),
                        wording.kin(story, withHeadlines: true),
                    ].compactMap(\.self)
                    let source = story.items.first.map(wording.source)
                    let notes = ([source].compactMap(\.self) + more).joined(separator: " · ")
                    return link(story.title, story.items.first, wording) + " · " + text(notes)
                }
            )
        )
        return paragraphs
    }

    private static func background(_ wording: DigestWording) -> [String] {
        let sections = wording.digest.sections.filter { ($0.background?.count ?? 0) > 0 }
        guard !sections.isEmpty else { return [] }
        return ["## Background"]
            + sections.flatMap { section -> [String] in
                guard let background = section.background else { return [] }
                return earlier(section.title, background.count, background.headlines, wording)
            }
    }

    private static func newRules(_ wording: DigestWording) -> [String] {
        wording.digest.newRules.isEmpty
            ? []
            : ["## New rules"]
                + wording.digest.newRules.flatMap {
                    earlier("New rule: " + $0.title, $0.earlier, $0.headlines, wording)
                }
    }

    private static func trials(_ wording: DigestWording) -> [String] {
        let rules = wording.digest.trialRules ?? []
        guard !rules.isEmpty else { return [] }
        return ["## On trial"]
            + rules.flatMap { earlier($0.title, $0.caught, $0.headlines, wording, "caught, on trial") }
    }

    private static func earlier(
        _ title: String,
        _ count: Int,
        _ headlines: [DigestItem],
        _ wording: DigestWording,
        _ noun: String = "earlier"
    ) -> [String] {
        let head = "**\(text(VisibleText.line(title)))**: \(DigestDate.grouped(count)) \(noun)"
        return headlines.isEmpty ? [head] : [head, list(headlines.map { line($0, wording) })]
    }

    private static func quiet(_ wording: DigestWording) -> [String] {
        let rules = wording.digest.quietRules
        guard !rules.isEmpty else { return [] }
        let lines = rules.map { text(VisibleText.line($0.title) + ": " + wording.quiet($0)) }
        return ["## Quiet: \(DigestDate.count(rules.count, "rule"))", list(lines)]
    }

    private static func failing(_ wording: DigestWording) -> [String] {
        let feeds = wording.digest.failingFeeds
        guard !feeds.isEmpty else { return [] }
        let lines = feeds.map { feed in
            text("\(wording.headline(feed.title)), since \(wording.time(feed.since)): \(VisibleText.line(feed.reason))")
        }
        return ["## No answer from \(DigestDate.count(feeds.count, "source"))", list(lines)]
    }

    private static func ledger(_ wording: DigestWording) -> [String] {
        ["## Ledger", list(wording.ledger.map { "\($0.name): \(DigestDate.grouped($0.count))" })]
    }

    private static func line(_ item: DigestItem, _ wording: DigestWording) -> String {
        link(item.title, item, wording) + " · " + text(wording.source(item))
    }

    private static func link(_ title: String, _ item: DigestItem?, _ wording: DigestWording) -> String {
        let title = text(wording.headline(title))
        guard let link = item?.link.flatMap({ WebLink($0) }) else { return title }
        return "[\(title)](<\(Escaping.markdownDestination(link))>)"
    }

    private static func list(_ lines: [String]) -> String {
        lines.map { "- " + $0 }.joined(separator: "\n")
    }

    private static func text(_ text: String) -> String {
        Escaping.markdown(text)
    }
}
