package import LookoutModel
import Text

extension Message {
    /// An alert, under the id that its recipient has it by; `text` writes it for a person, `link` is the page that shows more.
    package init(_ alert: Alert, revision: Int, text: AlertText, link: String?) {
        let highest = alert.causes.first
        self.init(
            id: alert.id,
            kind: .alert,
            created: alert.created,
            priority: highest?.priority ?? .alert,
            headline: ShownText.headline(
                (alert.update.map { $0.remark + ": " } ?? "") + (alert.items.first?.title ?? "")
            ),
            topic: ShownText.headline(highest?.title ?? ""),
            story: alert.story,
            revision: revision,
            causes: alert.causes,
            items: alert.items,
            moreItems: alert.moreItems,
            morePossible: alert.morePossible,
            again: alert.update?.sentence,
            languageNote: alert.languageNote,
            text: text.of(alert),
            link: link,
            record: AlertRecord.of(alert)
        )
    }

    /// The one alert of the first run.
    package init(_ look: FirstLook, text: AlertText, link: String?) {
        let noun = look.developments == 1 ? "development" : "developments"
        self.init(
            id: look.id,
            kind: .firstLook,
            created: look.created,
            priority: look.counts.first?.priority ?? .digest,
            headline: "First look: \(look.developments) \(noun) of the last 24 hours",
            topic: "First look",
            items: look.items,
            text: text.of(look),
            link: link,
            record: AlertRecord.of(look)
        )
    }

    /// Several alerts in one.
    package init(_ burst: Burst, text: AlertText, link: String?) {
        let causes = burst.causes
        self.init(
            id: burst.id,
            kind: .group,
            created: burst.created,
            priority: causes.first?.priority ?? .alert,
            headline: burst.headline,
            topic: ShownText.headline(causes.first?.title ?? ""),
            causes: causes,
            items: burst.parts.map(\.item),
            parts: burst.parts,
            text: text.of(burst),
            link: link,
            record: AlertRecord.of(burst)
        )
    }

    /// An alert about a rule as a whole.
    package init(_ notice: RuleNotice, text: AlertText, time: LocalTime, link: String?) {
        let kind: Kind =
            switch notice.finding {
            case .surge: .surge
            case .absence: .absence
            }
        self.init(
            id: notice.id,
            kind: kind,
            created: notice.created,
            priority: notice.priority,
            headline: notice.headline(time),
            topic: ShownText.headline(notice.title),
            items: notice.items,
            text: text.of(notice),
            link: link,
            record: notice.record(time)
        )
    }

    /// A drill: it goes the way of an alert, and says that it is none.
    package static func drill(id: String, at now: Instant, text: AlertText, link: String?) -> Message {
        Message(
            id: id,
            kind: .notice,
            created: now,
            priority: .alert,
            headline: "Lookout can reach you here",
            topic: "Drill",
            text: text.ofDrill(id: id, at: now),
            link: link,
            isDrill: true,
            record: [
                "id": .string(id), "kind": "drill", "created": AlertRecord.time(now), "rule": .null,
                "rules": .array([]),
                "title": "Drill: Lookout can reach you here", "priority": "alert", "story": .null, "items": .array([]),
            ]
        )
    }
}
