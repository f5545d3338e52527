import Delivery
import LookoutModel
import Storage
import Text

/// Messages for the tests of forms and sinks.
enum SampleMessages {
    static let created = Instant(seconds: 1_795_500_000)

    static func item(
        _ title: String,
        source: String = "Harbour Gazette",
        link: String? = "https://news.example.org/a_b?b=1&c=2",
        language: String? = "en",
        isStateMedia: Bool = false,
        lead: String = ""
    ) -> AlertItem {
        AlertItem(
            id: "0123456789abcdef",
            title: title,
            link: link,
            feed: FeedID("gazette"),
            source: source,
            kind: .press,
            isStateMedia: isStateMedia,
            language: language,
            published: Instant(seconds: 1_795_496_400),
            lead: lead
        )
    }

    static func message(
        _ headline: String,
        items: [AlertItem],
        priority: Priority = .alert,
        isDrill: Bool = false,
        link: String? = "https://desk.example/Digests/today.html"
    ) -> Message {
        Message(
            id: "00112233445566778899aabbccddeeff",
            kind: .alert,
            created: created,
            priority: priority,
            headline: headline,
            topic: "The trilateral secretariat",
            story: "0123456789abcdef",
            causes: [
                Alert.Cause(
                    rule: RuleID("trilateral-secretariat"),
                    title: "The trilateral secretariat",
                    priority: priority,
                    texts: [
                        MatchedText(field: "title", text: "Trilateral Secretariat"),
                        MatchedText(field: "summary", text: "한미일"),
                    ]
                ),
                Alert.Cause(rule: RuleID("from-the-desk"), title: "From the desk", priority: .digest, texts: []),
            ],
            items: items,
            text: "ALERT: The trilateral secretariat\n\n\(headline)\n  https://news.example.org/a?b=1&c=2\n",
            link: link,
            isDrill: isDrill,
            record: ["id": "00112233445566778899aabbccddeeff", "kind": "alert"]
        )
    }

    /// One development in two languages.
    static let plain = message(
        "Allies settle the home of the Trilateral Secretariat",
        items: [
            item(
                "Allies settle the home of the Trilateral Secretariat",
                lead: "Washington, Tokyo and Seoul will put the office of their secretariat in Seoul."
            ),
            item(
                "한·미·일, 협력사무국 서울에 두기로",
                source: "항구신문",
                link: "https://news.example/한국",
                language: "ko",
                isStateMedia: true,
                lead: "3국 협력사무국을 서울에 설치하기로 합의했다."
            ),
        ]
    )

    static let drill = message(
        "日米韓の事務局、ソウルに",
        items: [item("日米韓の事務局、ソウルに", language: "ja")],
        priority: .critical,
        isDrill: true,
        link: nil
    )

    /// What a hostile feed would write.
    static let hostileText =
        "@everyone @channel @here @room <!channel> <@U123> <https://evil.example|click> [click](https://evil.example) "
        + "**b** __u__ ~~s~~ `c` ||x|| # h > q <b>bold</b> <script>alert(1)</script> <at>all</at> :boom: "
        + "\",\"text\":\"forged\" \\ $x$ &amp; \u{1B}[2J\u{202E}"

    static let hostile = message(
        hostileText,
        items: [
            item(hostileText, source: "<b>@all</b>", link: "javascript:alert(1)", language: "*", lead: hostileText),
            item("# second *title*", link: "https://news.example/\"><script>@everyone", lead: "- list\n1. list"),
        ]
    )

    static let firstLook = Message(
        id: "ffeeddccbbaa99887766554433221100",
        kind: .firstLook,
        created: created,
        priority: .alert,
        headline: "First look: 3 developments",
        topic: "First look",
        text: "FIRST LOOK: 3 developments of the last 24 hours\n\n- The Taiwan Strait: 2 new  [taiwan-strait, alert]\n"
            + "  and more\n\nAlert ffeeddccbbaa99887766554433221100\n"
    )

    /// The message as an outbox holds it.
    static func entry(_ message: Message, body: String, sink: String = "desk") -> OutboxEntry {
        var entry = OutboxEntry(
            id: message.id,
            sink: sink,
            recipient: "reader",
            kind: .alert,
            story: message.story,
            fileName: "alert.txt",
            body: body,
            record: message.record.line,
            createdAt: message.created,
            expiresAt: message.created.advanced(bySeconds: Outbox.lifetime)
        )
        entry.attempts = 1
        return entry
    }
}
