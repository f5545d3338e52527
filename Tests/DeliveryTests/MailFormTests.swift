import Delivery
import LookoutModel
import Platform
import TestSupport
import Testing
import Text

/// Mails as they are written.
@Suite struct MailFormTests {
    private func body(_ message: Message, to recipient: String = "reader@desk.example") throws -> String {
        try MailSamples.form().body(of: message, to: recipient)
    }

    /// The header fields, folded lines joined.
    private func fields(_ body: String) -> [String] {
        let head = body.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            String($0.last == "\r" ? $0.dropLast() : $0)
        }.prefix { !$0.isEmpty }
        return head.reduce(into: []) { fields, line in
            if line.hasPrefix(" "), !fields.isEmpty { fields[fields.count - 1] += line } else { fields.append(line) }
        }
    }

    private func golden(_ message: Message, _ name: String) throws {
        let body = try body(message)
        let lines = body.split(separator: "\r\n", omittingEmptySubsequences: false)
        try expectGolden(lines.joined(separator: "\n"), name + ".eml")
        try expectGolden(MailHTML(time: LocalTime(zone: .utc)).of(message), name + ".html")
    }

    @Test func `an alert is a mail in text and HTML`() throws {
        try golden(MailSamples.alert(), "mail-alert")
    }

    @Test func `a critical alert in Korean with a page to open says all that`() throws {
        let message = MailSamples.alert(
            items: [MailSamples.items[1]],
            priority: .critical,
            link: "https://lookout.desk.example/2026-11-24.html#s1",
            revision: 2
        )
        try golden(message, "mail-critical-korean")
    }

    @Test func `a drill says so in its first words`() throws {
        let message = MailSamples.alert(items: [MailSamples.items[0]], isDrill: true)
        try golden(message, "mail-drill")
        let fields = fields(try body(message))
        #expect(fields.contains("Subject: DRILL: Allies settle the home of the Trilateral Secretariat"))
    }

    @Test func `what is no alert is set from its text`() throws {
        let text = """
            FIRST LOOK: 2 developments of the last 24 hours
            2026-11-24 17:40 UTC

            This is the first run, so you are told once how much there is, not each of it.
            The digest has the rest; from now on each new development under a rule of
            priority alert or critical is an alert of its own.

            - The trilateral secretariat: 1 new, 12 older  [trilateral-secretariat, alert]
            - A rule with a title that is so long that its line had to be broken before
              its end: 3 new  [long, digest]

            Allies settle the home of the Trilateral Secretariat
              Harbour Gazette, press, en, 2026-11-24 16:40 UTC
              https://news.example.org/a?b=1&c=2
              日米韓3カ国は協力事務局をソウルに置くことで合意した。外務省が24日発表した。日米韓
              3カ国は協力事務局をソウルに置くことで合意した。

            Alert ffeeddccbbaa99887766554433221100

            """
        try golden(MailSamples.notice(text, headline: "2 developments", kind: .firstLook), "mail-first-look")
    }

    @Test func `ids come from the outbox and from the story`() throws {
        let first = fields(try body(MailSamples.alert()))
        #expect(first.contains("Message-ID: <00112233445566778899aabbccddeeff@desk.example>"))
        #expect(first.contains("References: <story-0123456789abcdef@desk.example>"))
        #expect(!first.contains { $0.hasPrefix("In-Reply-To:") })
        let later = fields(try body(MailSamples.alert(revision: 1)))
        #expect(later.contains("In-Reply-To: <story-0123456789abcdef@desk.example>"))
        let notice = fields(try body(MailSamples.notice("Text")))
        #expect(!notice.contains { $0.hasPrefix("References:") })
    }

    @Test func `nobody answers it by machine, and lists can be told from each other`() throws {
        let fields = fields(try body(MailSamples.alert(priority: .critical)))
        for field in [
            "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All",
            "List-Id: Lookout <lookout.desk.example>",
            "Date: Tue, 24 Nov 2026 17:40:00 +0000", "From: Lookout <lookout@desk.example>",
            "To: <reader@desk.example>",
            "Importance: high", "MIME-Version: 1.0", "X-Lookout-Kind: alert",
        ] {
            #expect(fields.contains(field), "\(field)")
        }
        var settings = try MailSamples.settings()
        settings.listDomain = "lists.desk.example"
        let form = MailForm(settings: settings, time: LocalTime(zone: .utc))
        #expect(form.body(of: MailSamples.alert(), to: "a@b.example").contains("<lookout.lists.desk.example>\r\n"))
        settings.listDomain = "lists\r\nX: y"
        let bent = MailForm(settings: settings, time: LocalTime(zone: .utc))
        #expect(bent.body(of: MailSamples.alert(), to: "a@b.example").contains("<lookout.desk.example>\r\n"))
    }

    @Test func `without a base address no place on this machine is named`() throws {
        let message = MailSamples.alert()
        let html = MailHTML(time: LocalTime(zone: .utc)).of(message)
        #expect(!html.contains("Open the page"))
        for text in [html, MailText.of(message)] {
            #expect(!text.contains("file:") && !text.contains("Digests/") && !text.contains("Alerts/"))
        }
        let linked = MailSamples.alert(link: "https://lookout.desk.example/a.html")
        #expect(MailText.of(linked).hasSuffix("\n\nMore: https://lookout.desk.example/a.html\n"))
        #expect(!MailText.of(MailSamples.alert(link: "file:///home/desk/a.html")).contains("file:"))
    }

    @Test func `times are told in the reader's zone too`() throws {
        let zone = try SystemZones().zone(named: "Asia/Tokyo")
        let html = MailHTML(time: LocalTime(zone: zone)).of(MailSamples.alert())
        #expect(html.contains("2026-11-24 17:40 UTC (2026-11-25 02:40 JST)"))
    }

    @Test func `a text too long for a mail is cut at a line, and the mail says so`() throws {
        let lines = (1...3_000).map { "Line \($0) of a text that goes on for far longer than any mail should" }
        let body = try body(MailSamples.notice(lines.joined(separator: "\n")))
        #expect(body.utf8.count < 100_000)
        let text = MailText.of(MailSamples.notice(lines.joined(separator: "\n")))
        #expect(text.contains("\n\nShortened: ") && text.contains(" more lines."))
        let many = (1...300).map { MailSamples.item("Item \($0)", lead: String(repeating: "word ", count: 80)) }
        let html = MailHTML(time: LocalTime(zone: .utc)).of(MailSamples.alert(items: many))
        #expect(html.contains(" more, left out of this mail"))
        #expect(try self.body(MailSamples.alert(items: many)).utf8.count < 100_000)
    }
}
