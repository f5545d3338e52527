import Delivery
import Foundation
import LookoutModel
import Platform
import TestSupport
import Testing
import Text

/// Editions as mails.
@Suite struct EditionMailTests {
    private static let page =
        "<!doctype html>\n<title>All of it</title>\n" + String(repeating: "<p>한글</p>\n", count: 400)

    private func story(_ headline: String, rank: Int? = nil, language: String = "en") -> EditionOutline.Story {
        EditionOutline.Story(
            headline: headline,
            link: "https://news.example.org/a?b=1&c=2",
            language: language,
            source: "Harbour Gazette · 04:20",
            lead: rank == nil ? nil : "The office of the secretariat will be in the capital.",
            notes: ["and 2 more sources", "also: Straits"],
            rank: rank
        )
    }

    private var outline: EditionOutline {
        EditionOutline(
            kicker: "Digest · desk",
            title: "Tuesday, 24 November 2026",
            counts: ["3 new developments.", "All 126 sources read by 07:00 JST; 12 rules on."],
            banners: ["Rules/strait.yaml, line 3: unknown key. It is off until it is mended."],
            sections: [
                EditionOutline.Section(
                    title: "The trilateral secretariat",
                    mark: "alert",
                    stories: [
                        story("Allies settle the home of the secretariat", rank: 0),
                        story("한·미·일, 협력사무국 서울에 두기로", language: "ko"),
                    ]
                ),
                EditionOutline.Section(
                    title: "Straits",
                    stories: [story("<script>alert(1)</script> & a \"quote\"", rank: 1)]
                ),
            ],
            asides: ["Quiet: Navies; Harbours."],
            foot: ["Next edition: Wednesday, 25 November, 07:00 JST.", "Ledger: New 35 · Told 3"]
        )
    }

    /// An edition of so many developments in three scripts, the first seven with a rank, those of the last rule among them.
    private func large(_ count: Int) -> EditionOutline {
        let words = ["한미일 협력사무국 서울에 두기로 합의", "台湾海峡で軍艦が演習、外務省が発表", "Allies settle the home of the secretariat"]
        var outline = outline
        let stories = (0..<count).map { story("\(words[$0 % 3]) \($0)", rank: $0 >= count - 7 ? $0 : nil) }
        outline.sections = (0..<4).map { number in
            EditionOutline.Section(
                title: "Rule \(number)",
                stories: Array(stories[count / 4 * number..<(number == 3 ? count : count / 4 * (number + 1))])
            )
        }
        return outline
    }

    private func message(
        _ outline: EditionOutline,
        text: String = "The text of it.\n",
        link: String? = nil,
        page: String = page
    )
        -> Message
    {
        Message(
            id: "00112233445566778899aabbccddeeff",
            kind: .digest,
            created: MailSamples.created,
            priority: .digest,
            headline: "Digest · desk, Tuesday, 24 November 2026: 3 new: Allies settle the home of the secretariat",
            topic: "Digest · desk",
            text: text,
            link: link,
            letter: EditionLetter(
                outline: outline,
                fileName: "2026-11-24-desk.html",
                place: "2026-11-24-desk.md",
                page: page
            )
        )
    }

    private func body(_ message: Message) throws -> String {
        try MailSamples.form().body(of: message, to: "reader@desk.example")
    }

    /// What Python's strictest policy reads, which refuses a mail with any defect: the types of the parts, the subject, and
    /// the longest line.
    private func strict(_ body: String) async throws -> [String] {
        let folder = try TemporaryFolder()
        try folder.write(body, to: "mail.eml")
        let script = """
            import email, email.policy, sys
            data = open(sys.argv[1], 'rb').read()
            mail = email.message_from_bytes(data, policy=email.policy.strict)
            parts = list(mail.walk())
            for part in parts:
                for name, value in part.items():
                    assert not getattr(value, 'defects', ()), (name, value.defects)
                if not part.is_multipart():
                    part.get_content()
                assert not part.defects, part.defects
            print(' '.join(p.get_content_type() for p in parts))
            print(mail['subject'])
            print(max(len(line) for line in data.split(b'\\r\\n')))
            for part in mail.iter_attachments():
                print(part.get_filename(), len(part.get_content().replace('\\r\\n', '\\n')))
            """
        let result = try await ProgramRun.run(PythonMailServer.python, ["-c", script, folder.path("mail.eml")])
        try #require(result.status == 0, "\(result.errors)")
        return result.output.split(separator: "\n").map(String.init)
    }

