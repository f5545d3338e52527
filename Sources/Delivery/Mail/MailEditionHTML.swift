import LookoutModel
import Text

/// The page of a mail that brings an edition: its first screen, and of its developments as many as fit, the weightiest
/// ones before all others.
struct MailEditionHTML {
    /// Bytes that are kept for what is said of the developments that are left out.
    private static let reserve = 600

    let message: Message
    let letter: EditionLetter
    private var outline: EditionOutline { letter.outline }

    /// The developments that fit, by section and place in it, each as it is set.
    private var fitting: [[MailMarkup?]] = []

    init(_ message: Message, _ letter: EditionLetter) {
        self.message = message
        self.letter = letter
        // What stands around them is the same however many there are.
        let around = page.utf8.count
        fitting = filled(MailHTML.limit - around - Self.reserve)
    }

    /// How many developments are left out.
    var left: Int { fitting.reduce(0) { $0 + $1.count { $0 == nil } } }

    /// Whether the whole page goes along as a file.
    var isAttached: Bool {
        left > 0 && MailText.link(of: message) == nil && letter.page.utf8.count <= EditionLetter.largest
    }

    /// What is said of what is left out; nil where nothing is.
    var remark: String? {
        guard left > 0 else { return nil }
        let what = left == 1 ? "One more development does" : "\(left) more developments do"
        let file = { (name: String) in MailText.line(name, columns: 80) }
        let place =
            isAttached
            ? "the whole edition is attached as \(file(letter.fileName))"
            : MailText.link(of: message) != nil
                ? "the page has the whole edition"
                : "Digests/\(file(letter.place)) in the home of Lookout has the whole edition"
        return "\(what) not fit into this mail: \(place)."
    }

    var page: String {
        MailFrame.page(title: MailForm.subject(of: message), preview: outline.counts.first) { page in
            page.constant("\n")
            page.block("p", .kicker) { $0.text(Self.safe(outline.kicker, 120)) }
            page.block("h1", .headline) { $0.text(Self.safe(outline.title, 120)) }
            page.block("p", .when) { page in
                page.text(outline.counts.map { Self.safe($0, 600) }.joined(separator: " "))
            }
            for banner in outline.banners { page.block("p", .drill) { $0.text(Self.safe(banner, 400)) } }
            for (section, stories) in zip(outline.sections, fitting) { news(section, stories, &page) }
            if let remark { page.block("p", .paragraph) { $0.text(remark) } }
            if let link = MailText.link(of: message) {
                page.block("p", .paragraph) { $0.link(link, .button, [], "Open the page") }
            }
            for aside in outline.asides {
                page.block("p", .facts, [("dir", "auto")]) { $0.text(Self.safe(aside, 900)) }
            }
            page.block("p", .foot) { page in
                page.text(outline.foot.map { Self.safe($0, 900) }.joined(separator: " "))
            }
            page.block("p", .foot) { $0.text("Lookout, digest \(MailText.line(message.id, columns: 60))") }
        }
    }

    /// The developments of a section, and its heading where any of them is there.
    private func news(_ section: EditionOutline.Section, _ stories: [MailMarkup?], _ page: inout MailMarkup) {
        let shown = stories.compactMap(\.self)
        guard !shown.isEmpty else { return }
        page.set(Self.heading(section))
        for story in shown { page.set(story) }
        if shown.count < stories.count {
            page.block("p", .facts) { $0.text("and \(stories.count - shown.count) more") }
        }
    }

    private static func heading(_ section: EditionOutline.Section) -> MailMarkup {
        var page = MailMarkup()
        page.block("p", .label, [("dir", "auto")]) { page in
            page.text(safe(section.title, 160))
            if let mark = section.mark {
                page.text(" · ")
                page.element("span", .loud, [], mark)
            }
            page.text(" · \(section.stories.count)")
        }
        return page
    }

    /// Sets all developments, those with a rank first, until so many bytes are full.
    private func filled(_ bytes: Int) -> [[MailMarkup?]] {
        let sections = outline.sections
        var set: [[MailMarkup?]] = sections.map { $0.stories.map { _ in nil } }
        let places = sections.indices.flatMap { section in
            sections[section].stories.indices.map { (section: section, place: $0) }
        }
        func rank(_ at: (section: Int, place: Int)) -> Int { sections[at.section].stories[at.place].rank ?? .max }
        let ordered = places.enumerated().sorted { left, right in
            let ranks = (rank(left.element), rank(right.element))
            return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : left.offset < right.offset
        }.map(\.element)
        var room = bytes
        var begun: Set<Int> = []
        for at in ordered {
            let markup = Self.markup(sections[at.section].stories[at.place])
            room -= markup.html.utf8.count
            // With the heading comes the line of what is missing.
            if begun.insert(at.section).inserted { room -= Self.heading(sections[at.section]).html.utf8.count + 120 }
            if room < 0 { break }
            set[at.section][at.place] = markup
        }
        return set
    }

    private static func markup(_ story: EditionOutline.Story) -> MailMarkup {
        var page = MailMarkup()
        var attributes: [(StaticString, String)] = [("dir", "auto")]
        if let language = story.language { attributes.append(("lang", MailText.line(language, columns: 40))) }
        let link = story.link.flatMap { WebLink($0) }
        let facts = ([story.source] + story.notes).filter { !$0.isEmpty }.map { safe($0, 300) }.joined(separator: " · ")
        if story.rank == nil {
            page.block("p", .brief, attributes) { page in
                let headline = safe(story.headline, 240)
                if let link { page.link(link, .link, [], headline) } else { page.text(headline) }
                page.constant("<br>")
                page.element("span", .note, [], facts)
            }
        } else {
            page.block("h2", .title, attributes) { page in
                let headline = safe(story.headline, 240)
                if let link { page.link(link, .titleLink, [], headline) } else { page.text(headline) }
            }
            page.block("p", .facts) { $0.text(facts) }
            if let lead = story.lead { page.block("p", .lead, attributes) { $0.text(safe(lead, 420)) } }
        }
        return page
    }

    private static func safe(_ text: String, _ columns: Int) -> String {
        // Marks and joiners take no column, but as many bytes as any letter.
        MailText.beginning(of: MailText.line(text, columns: columns), bytes: columns * 4)
    }
}
