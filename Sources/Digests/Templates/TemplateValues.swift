import LookoutModel
import Mustache
import Text

/// What a template's names stand for in one digest, made safe for its form.
struct TemplateValues {
    private let wording: DigestWording
    private let format: DigestFormat

    /// What stands for a name that has no value here: nothing, and not what a section further out has.
    private struct Absent: MustacheCustomRenderable {
        let renderText = ""
        let isNull = true
    }

    init(_ digest: Digest, format: DigestFormat) {
        wording = DigestWording(digest)
        self.format = format
    }

    /// The values of all names.
    var all: [String: Any] {
        let digest = wording.digest
        let screen = FirstScreen(wording)
        var banners = [wording.sampleBanner, wording.firstLookBanner].compactMap(\.self)
        if let broken = wording.brokenSentence { banners.append(broken) }
        var values: [String: Any] = [
            "title": text(wording.title), "kicker": text(wording.kicker),
            "date": CivilDate(dayNumber: digest.day.number).description,
            "trust": text(screen.trust), "counts": text(screen.counts),
            "new": DigestDate.grouped(wording.ranked.count), "has-news": !wording.ranked.isEmpty,
            "in-short": screen.top.map { story in
                [
                    "headline": text(screen.headline(story)),
                    "link": address(story.items.first?.link),
                    "lang": text(LanguageTag.valid(story.items.first?.language) ?? ""),
                ] as [String: Any]
            },
            "notes": screen.sentences.map { ["note": text($0)] },
            "banners": banners.map { ["banner": text($0)] },
            "developments": wording.told.enumerated().map { development($0.element, number: $0.offset + 1) },
            "rules": rules,
            "next": text(wording.next), "window": text(wording.window),
            "rules-hash": text(VisibleText.line(digest.rulesHash)),
        ]
        for (name, part) in parts { values[name] = part }
        return values
    }

    private var rules: [[String: Any]] {
        wording.digest.sections.compactMap { section in
            let brief = wording.brief(section)
            guard !brief.isEmpty else { return nil }
            return [
                "rule-title": text(VisibleText.line(section.title)),
                "rule-count": text(wording.tally(section, brief: brief.count)),
                "rule-developments": brief.map { development($0, number: nil) },
            ]
        }
    }

    private func development(_ story: DigestStory, number: Int?) -> [String: Any] {
        let words = StoryWording(story, wording)
        let first = story.items.first
        var values = item(first, title: story.title)
        values["number"] = optional(number.map(String.init))
        values["lead"] = optional(first.flatMap(wording.lead))
        values["rule"] = text(wording.rule(of: story))
        values["caught"] = text(words.caught)
        values["also"] = optional(words.also)
        values["matched"] = optional(words.matched())
        values["kin"] = optional(words.kin())
        values["reason"] = text(words.reason)
        values["priority"] = text(wording.priority(of: story).rawValue)
        values["sources"] = String(story.sourceCount)
        values["more"] = optional(words.more)
        values["day"] = String(story.dayNumber)
        values["history"] = wording.hasStoryPages ? own(PageName.story(story.id)) : Absent()
        values["others"] = story.items.dropFirst().map { item($0, title: $0.title) }
        return values
    }

    private func item(_ item: DigestItem?, title: String) -> [String: Any] {
        [
            "headline": text(wording.headline(title)),
            "link": address(item?.link),
            "outlet": text(item.map(wording.outlet) ?? ""),
            "kind": text(item?.kind.rawValue ?? ""),
            "language": optional(item.flatMap { wording.language($0, isFull: true) }),
            "lang": text(LanguageTag.valid(item?.language) ?? ""),
            "time": optional(item?.published.map(wording.time)),
            "is-official": item?.kind == .official,
            "is-state-media": item?.isStateMedia ?? false,
            "is-possible": item?.isPossible ?? false,
        ]
    }

    private func text(_ text: String) -> String {
        switch format {
        case .html: Escaping.html(text)
        case .markdown: TemplateValues.markdown(text)
        case .text, .json: text
        }
    }

    /// Text for Markdown that stays text within the title of a link and within HTML too: what ends those is written as a
    /// reference, and not only behind a backslash.
    private static func markdown(_ text: String) -> String {
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in MarkdownText.text(text).utf8 {
            if let reference = references[byte] {
                bytes += reference
            } else {
                if isEscaped { bytes.append(UInt8(ascii: "\\")) }
                if byte != UInt8(ascii: "\\") || isEscaped { bytes.append(byte) }
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let references: [UInt8: [UInt8]] = [
        UInt8(ascii: "&"): Array("&amp;".utf8), UInt8(ascii: "<"): Array("&lt;".utf8),
        UInt8(ascii: ">"): Array("&gt;".utf8),
        UInt8(ascii: "\""): Array("&quot;".utf8), UInt8(ascii: "'"): Array("&#39;".utf8),
    ]

    private func optional(_ value: String?) -> Any {
        value.map { text($0) as Any } ?? Absent()
    }

    private func address(_ link: String?) -> Any {
        guard let link = link.flatMap({ WebLink($0) }) else { return Absent() }
        switch format {
        case .html: return Escaping.html(link.address)
        case .markdown: return Escaping.markdownDestination(link)
        case .text, .json: return link.address
        }
    }

    /// The address of a page of ours, which is a name of plain letters.
    private func own(_ page: String) -> String {
        format == .html ? Escaping.html(page) : page
    }

    private var parts: [String: String] {
        let digest = wording.digest
        return switch format {
        case .html:
            [
                "top-part": HTMLRenderer.top(digest), "news-part": HTMLRenderer.news(digest),
                "rest-part": HTMLRenderer.rest(digest), "end-part": HTMLRenderer.end(digest),
                "style-part": HTMLRenderer.style,
            ]
        case .markdown:
            [
                "top-part": MarkdownRenderer.top(digest), "news-part": MarkdownRenderer.news(digest),
                "rest-part": MarkdownRenderer.rest(digest), "end-part": MarkdownRenderer.end(digest), "style-part": "",
            ]
        case .text, .json:
            [
                "top-part": TextRenderer.top(digest), "news-part": TextRenderer.news(digest),
                "rest-part": TextRenderer.rest(digest), "end-part": TextRenderer.end(digest), "style-part": "",
            ]
        }
    }
}
