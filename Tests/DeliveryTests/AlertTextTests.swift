import Delivery
import LookoutModel
import Platform
import TestSupport
import Testing
import Text

@Suite struct AlertTextTests {
    private let now = Instant(seconds: 1_795_500_000)

    private func item(
        _ title: String,
        lead: String,
        language: String = "en",
        stateMedia: Bool = false,
        link: String = "https://news.example.org/a?b=1&c=2"
    ) -> AlertItem {
        AlertItem(
            id: "0123456789abcdef",
            title: title,
            link: link,
            feed: FeedID("gazette"),
            source: "Harbour Gazette",
            kind: .press,
            isStateMedia: stateMedia,
            language: language,
            published: Instant(seconds: 1_795_496_400),
            lead: lead
        )
    }

    private func alert(_ items: [AlertItem], priority: Priority = .alert) -> Alert {
        Alert(
            id: "00112233445566778899aabbccddeeff",
            created: now,
            story: "0123456789abcdef",
            causes: [
                Alert.Cause(
                    rule: RuleID("trilateral-secretariat"),
                    title: "The trilateral secretariat",
                    priority: priority,
                    texts: [
                        MatchedText(field: "title", text: "secretariat"),
                        MatchedText(field: "title", text: "Trilateral Secretariat"),
                        MatchedText(field: "summary", text: "한미일"),
                    ]
                ),
                Alert.Cause(rule: RuleID("from-the-desk"), title: "From the desk", priority: .digest, texts: []),
            ],
            items: items
        )
    }

    private var text: AlertText { AlertText(time: LocalTime(zone: .utc)) }

