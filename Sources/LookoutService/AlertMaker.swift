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
    private let text: AlertText
    private let time: LocalTime
    private let now: Instant

    package init(book: SourceBook, time: LocalTime, now: Instant) {
        self.book = book
        self.time = time
        self.now = now
        text = AlertText(time: time)
    }

    /// The row of a story's alert; `revision` counts the alerts that the story has given before.
    package func entry(
        story: String,
        revision: Int,
        causes: [AlertPolicy.Catch],
        itemID: String,
        item: Item
    ) -> OutboxEntry {
        let id = OutboxID.of(
            sink: FileSink.sinkName,
            recipient: AlertMaker.reader,
            kind: OutboxEntry.Kind.alert.rawValue,
            story: story,
            revision: revision
        )
        let alert = Alert(
            id: id,
            created: now,
            story: story,
            causes: causes.map { caught in
                Alert.Cause(
                    rule: caught.rule.id,
                    title: caught.rule.title,
                    priority: caught.rule.priority,
                    texts: caught.match.texts
                )
            },
            items: [alertItem(id: itemID, item)]
        )
        let rule = causes.first?.rule.id.rawValue ?? "alert"
        return entry(
            id: id,
            kind: .alert,
            story: story,
            name: rule,
            body: text.of(alert),
            record: AlertRecord.of(alert).line
        )
    }

    /// The row of the first run's one alert.
    package func entry(_ look: FirstLook) -> OutboxEntry {
        entry(
            id: look.id,
            kind: .firstLook,
            story: nil,
            name: "first-look",
            body: text.of(look),
            record: AlertRecord.of(look).line
        )
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

    private func entry(
        id: String,
        kind: OutboxEntry.Kind,
        story: String?,
        name: String,
        body: String,
        record: String
    ) -> OutboxEntry {
        OutboxEntry(
            id: id,
            sink: FileSink.sinkName,
            recipient: AlertMaker.reader,
            kind: kind,
            story: story,
            // The rule's id may be long; the alert's id alone makes the name unique.
            fileName: "\(time.day(now))-\(AlertMaker.shortened(name))-\(id.prefix(12)).txt",
            body: body,
            record: record,
            createdAt: now,
            expiresAt: now.advanced(bySeconds: Outbox.lifetime)
        )
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
