import Digests
import LookoutModel
import Text

/// An edition as machines are told of it: what it is, how much is in it, its first developments, where it stands.
struct EditionRecord {
    /// The most developments that stand in it.
    private static let mostItems = 10

    let digest: Digest
    let summary: EditionSummary
    let link: String?
    let created: Instant

    /// The record of one message; the keys that every message has come first.
    func value(id: String, title: String) -> JSONValue {
        let stories = digest.stories.filter { $0.state == .new }
        let ledger = digest.ledger
        return [
            "id": .string(id),
            "kind": "digest",
            "created": time(created),
            "rule": .optional(digest.sections.first { !$0.stories.isEmpty }?.rule.rawValue),
            "rules": .array(digest.sections.filter { !$0.stories.isEmpty }.map { .string($0.rule.rawValue) }),
            "title": .string(title),
            "priority": "digest",
            "story": .null,
            "items": .array(stories.prefix(EditionRecord.mostItems).compactMap { $0.items.first.map(item) }),
            "more": .integer(Int64(max(0, stories.count - EditionRecord.mostItems))),
            "name": .optional(digest.name),
            "day": .string(CivilDate(dayNumber: digest.day.number).description),
            "from": time(digest.from),
            "to": time(digest.to),
            "next": digest.next.map(time) ?? .null,
            "new": .integer(Int64(summary.new)),
            "continuing": .integer(Int64(summary.continuing)),
            "background": .integer(Int64(summary.background)),
            "ledger": [
                "fetched": .integer(Int64(ledger.fetched)),
                "new": .integer(Int64(ledger.new)),
                "matched": .integer(Int64(ledger.matched)),
                "told": .integer(Int64(ledger.told)),
                "lost": .integer(Int64(ledger.lost)),
                "feeds": .integer(Int64(ledger.feeds.listed)),
                "read": .integer(Int64(ledger.feeds.read)),
                "failed": .integer(Int64(ledger.feeds.failed)),
            ],
            "broken": .integer(Int64(summary.brokenRules)),
            "file": .string(summary.fileName),
            "link": .optional(link),
        ]
    }

    private func item(_ item: DigestItem) -> JSONValue {
        [
            "id": .string(item.id),
            "title": .string(item.title),
            "link": .optional(item.link.flatMap { WebLink($0)?.address }),
            "feed": .string(item.feed.rawValue),
            "source": .string(item.source),
            "language": .optional(item.language),
            "published": item.published.map(time) ?? .null,
        ]
    }

    private func time(_ instant: Instant) -> JSONValue {
        .string(Timestamp.iso(instant.seconds))
    }
}