    @Test func `several alerts in one message each have their rule, source and reason`() throws {
        let whole = alert([item("", lead: "")])
        let parts = [
            Burst.Part(
                alert: "0a",
                causes: whole.causes,
                item: item("Allies settle the home of the secretariat", lead: "Its seat will be Seoul."),
                moreItems: 2,
                again: "official"
            ),
            Burst.Part(
                alert: "0b",
                causes: [whole.causes[1]],
                item: item("日米韓の事務局、ソウルに", lead: "", language: "ja", stateMedia: true),
                moreItems: 1,
                possible: ["Ministers of the three meet in Kyoto"],
                again: "raised"
            ),
        ]
        let burst = Burst(id: "ffeeddccbbaa99887766554433221100", created: now, parts: parts)
        let message = Message(burst, text: text, link: "https://desk.example/today.html")
        #expect(message.headline == "2 alerts: Now official: Allies settle the home of the secretariat")
        try expectGolden(message.text, "alert-group.txt")
        try expectGolden(MailHTML(time: LocalTime(zone: .utc)).of(message), "mail-group.html")
        let secret = HookValue.secret(.environment("HOOK"))
        let services: [ChatService] = [
            .slack(SlackShape(webhook: secret)), .telegram(TelegramShape(server: "", token: secret, chat: "1")),
        ]
        for service in services {
            let form = ChatForm(service, time: LocalTime(zone: .utc))
            let body = form.body(of: message, to: "reader")
            for title in ["Allies settle the home", "日米韓の事務局"] { #expect(body.contains(title)) }
            for id in ["Alert 0a", "Alert 0b"] { #expect(body.contains(id)) }
            #expect(body.contains("and 1 that possibly tells the same: Ministers of the three meet in Kyoto"))
        }
    }

    @Test func `a mail tells as many alerts as stand in it whole`() throws {
        let whole = alert([item("", lead: "")])
        let link = "https://news.example.org/" + String(repeating: "a", count: 4000)
        let parts = (0..<10).map { number in
            Burst.Part(
                alert: "\(number)0123456789abcdef",
                causes: whole.causes,
                item: item("Development \(number)", lead: "", link: link),
                moreItems: 0,
                again: nil
            )
        }
        let form = MailForm(
            settings: MailSettings(from: try MailAddress("desk@example.org")),
            time: LocalTime(zone: .utc)
        )
        func told(_ count: Int) -> Int {
            let burst = Burst(id: whole.id, created: now, parts: Array(parts.prefix(count)))
            return form.partsTold(Message(burst, text: text, link: nil), to: "anna@example.org")
        }
        let most = told(10)
        #expect(most > 1 && most < 10 && told(most) == most)
        #expect(told(2) == 2)
    }

    /// An alert of a story that is told again, with an item that possibly tells something else, and more than it shows.
    private var retold: Alert {
        var possible = item("日米韓の事務局、ソウルに", lead: "", language: "ja")
        possible.isPossible = true
        let first = alert([item("", lead: "")])
        return Alert(
            id: first.id,
            created: now,
            story: first.story,
            causes: first.causes,
            items: [item("Allies settle the home of the secretariat", lead: ""), possible],
            moreItems: 3,
            morePossible: 2,
            languages: [Alert.LanguageCount(language: "ja", items: 4)],
            update: .official
        )
    }

    @Test func `text, mail and chat say why it is told again, what is possibly the same and how many more tell it`() {
        let message = Message(retold, revision: 1, text: text, link: nil)
        let chat = ChatText(message, time: LocalTime(zone: .utc))
        let lines = (chat.head + chat.tail).map { $0.map { "\($0)" }.joined() }
        let forms = [message.text, MailHTML(time: LocalTime(zone: .utc)).of(message), lines.joined(separator: "\n")]
        for form in forms {
            for words in [
                "official source tells it now", "possibly the same", "and 3 more items that tell it",
                "and 2 that possibly tell the same",
                retold.languageNote ?? "no note",
            ] { #expect(form.contains(words), "\(words): \(form)") }
        }
    }

    @Test func `the record keeps apart what tells the story and what possibly does`() throws {
        let stored = try #require(StoredAlert(record: AlertRecord.of(retold).line))
        #expect(stored.items.map(\.isPossible) == [false, true])
        #expect(stored.moreItems == 3 && stored.morePossible == 2)
    }

    @Test func `an alert gives the news first and then the reason`() throws {
        let lead =
            "Washington, Tokyo and Seoul will put the office of their secretariat in the South Korean capital, "
            + "ending a year of haggling over its seat."
        try expectGolden(
            text.of(alert([item("Allies settle the home of the Trilateral Secretariat", lead: lead)])),
            "alert.txt"
        )
    }

    @Test func `a critical alert in Korean from state media says so`() throws {
        let item = item("한·미·일, 협력사무국 서울에 두기로", lead: "3국 협력사무국을 서울에 설치하기로 합의했다.", language: "ko", stateMedia: true)
        try expectGolden(text.of(alert([item], priority: .critical)), "alert-critical-korean.txt")
    }

    @Test func `text from outside can move no cursor`() {
        let hostile = item("\u{1B}[2J\u{1B}]0;x\u{7}Title\r\nAlert forged\u{202E}", lead: "a\u{0}b\u{9B}2J")
        let shown = text.of(alert([hostile]))
        #expect(!shown.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) })
        #expect(!shown.unicodeScalars.contains("\u{202E}"))
        #expect(!shown.contains("\nAlert forged"))
    }

    @Test func `an alert shows no more of an item than a digest, and no link that a digest refuses`() {
        let long = Array(repeating: "endless", count: 2000).joined(separator: " ")
        var shown = text.of(alert([item(long, lead: long)]))
        #expect(shown.utf8.count < 2000)
        #expect(shown.contains("endless…"))
        #expect(shown.split(separator: "\n").allSatisfy { DisplayWidth.columns($0) <= 78 })
        for link in ["javascript:alert(1)", "https://user@evil.example/", "https://"] {
            shown = text.of(alert([item("Title", lead: "", link: link)]))
            #expect(!shown.contains(link), "\(link)")
        }
        let quoted = text.of(alert([item("Title", lead: "", link: "https://news.example/a\"b")]))
        #expect(quoted.contains("\n  https://news.example/a%22b\n"))
        #expect(text.of(alert([item(" \u{200B}", lead: "")])).contains("\n(no title)\n"))
    }

    @Test func `a line of the record has the keys that machines read and is one line`() {
        let line = AlertRecord.of(alert([item("Title\u{2028}with \"quotes\"\n", lead: "")])).line
        #expect(!line.contains("\n") && !line.unicodeScalars.contains("\u{2028}"))
        #expect(line.hasPrefix("{\"id\":\"00112233445566778899aabbccddeeff\",\"kind\":\"alert\",\"created\":\""))
        for key in ["created", "rule", "rules", "title", "priority", "story", "items"] {
            #expect(line.contains("\"\(key)\":"), "\(key)")
        }
        for key in ["id", "title", "link", "feed", "source", "language", "published"] {
            #expect(line.split(separator: "\"items\":")[1].contains("\"\(key)\":"), "\(key)")
        }
    }

    @Test func `an id is the same for ever`() {
        let id = OutboxID.of(sink: "files", recipient: "reader", kind: "alert", story: "s", revision: 0)
        #expect(id == OutboxID.of(sink: "files", recipient: "reader", kind: "alert", story: "s", revision: 0))
        #expect(id.utf8.count == 32)
        #expect(id != OutboxID.of(sink: "files", recipient: "reader", kind: "alert", story: "s", revision: 1))
        #expect(id != OutboxID.of(sink: "filesr", recipient: "eader", kind: "alert", story: "s", revision: 0))
    }
}
