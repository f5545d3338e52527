import LookoutModel
import Text

/// The HTML of a mail: the news first, then the reason; one column, no image, nothing that is fetched.
///
/// An alert, and several in one, are set from their items and causes; any other message from its text.
package struct MailHTML: Sendable {
    /// Bytes of the page; items beyond it are counted, not shown.
    static let limit = 40_000

    private let time: LocalTime

    package init(time: LocalTime) {
        self.time = time
    }

    /// The page of a message: UTF-8, lines ended by line feeds.
    package func of(_ message: Message) -> String {
        MailFrame.page(title: MailForm.subject(of: message), preview: preview(message)) { content(message, &$0) }
    }

    /// What a list of mails shows after the subject.
    private func preview(_ message: Message) -> String? {
        guard let item = message.items.first, !item.lead.isEmpty else { return nil }
        return MailText.line(item.source, columns: 60) + ": " + MailText.line(item.lead, columns: 120)
    }

    private func content(_ message: Message, _ page: inout MailMarkup) {
        page.constant("\n")
        if message.isDrill { page.block("p", .drill) { $0.text(MailText.drill) } }
        kicker(message, &page)
        headline(message, &page)
        page.block("p", .when) { $0.text(time.text(message.created)) }
        if message.kind == .alert || message.kind == .group, !message.items.isEmpty {
            if let again = message.again {
                page.block("p", .paragraph) { $0.text(MailText.line(again, columns: 240)) }
            }
            items(message, &page)
            if message.moreItems > 0 { page.block("p", .facts) { $0.text(ShownText.more(message.moreItems)) } }
            if message.morePossible > 0 {
                page.block("p", .facts) { $0.text(ShownText.possible([], more: message.morePossible)) }
            }
            if let note = message.languageNote {
                page.block("p", .paragraph) { $0.text(MailText.line(note, columns: 240)) }
            }
            if message.parts.isEmpty {
                MailReasonHTML.write(message.causes, &page)
            } else {
                page.block("p", .facts) { $0.text(ShownText.together) }
            }
        } else {
            MailParagraphs.write(message, &page)
        }
        if let link = MailText.link(of: message) {
            page.block("p", .paragraph) { $0.link(link, .button, [], "Open the page") }
        }
        page.block("p", .foot) { page in
            page.text("Lookout, \(name(of: message.kind).lowercased()) \(MailText.line(message.id, columns: 60))")
        }
    }

    private func kicker(_ message: Message, _ page: inout MailMarkup) {
        page.block("p", .kicker) { page in
            if message.priority == .critical {
                page.element("span", .loud, [], "CRITICAL")
            } else {
                page.text(name(of: message.kind))
            }
            let topic = MailText.line(message.topic, columns: 120)
            if !topic.isEmpty { page.text(" · " + topic) }
        }
    }

    private func headline(_ message: Message, _ page: inout MailMarkup) {
        let text = MailText.headline(of: message)
        let first = message.items.first.flatMap { MailText.title($0.title) == text ? $0 : nil }
        page.block("h1", .headline, first.map(MailItemHTML.language) ?? [("dir", "auto")]) { page in
            if let link = first?.link.flatMap({ WebLink($0) }) {
                page.link(link, .headlineLink, [], text)
            } else {
                page.text(text)
            }
        }
    }

    private func items(_ message: Message, _ page: inout MailMarkup) {
        let headline = MailText.headline(of: message)
        for (index, item) in message.items.enumerated() {
            // The longest item is below 10 KB, and so are the reasons.
            guard page.html.utf8.count < MailHTML.limit - 20_000 else {
                let left = message.items.count - index
                page.block("p", .paragraph) { $0.text("and \(left) more, left out of this mail") }
                break
            }
            let part = index < message.parts.count ? message.parts[index] : nil
            let title = MailText.title(part?.headline ?? item.title)
            let shown = index > 0 || title != headline ? title : nil
            MailItemHTML(time: time).write(item, title: shown, part: part, &page)
            if let part {
                MailReasonHTML.write(part.causes, &page)
                page.block("p", .facts) { $0.text(ShownText.id(part)) }
            }
        }
    }

    private func name(of kind: Message.Kind) -> String {
        switch kind {
        case .alert: "Alert"
        case .group: "Alerts"
        case .firstLook: "First look"
        case .surge: "Surge"
        case .absence: "Absence"
        case .digest: "Digest"
        case .notice: "Notice"
        }
    }
}
