import Delivery
import LookoutModel
import Platform
import TestSupport
import Testing
import Text

/// Headlines and names in all scripts, as another program reads them.
@Suite(.enabled(if: PythonMailServer.hasPython, "no /usr/bin/python3"))
struct MailEncodingTests {
    private static let headlines = [
        "Plain and short", "", "한·미·일, 협력사무국 서울에 두기로", "日米韓事務局、ソウルに設置で合意", "Allies: “settled” – at last…",
        "=?utf-8?B?SGk=?= is no encoded word", "a =?b", "Tabs\tand  double  spaces", "trailing =", "шапка и ещё",
        "שלום עולם",
        "👨‍👩‍👧‍👦 families 🇯🇵🇰🇷🇺🇸 and flags", "Z\u{335}a\u{301}l\u{323}go", String(repeating: "長い見出し", count: 60),
        String(repeating: "word ", count: 80), String(repeating: "x", count: 200), "DRILL: said already",
        "\"quoted\" (comment) <x@y>",
        "ends with a backslash \\", "100 % = all?", "_underscores_ and ? marks",
    ]

    @Test func `a subject is read as it was written, folded at 78 columns`() async throws {
        let messages = Self.headlines.map { MailSamples.alert(headline: $0) }
        let form = try MailSamples.form()
        let mails = messages.map { Array(form.body(of: $0, to: "reader@desk.example").utf8) }
        let read = try await PythonMail.parse(mails)
        for (message, mail) in zip(messages, read) {
            #expect(mail.defects == [], "\(message.headline)")
            #expect(mail.values("Subject") == [MailForm.subject(of: message)])
        }
        for mail in mails {
            let lines = mail.split(separator: 0x0A).prefix { $0.first != 0x0D }
            #expect(lines.allSatisfy { $0.count <= 78 })
        }
    }

    @Test func `a name is read as it was written`() async throws {
        let names = [
            "Lookout", "Lookout of the Desk", "Wache, Büro", "속보", "O'Brien \"the\" Lookout", "a\\b", "x@y.example",
            "=?x", "",
            "日本の見張り番",
        ]
        var mails: [[UInt8]] = []
        for name in names {
            mails.append(Array(try MailSamples.form(name: name).body(of: MailSamples.alert(), to: "a@b.example").utf8))
        }
        let read = try await PythonMail.parse(mails)
        for (name, mail) in zip(names, read) {
            #expect(mail.fromName == name)
            #expect(mail.from == ["lookout@desk.example"])
            #expect(mail.defects == [], "\(name)")
        }
    }

    @Test func `text and page come back as they were`() async throws {
        let texts = [
            "ASCII alone\nand a second line\n", "Zeile mit Ümläuten = Gleichheitszeichen\n\n.\n..\nFrom here\n end \n",
            "日本語の本文\n한국어 본문\n",
            String(repeating: "x", count: 5_000), "", "\n\nblank lines around\n\n", "tab\there", "a\r\nb\rc\u{2028}d",
        ]
        let messages =
            texts.map { MailSamples.notice($0) } + [
                MailSamples.alert(link: "https://l.example/"), MailSamples.alert(isDrill: true),
            ]
        let form = try MailSamples.form()
        let read = try await PythonMail.parse(messages.map { Array(form.body(of: $0, to: "a@b.example").utf8) })
        for (message, mail) in zip(messages, read) {
            #expect(mail.text == MailText.of(message))
            #expect(mail.html == MailHTML(time: LocalTime(zone: .utc)).of(message))
            #expect(mail.defects == [])
        }
        #expect(read[1].text.contains("\n.\n..\nFrom here\n end"))
    }

    @Test func `an address that is none stands in no field`() async throws {
        let recipients = ["", "a@b.example\r\nBcc: c@d.example", "reader", "用户@例子.example", "a b@c.example"]
        let form = try MailSamples.form()
        let mails = recipients.map { Array(form.body(of: MailSamples.alert(), to: $0).utf8) }
        for mail in try await PythonMail.parse(mails) {
            #expect(mail.to == [])
            #expect(mail.values("To") == ["undisclosed-recipients:;"])
            #expect(mail.values("Bcc") == [])
        }
    }
}
