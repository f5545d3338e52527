import LookoutModel
import Text

/// A digest as plain text of 80 columns, for terminals and mail; only addresses may be longer.
package enum TextRenderer {
    private static let width = 80

    /// The document, ending with a line feed.
    package static func render(_ digest: Digest) -> String {
        let wording = DigestWording(digest)
        var lines = head(wording)
        for section in digest.sections where !section.stories.isEmpty { lines += news(section, wording) }
        lines +=
            background(wording) + newRules(wording) + trials(wording) + quiet(wording) + failing(wording)
            + ledger(wording)
        lines += ["", String(repeating: "-", count: width)]
        lines += wrapped(wording.next) + wrapped(wording.window)
        lines += wrapped("Rules in force: " + VisibleText.line(digest.rulesHash))
        return lines.joined(separator: "\n") + "\n"
    }

    private static func head(_ wording: DigestWording) -> [String] {
        var lines = wrapped("LOOKOUT · " + wording.kicker)
        lines += [wording.title, String(repeating: "=", count: DisplayWidth.columns(wording.title)), ""]
        lines += wrapped(wording.counts) + wrapped(wording.trust)
        for banner in [wording.sampleBanner, wording.firstLookBanner].compactMap(\.self) {
            lines += [""] + wrapped(banner, first: "* ", rest: "  ")
        }
        guard !wording.digest.brokenRules.isEmpty else { return lines }
        lines += heading(wording.brokenTitle)
        for rule in wording.digest.brokenRules {
            lines += wrapped(wording.place(rule) + ": " + VisibleText.line(rule.message), first: "! ", rest: "  ")
            lines += wrapped(wording.state(rule), first: "  ", rest: "  ")
        }
        return lines
    }

    private static func news(_ section: DigestSection, _ wording: DigestWording) -> [String] {
        let loud = section.priority > .digest ? " (\(section.priority.rawValue))" : ""
        var lines = heading(VisibleText.line(section.title) + loud)
        let (full, brief) = wording.divided(section)
        for (number, story) in full.enumerated() {
            if number > 0 { lines.append("") }
            lines += wrapped(wording.headline(story.title), first: "* ", rest: "  ")
            guard let first = story.items.first else { continue }
            lines += wrapped(wording.source(first), first: "  ", rest: "  ")
            if let lead = wording.lead(first) { lines += wrapped(lead, first: "  ", rest: "  ") }
            lines += address(first, indent: "  ")
            for item in story.items.dropFirst() {
                lines += wrapped(wording.headline(item.title), first: "  + ", rest: "    ")
                lines += wrapped(wording.source(item), first: "    ", rest: "    ") + address(item, indent: "    ")
            }
            let why = [wording.matched(story), wording.also(story), wording.kin(story), wording.age(story)]
                .compactMap(\.self)
            if !why.isEmpty { lines += wrapped(why.joined(separator: " · "), first: "  ", rest: "  ") }
        }
        if !full.isEmpty && !brief.isEmpty { lines.append("") }
        for story in brief {
            lines += wrapped(wording.headline(story.title), first: "- ", rest: "  ")
            let notes = [
                story.items.first.map(wording.source), wording.more(story), wording.age(story), wording.also(story),
                wording.kin(story, withHeadlines: true),
            ]
            lines += wrapped(notes.compactMap(\.self).joined(separator: " · "), first: "  ", rest: "  ")
            if let first = story.items.first { lines += address(first, indent: "  ") }
        }
        return lines
    }

    private static func background(_ wording: DigestWording) -> [String] {
        let sections = wording.digest.sections.filter { ($0.background?.count ?? 0) > 0 }
        guard !sections.isEmpty else { return [] }
        return heading("Background")
            + sections.flatMap { section -> [String] in
                guard let background = section.background else { return [] }
                return earlier(section.title, background.count, background.headlines, wording)
            }
    }

    private static func newRules(_ wording: DigestWording) -> [String] {
        wording.digest.newRules.isEmpty
            ? []
            : heading("New rules")
                + wording.digest.newRules.flatMap { earlier($0.title, $0.earlier, $0.headlines, wording) }
    }

    private static func trials(_ wording: DigestWording) -> [String] {
        let rules = wording.digest.trialRules ?? []
        guard !rules.isEmpty else { return [] }
        return heading("On trial")
            + rules.flatMap { earlier($0.title, $0.caught, $0.headlines, wording, "caught, on trial") }
    }

    private static func earlier(
        _ title: String,
        _ count: Int,
        _ headlines: [DigestItem],
        _ wording: DigestWording,
        _ noun: String = "earlier"
    ) -> [String] {
        wrapped("\(VisibleText.line(title)): \(DigestDate.grouped(count)) \(noun)")
            + headlines.flatMap { item in
                wrapped(wording.headline(item.title), first: "- ", rest: "  ")
                    + wrapped(wording.source(item), first: "  ", rest: "  ") + address(item, indent: "  ")
            }
    }

    private static func quiet(_ wording: DigestWording) -> [String] {
        let rules = wording.digest.quietRules
        guard !rules.isEmpty else { return [] }
        return heading("Quiet: \(DigestDate.count(rules.count, "rule"))")
            + rules.flatMap { wrapped(VisibleText.line($0.title) + ": " + wording.quiet($0), first: "- ", rest: "  ") }
    }

    private static func failing(_ wording: DigestWording) -> [String] {
        let feeds = wording.digest.failingFeeds
        guard !feeds.isEmpty else { return [] }
        return heading("No answer from \(DigestDate.count(feeds.count, "source"))")
            + feeds.flatMap { feed in
                wrapped(
                    "\(wording.headline(feed.title)), since \(wording.time(feed.since)): \(VisibleText.line(feed.reason))",
                    first: "- ",
                    rest: "  "
                )
            }
    }

    private static func ledger(_ wording: DigestWording) -> [String] {
        heading("Ledger")
            + wording.ledger.map { name, count in
                let number = DigestDate.grouped(count)
                return name + String(repeating: ".", count: max(2, 36 - name.utf8.count - number.utf8.count)) + number
            }
    }

    private static func heading(_ text: String) -> [String] {
        let title = LineWrapping.shortened(text, columns: width)
        return ["", title, String(repeating: "-", count: DisplayWidth.columns(title))]
    }

    private static func address(_ item: DigestItem, indent: String) -> [String] {
        item.link.flatMap { WebLink($0) }.map { [indent + $0.address] } ?? []
    }

    private static func wrapped(_ text: String, first: String = "", rest: String = "") -> [String] {
        LineWrapping.lines(text, width: width - rest.utf8.count).enumerated().map { number, line in
            (number == 0 ? first : rest) + line
        }
    }
}
