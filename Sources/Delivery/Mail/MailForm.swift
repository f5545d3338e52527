import LookoutModel
import Text

/// A message as a mail (RFC 5322, MIME): plain text and HTML beside each other, CRLF line ends, ASCII throughout.
///
/// It is the same at every attempt, its `Message-ID` is made of the outbox id, and it is under 100 KB, for large mails are
/// cut by those who show them; only an edition that cannot be linked to has its whole page along as a file.
package struct MailForm: MessageForm {
    private let settings: MailSettings
    private let time: LocalTime

    package init(settings: MailSettings, time: LocalTime) {
        self.settings = settings
        self.time = time
    }

    package func body(of message: Message, to recipient: String) -> String {
        let id = ids.token(message.id)
        // Neither encoding can bring forth `=_`.
        let boundary = "=_" + id.prefix(40)
        var header = MailHeader()
        header.add("From", display: MailText.line(settings.name, columns: 60), settings.from)
        if let address = try? MailAddress(recipient) {
            header.add("To", words: ["<\(address)>"])
        } else {
            // No sink sends this one; the field must be there all the same.
            header.add("To", "undisclosed-recipients:;")
        }
        header.add("Subject", text: MailForm.subject(of: message))
        header.add("Date", MailDateText.of(message.created))
        header.add("Message-ID", words: [ids.message(message.id)])
        if let story = message.story {
            let thread = ids.thread(story)
            if message.revision > 0 { header.add("In-Reply-To", words: [thread]) }
            header.add("References", words: [thread])
        }
        header.add("List-Id", words: ["Lookout", "<lookout.\(listDomain)>"])
        header.add("Auto-Submitted", "auto-generated")
        header.add("X-Auto-Response-Suppress", "All")
        header.add("X-Lookout-Kind", message.kind.rawValue)
        header.add("X-Lookout-Priority", message.priority.rawValue)
        if message.priority == .critical { header.add("Importance", "high") }
        header.add("MIME-Version", "1.0")
        guard let letter = message.letter else {
            let parts = [
                MailPart(mediaType: "text/plain", text: MailText.of(message)),
                MailPart(mediaType: "text/html", text: MailHTML(time: time).of(message)),
            ]
            return header.text + MailForm.alternatives(parts, boundary)
        }
        let page = MailEditionHTML(message, letter)
        let parts = [
            MailPart(mediaType: "text/plain", text: MailText.of(message, remark: page.remark)),
            MailPart(mediaType: "text/html", text: page.page),
        ]
        guard page.isAttached else { return header.text + MailForm.alternatives(parts, boundary) }
        let outer = "=_file" + id.prefix(40)
        header.add("Content-Type", words: ["multipart/mixed;", "boundary=\"\(outer)\""])
        let file = MailPart(mediaType: "text/html", text: letter.page, fileName: letter.fileName)
        return header.text + "\r\n--\(outer)\r\n" + MailForm.alternatives(parts, boundary)
            + "\r\n--\(outer)\r\n\(file.encoded)\r\n--\(outer)--\r\n"
    }

    /// The same content in several forms, of which a reader shows the last that it can.
    private static func alternatives(_ parts: [MailPart], _ boundary: String) -> String {
        var header = MailHeader()
        header.add("Content-Type", words: ["multipart/alternative;", "boundary=\"\(boundary)\""])
        return header.text + "\r\n" + parts.map { "--\(boundary)\r\n\($0.encoded)\r\n" }.joined()
            + "--\(boundary)--\r\n"
    }

    package func partsTold(_ message: Message, to recipient: String) -> Int {
        // Each alert ends with its id, in the text and in the page.
        let forms = [MailText.of(message), MailHTML(time: time).of(message)]
        return message.parts.prefix { part in forms.allSatisfy { $0.contains(ShownText.id(part)) } }.count
    }

    private var ids: MailID { MailID(domain: settings.from.domain) }

    private var listDomain: String {
        settings.listDomain.flatMap { MailAddress.isDomain($0.utf8) ? $0 : nil } ?? settings.from.domain
    }

    /// What stands in a list of mails: the headline, and before it what must not be overlooked.
    package static func subject(of message: Message) -> String {
        let headline = MailText.headline(of: message)
        let drill = message.isDrill && !headline.hasPrefix("DRILL") ? "DRILL: " : ""
        let loud = message.priority == .critical ? "CRITICAL: " : ""
        return drill + loud + headline
    }
}
