import Delivery
import LookoutModel
import Platform
import TestSupport
import Text

/// Messages that the tests of mails share.
enum MailSamples {
    static let created = Instant(seconds: 1_795_542_000)

    static func settings(name: String = "Lookout") throws -> MailSettings {
        MailSettings(from: try MailAddress("lookout@desk.example"), name: name)
    }

    static func form(name: String = "Lookout") throws -> MailForm {
        MailForm(settings: try settings(name: name), time: LocalTime(zone: .utc))
    }

    static func item(
        _ title: String,
        lead: String,
        source: String = "Harbour Gazette",
        language: String? = "en",
        kind: SourceKind = .press,
        isStateMedia: Bool = false,
        link: String? = "https://news.example.org/a?b=1&c=2"
    ) -> AlertItem {
        AlertItem(
            id: "0123456789abcdef",
            title: title,
            link: link,
            feed: FeedID("gazette"),
            source: source,
            kind: kind,
            isStateMedia: isStateMedia,
            language: language,
            published: Instant(seconds: 1_795_538_400),
            lead: lead
        )
    }

    static let causes = [
        Alert.Cause(
            rule: RuleID("trilateral-secretariat"),
            title: "The trilateral secretariat",
            priority: .alert,
            texts: [
                MatchedText(field: "title", text: "secretariat"),
                MatchedText(field: "title", text: "Trilateral Secretariat"),
                MatchedText(field: "summary", text: "Washington, Tokyo and Seoul"),
                MatchedText(field: "summary", text: "한미일"),
            ]
        ),
        Alert.Cause(rule: RuleID("from-the-desk"), title: "From the desk", priority: .digest, texts: []),
    ]

    static let items = [
        item(
            "Allies settle the home of the Trilateral Secretariat",
            lead: "Washington, Tokyo and Seoul will put the office of their secretariat in the South Korean capital, "
                + "ending a year of haggling over its seat."
        ),
        item(
            "한·미·일, 협력사무국 서울에 두기로",
            lead: "3국 협력사무국을 서울에 설치하기로 합의했다고 외교부가 밝혔다.",
            source: "한빛신문",
            language: "ko",
            isStateMedia: true,
            link: "https://news.example.kr/%EC%84%9C%EC%9A%B8"
        ),
        item(
            "日米韓事務局、ソウルに設置で合意",
            lead: "日米韓3カ国は協力事務局をソウルに置くことで合意した。外務省が24日発表した。",
            source: "外務省",
            language: "ja",
            kind: .official,
            link: nil
        ),
    ]

    static func alert(
        items: [AlertItem] = items,
        priority: Priority = .alert,
        headline: String? = nil,
        isDrill: Bool = false,
        link: String? = nil,
        revision: Int = 0
    ) -> Message {
        let alert = Alert(
            id: "00112233445566778899aabbccddeeff",
            created: created,
            story: "0123456789abcdef",
            causes: causes,
            items: items
        )
        return Message(
            id: alert.id,
            kind: .alert,
            created: created,
            priority: priority,
            headline: headline ?? items.first?.title ?? "",
            topic: "The trilateral secretariat",
            story: alert.story,
            revision: revision,
            causes: causes,
            items: items,
            text: AlertText(time: LocalTime(zone: .utc)).of(alert),
            link: link,
            isDrill: isDrill
        )
    }

    static func notice(
        _ text: String,
        headline: String = "A delivery has failed for good",
        kind: Message.Kind = .notice
    ) -> Message {
        Message(
            id: "ffeeddccbbaa99887766554433221100",
            kind: kind,
            created: created,
            priority: .alert,
            headline: headline,
            topic: "Lookout itself",
            text: text
        )
    }
}
