import Delivery
import LookoutModel
import Platform
import TestSupport
import Testing
import Text

/// Whatever stands in a message, a mail has the fields, the recipient and the parts that we give it.
@Suite struct MailInjectionTests {
    private static let pieces = [
        "\r\n", "\n", "\r", "\u{0}", "\u{B}", "\u{C}", "\u{1B}[2J", "\u{85}", "\u{2028}", "\u{2029}", "\u{7F}",
        "\u{9B}",
        "\r\nBcc: evil@x.example\r\n", "\nSubject: forged\n", "\r\n\r\nbody", "\r\n.\r\n", "\n.\n", ".", "..",
        "\r\n.\r\nMAIL FROM:<evil@x.example>\r\n", "From ", "--=_", "--", "=?utf-8?B?SGk=?=", "=?", "?=", "=", "=0D=0A",
        "<script>alert(1)</script>", "\"", "'", "<", ">", "&", "&lt;", "\\", "`", "javascript:alert(1)", "x", " ", "  ",
        "\t",
        "é", "e\u{301}", "한국", "日本語", "שלום", "\u{202E}abc", "\u{2066}", "👨‍👩‍👧‍👦", "🇯🇵", "\u{FEFF}", "\u{FFFE}",
        "a@b.example", ", c@d.example",
        "(comment)", ";", ":", "Bcc:", "word", String(repeating: "y", count: 300), String(repeating: "長", count: 200),
        String(repeating: "\u{301}", count: 60), String(repeating: "\u{200D}", count: 200),
    ]

    private static func text(_ dice: inout SeededGenerator, pieces count: ClosedRange<Int> = 0...12) -> String {
        (0..<Int.random(in: count, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
    }

    private static func message(_ dice: inout SeededGenerator) -> Message {
        let items = (0..<Int.random(in: 0...4, using: &dice)).map { _ in
            MailSamples.item(
                text(&dice),
                lead: text(&dice),
                source: text(&dice),
                language: Bool.random(using: &dice) ? text(&dice) : "ko",
                link: Bool.random(using: &dice) ? "https://news.example/" + text(&dice) : text(&dice)
            )
        }
        let causes = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
            Alert.Cause(
                rule: RuleID(text(&dice)),
                title: text(&dice),
                priority: .alert,
                texts: (0..<Int.random(in: 0...3, using: &dice)).map { _ in
                    MatchedText(field: text(&dice, pieces: 0...2), text: text(&dice))
                }
            )
        }
        return Message(
            id: Bool.random(using: &dice) ? "00112233445566778899aabbccddeeff" : text(&dice),
            kind: Bool.random(using: &dice) ? .alert : .digest,
            created: Instant(seconds: Int64.random(in: Int64.min / 4...Int64.max / 4, using: &dice)),
            priority: Priority.allCases.randomElement(using: &dice) ?? .alert,
            headline: text(&dice),
            topic: text(&dice),
            story: Bool.random(using: &dice) ? text(&dice) : nil,
            revision: Int.random(in: 0...1, using: &dice),
            causes: causes,
            items: items,
            text: text(&dice, pieces: 0...60),
            link: Bool.random(using: &dice) ? text(&dice) : nil,
            isDrill: Bool.random(using: &dice)
        )
    }

    private static let names: Set = [
        "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "List-Id", "Auto-Submitted",
        "X-Auto-Response-Suppress", "X-Lookout-Kind", "X-Lookout-Priority", "Importance", "MIME-Version",
        "Content-Type",
    ]

    @Test(arguments: UInt64(1)...300)
    func `no text brings forth a field, a bare line break, a lone dot or a long line`(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let form = try MailSamples.form(name: Self.text(&dice))
        let body = form.body(of: Self.message(&dice), to: Bool.random(using: &dice) ? Self.text(&dice) : "a@b.example")
        let bytes = Array(body.utf8)
        #expect(bytes.count < 100_000)
        #expect(bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0D || $0 == 0x0A })
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A { #expect(index > 0 && bytes[index - 1] == 0x0D) }
            if byte == 0x0D { #expect(index + 1 < bytes.count && bytes[index + 1] == 0x0A) }
        }
        #expect(bytes.suffix(2) == [0x0D, 0x0A])
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.filter { $0 != 0x0D } }
        #expect(lines.allSatisfy { $0.count <= 78 && $0.first != 0x2E && !$0.starts(with: "From ".utf8) })
        for line in lines.prefix(while: { !$0.isEmpty }) where line.first != 0x20 {
            let name = String(decoding: line.prefix { $0 != 0x3A }, as: UTF8.self)
            #expect(Self.names.contains(name), "seed \(seed): \(name)")
        }
    }

    @Test(.enabled(if: PythonMailServer.hasPython, "no /usr/bin/python3"))
    func `what another program reads is what was written, without a defect`() async throws {
        var mails: [[UInt8]] = []
        var messages: [Message] = []
        var names: [String] = []
        for seed in UInt64(1_000)..<1_300 {
            var dice = SeededGenerator(seed: seed)
            let name = Self.text(&dice, pieces: 0...3)
            let message = Self.message(&dice)
            names.append(name)
            messages.append(message)
            mails.append(Array(try MailSamples.form(name: name).body(of: message, to: "reader@desk.example").utf8))
        }
        let read = try await PythonMail.parse(mails)
        #expect(read.count == messages.count)
        for (index, mail) in read.enumerated() {
            let (message, seed) = (messages[index], 1_000 + index)
            #expect(mail.defects == [], "seed \(seed)")
            #expect(Set(mail.fields.map { $0[0] }).isSubset(of: Self.names), "seed \(seed)")
            #expect(Set(mail.fields.map { $0[0] }).count == mail.fields.count, "seed \(seed)")
            #expect(mail.types == ["multipart/alternative", "text/plain", "text/html"], "seed \(seed)")
            #expect(mail.to == ["reader@desk.example"])
            #expect(mail.from == ["lookout@desk.example"])
            #expect(mail.text == MailText.of(message), "seed \(seed)")
            #expect(mail.html == MailHTML(time: LocalTime(zone: .utc)).of(message), "seed \(seed)")
            #expect(mail.values("Subject") == [MailForm.subject(of: message)], "seed \(seed)")
        }
    }

    @Test func `the page shows text as text and leads to the web alone`() throws {
        for seed in UInt64(1)...200 {
            var dice = SeededGenerator(seed: seed)
            let html = MailHTML(time: LocalTime(zone: .utc)).of(Self.message(&dice))
            for part in html.unicodeScalars.split(separator: "<").dropFirst() {
                let tag = part.prefix { $0 != ">" && $0 != " " }
                #expect(Self.tags.contains(String(tag)), "seed \(seed): \(tag)")
            }
            for part in html.components("href=\"").dropFirst() {
                #expect(part.hasPrefix("https://") || part.hasPrefix("http://"), "seed \(seed)")
            }
            for word in ["<script", "<img", "onerror=", "@import", "url("] where word != "onerror=" {
                #expect(!html.contains(word), "seed \(seed): \(word)")
            }
        }
    }

    private static let tags: Set = [
        "!doctype", "html", "/html", "head", "/head", "meta", "title", "/title", "style", "/style", "body", "/body",
        "table", "/table", "tr", "td", "!--[if", "![endif]--", "/td", "/tr", "div", "/div", "p", "/p", "h1", "/h1",
        "h2", "/h2",
        "span", "/span", "a", "/a", "b", "/b",
    ]
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