    @Test func `an edition is a mail with its news first`() throws {
        let body = try body(message(outline, link: "https://lookout.desk.example/2026-11-24-desk.html"))
        try expectGolden(
            body.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n"),
            "mail-edition.eml"
        )
    }

    @Test(.enabled(if: PythonMailServer.hasPython, "no /usr/bin/python3"))
    func `another program reads it without a defect, and the page has no script, image or request`() async throws {
        let body = try body(message(outline))
        let seen = try await strict(body)
        #expect(seen[0] == "multipart/alternative text/plain text/html")
        #expect(seen[1] == "Digest · desk, Tuesday, 24 November 2026: 3 new: Allies settle the home of the secretariat")
        #expect(Int(seen[2]).map { $0 < 998 } == true && seen.count == 3)
        let html = try #require(try await PythonMail.parse([Array(body.utf8)]).first).html
        #expect(html.contains("&lt;script&gt;") && !html.contains("<script"))
        for word in ["<img", "src=", "@import", "url("] { #expect(!html.contains(word), "\(word)") }
    }

    @Test(.enabled(if: PythonMailServer.hasPython, "no /usr/bin/python3"), arguments: [150, 2_000])
    func `an edition that is too large has what matters most, says what is left out, and links to the page`(count: Int)
        async throws
    {
        let text = (0..<count).map { "* 台湾海峡で軍艦が演習、外務省が発表 \($0)\n  https://news.example.org/\($0)" }.joined(
            separator: "\n"
        )
        let link = "https://lookout.desk.example/2026-11-24-desk.html"
        let body = try body(message(large(count), text: text, link: link))
        #expect(body.utf8.count < 100_000)
        let seen = try await strict(body)
        #expect(Int(seen[2]).map { $0 < 998 } == true)
        let mail = try #require(try await PythonMail.parse([Array(body.utf8)]).first)
        for number in count - 7..<count { #expect(mail.html.contains(" \(number)</a>"), "\(number)") }
        let shown = mail.html.components(separatedBy: "href=\"https://news.example.org/a").count - 1
        #expect(shown >= 20 && shown < count)
        #expect(
            mail.html.contains(
                "\(count - shown) more developments do not fit into this mail: the page has the whole edition."
            )
        )
        #expect(mail.html.contains("href=\"\(link)\"") && mail.text.contains(link))
        if count == 2_000 { #expect(mail.text.contains("Shortened: ")) }
    }

    @Test(.enabled(if: PythonMailServer.hasPython, "no /usr/bin/python3"))
    func `where nothing links to it, the whole page is attached, unless it is larger than mail should be`() async throws
    {
        let body = try body(message(large(2_000)))
        let seen = try await strict(body)
        #expect(seen[0] == "multipart/mixed multipart/alternative text/plain text/html text/html")
        #expect(seen[3] == "2026-11-24-desk.html \(Self.page.unicodeScalars.count)")
        #expect(try await PythonMail.parse([Array(body.utf8)])[0].html.contains("is attached as 2026-11-24-desk.html"))
        let huge = String(repeating: "x", count: EditionLetter.largest + 1)
        let without = try self.body(message(large(2_000), page: huge))
        #expect(without.utf8.count < 100_000)
        #expect(
            try await PythonMail.parse([Array(without.utf8)])[0].html.contains(
                "Digests/2026-11-24-desk.md in the home of Lookout has the whole edition"
            )
        )
        // One that fits needs no file.
        #expect(try !self.body(message(outline)).contains("attachment"))
    }

    @Test func `hostile text in an edition is text, and never much of it`() throws {
        var outline = outline
        outline.title = "</title><script>\r\nBcc: evil@example.org"
        outline.sections[0].title = String(repeating: "e\u{301}\u{301}\u{301}\u{301}", count: 4_000)
        outline.banners = Array(repeating: String(repeating: "한", count: 5_000), count: 12)
        outline.asides = Array(repeating: String(repeating: "<b>", count: 5_000), count: 5)
        let body = try body(message(outline))
        #expect(body.utf8.count < 100_000)
        #expect(!body.contains("<script>") && !body.contains("\r\nBcc"))
    }
}
