package import Delivery
package import LookoutModel
import Platform
package import Storage
import Text

/// Makes outbox rows of alerts: rendered once, under an id that the same inputs always give.
package struct AlertMaker: Sendable {
    /// The one reader of a home without people.
    package static let reader = "reader"

    /// The most bytes of a rule's id in a file name.
    private static let nameBytes = 120

    private let book: SourceBook
    private let settings: Settings
    /// Everyone who may be told.
    package let recipients: [Recipient]
    private let now: Instant

    package init(book: SourceBook, settings: Settings, now: Instant) {
        self.book = book
        self.settings = settings
        self.now = now
        recipients = Recipient.all(settings)
    }

    /// The row of a story's alert for one recipient.
    package func entry(
        story: StoredStory,
        to recipient: Recipient,
        verdict: AlertPolicy.Verdict,
        items: AlertItems
    ) -> OutboxEntry {
        let id = OutboxID.of(
            sink: recipient.sink,
            recipient: recipient.name,
            kind: OutboxEntry.Kind.alert.rawValue,
            story: story.id,
            revision: story.alerts
        )
        let alert = Alert(
            id: id,
            created: now,
            story: story.id,
            causes: verdict.causes.map { caught in
                Alert.Cause(
                    rule: caught.rule.id,
                    title: caught.rule.title,
                    priority: caught.rule.priority,
                    texts: caught.match.texts
                )
            },
            items: items.shown,
            moreItems: items.more,
            morePossible: items.morePossible,
            languages: items.languages,
            update: verdict.update
        )
        let text = AlertText(time: LocalTime(zone: recipient.zone))
        let message = Message(alert, revision: story.alerts, text: text, link: link)
        return entry(message, kind: .alert, to: recipient, name: verdict.causes.first?.rule.id.rawValue ?? "alert")
    }

    /// The row of the first run's one alert, for one recipient.
    package func entry(_ look: FirstLook, to recipient: Recipient) -> OutboxEntry {
        let message = Message(look, text: AlertText(time: LocalTime(zone: recipient.zone)), link: link)
        return entry(message, kind: .firstLook, to: recipient, name: "first-look")
    }

    /// The row of an alert about a rule as a whole, for one recipient; `key` tells it apart from the next one of its kind.
    package func entry(
        _ rule: RuleFacts,
        _ finding: RuleNotice.Finding,
        key: String,
        items: [AlertItem],
        to recipient: Recipient
    ) -> OutboxEntry {
        let kind: OutboxEntry.Kind =
            switch finding {
            case .surge: .surge
            case .absence: .absence
            }
        let time = LocalTime(zone: recipient.zone)
        let notice = RuleNotice(
            id: OutboxID.of(
                sink: recipient.sink,
                recipient: recipient.name,
                kind: kind.rawValue,
                story: key,
                revision: 0
            ),
            created: now,
            rule: rule.id,
            title: rule.title,
            // Who asks for it wants to be told, also of a rule whose developments go to the digest.
            priority: max(rule.priority, .alert),
            finding: finding,
            items: items
        )
        let message = Message(notice, text: AlertText(time: time), time: time, link: link)
        return entry(message, kind: kind, to: recipient, name: "\(kind.rawValue)-\(rule.id)")
    }

    /// The row of several alerts in one, for one recipient; the highest stands first.
    package func entry(_ parts: [Burst.Part], to recipient: Recipient) -> OutboxEntry {
        entry(message(parts, to: recipient), kind: .group, to: recipient, name: "group")
    }

    /// How many of these alerts, from the first on, one message to a recipient can tell: one at least.
    package func partsTold(_ parts: [Burst.Part], to recipient: Recipient) -> Int {
        var count = parts.count
        while count > 1, let form = recipient.form {
            let told = form.partsTold(message(Array(parts.prefix(count)), to: recipient), to: recipient.name)
            if told >= count { break }
            count = max(1, told)
        }
        return count
    }

    private func message(_ parts: [Burst.Part], to recipient: Recipient) -> Message {
        let id = OutboxID.of(
            sink: recipient.sink,
            recipient: recipient.name,
            kind: OutboxEntry.Kind.group.rawValue,
            story: parts.map(\.alert).joined(separator: " "),
            revision: 0
        )
        let ordered = parts.enumerated().sorted { one, other in
            let priorities = (one.element.priority, other.element.priority)
            return priorities.0 != priorities.1 ? priorities.0 > priorities.1 : one.offset < other.offset
        }
        let burst = Burst(id: id, created: now, parts: ordered.map(\.element))
        return Message(burst, text: AlertText(time: LocalTime(zone: recipient.zone)), link: link)
    }

    /// The rows of a drill to the sinks of these names, or to all; `number` tells drills of one second apart.
    package func drill(sinks: [String], number: Int) -> [OutboxEntry] {
        recipients.filter { sinks.isEmpty || sinks.contains($0.sink) }.map { recipient in
            let id = OutboxID.of(
                sink: recipient.sink,
                recipient: recipient.name,
                kind: OutboxEntry.Kind.drill.rawValue,
                story: String(now.seconds),
                revision: number
            )
            let text = AlertText(time: LocalTime(zone: recipient.zone))
            let message = Message.drill(id: id, at: now, text: text, link: link)
            // Whoever drills waits for it: no quiet hours.
            return entry(message, kind: .drill, to: recipient, name: "drill")
        }
    }

    /// The page of the day so far, where the home's pages are served.
    private var link: String? {
        settings.baseURL.map { $0 + "/today.html" }
    }

    /// An item as alerts show it.
    package func alertItem(id: String, _ item: Item) -> AlertItem {
        AlertItem(
            id: id,
            title: item.title,
            link: item.link,
            feed: item.feed,
            source: book.title(item.feed),
            kind: book.kind(item.feed),
            isStateMedia: book.isStateMedia(item.feed),
            language: item.language,
            published: item.published,
            lead: Lead.of(item)
        )
    }

    /// An item of which only the record of an alert is left.
    func alertItem(_ item: StoredAlert.Item) -> AlertItem {
        let feed = FeedID(item.feed)
        return AlertItem(
            id: item.id,
            title: item.title,
            link: item.link,
            feed: feed,
            source: item.source,
            kind: book.kind(feed),
            isStateMedia: book.isStateMedia(feed),
            language: item.language,
            published: item.publishedAt,
            lead: ""
        )
    }

    private func entry(
        _ message: Message,
        kind: OutboxEntry.Kind,
        to recipient: Recipient,
        name: String
    ) -> OutboxEntry {
        let day = LocalTime(zone: recipient.zone).day(now)
        var entry = OutboxEntry(
            id: message.id,
            sink: recipient.sink,
            recipient: recipient.name,
            kind: kind,
            story: message.story,
            // The rule's id may be long; the alert's id alone makes the name unique.
            fileName: "\(day)-\(AlertMaker.shortened(name))-\(message.id.prefix(12)).txt",
            body: recipient.form?.body(of: message, to: recipient.name) ?? message.text,
            record: message.record.line,
            createdAt: now,
            expiresAt: now.advanced(bySeconds: Outbox.lifetime)
        )
        if message.priority < .critical, kind != .drill,
            let wake = recipient.quiet?.end(after: now, in: recipient.zone)
        {
            entry.nextTry = wake
            entry.expiresAt = wake.advanced(bySeconds: Outbox.lifetime)
        }
        return entry
    }

    /// The beginning of `name` that leaves room in a file name, which file systems hold to 255 bytes.
    private static func shortened(_ name: String) -> String {
        var bytes = 0
        let kept = name.unicodeScalars.prefix { scalar in
            bytes += UTF8.width(scalar)
            return bytes <= nameBytes
        }
        return String(kept)
    }
}
