import Foundation
import LookoutModel
package import Text

/// A line of `alerts.jsonl`; all times are UTC.
package enum AlertRecord {
    /// The line of an alert.
    package static func of(_ alert: Alert) -> JSONValue {
        let highest = alert.causes.first
        var record: JSONValue = [
            "id": .string(alert.id),
            "kind": "alert",
            "created": time(alert.created),
            "rule": .optional(highest?.rule.rawValue),
            "rules": .array(alert.causes.map { .string($0.rule.rawValue) }),
            "title": .optional(alert.items.first?.title),
            "priority": .optional(highest?.priority.rawValue),
            "story": .string(alert.story),
            "items": .array(alert.items.map(item)),
            "matched": .array(matched(alert.causes)),
        ]
        if case .object(var members) = record {
            if alert.moreItems > 0 { members.append(.init("more", .integer(Int64(alert.moreItems)))) }
            if alert.morePossible > 0 { members.append(.init("more-possible", .integer(Int64(alert.morePossible)))) }
            if let update = alert.update { members.append(.init("again", .string(update.name))) }
            record = .object(members)
        }
        return record
    }

    /// The record of several alerts in one, which names them.
    package static func of(_ burst: Burst) -> JSONValue {
        let causes = burst.causes
        return [
            "id": .string(burst.id),
            "kind": "group",
            "created": time(burst.created),
            "rule": .optional(causes.first?.rule.rawValue),
            "rules": .array(causes.map { .string($0.rule.rawValue) }),
            "title": .string(burst.headline),
            "priority": .optional(causes.first?.priority.rawValue),
            "story": .null,
            "items": .array(burst.parts.map { item($0.item) }),
            "alerts": .array(burst.parts.map { .string($0.alert) }),
        ]
    }

    /// The ids of the alerts that a record of several in one names; empty for any other.
    package static func members(of record: String) -> [String] {
        (try? JSONDecoder().decode(Group.self, from: Data(record.utf8)))?.alerts ?? []
    }

    private struct Group: Decodable {
        let alerts: [String]
    }

    /// The line of the first run's alert.
    package static func of(_ look: FirstLook) -> JSONValue {
        [
            "id": .string(look.id),
            "kind": "first-look",
            "created": time(look.created),
            "rule": .optional(look.counts.first?.rule.rawValue),
            "rules": .array(look.counts.map { .string($0.rule.rawValue) }),
            "title": .string(
                "First look: \(look.developments) \(look.developments == 1 ? "development" : "developments")"
            ),
            "priority": .optional(look.counts.first?.priority.rawValue),
            "story": .null,
            "items": .array(look.items.map(item)),
            "more": .integer(Int64(look.moreItems)),
            "developments": .integer(Int64(look.developments)),
            "background": .integer(Int64(look.background)),
        ]
    }

    static func item(_ item: AlertItem) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .string(item.id)),
            .init("title", .string(item.title)),
            .init("link", .optional(item.link)),
            .init("feed", .string(item.feed.rawValue)),
            .init("source", .string(item.source)),
            .init("language", .optional(item.language)),
            .init("published", item.published.map(time) ?? .null),
        ]
        if item.isPossible { members.append(.init("possible", .boolean(true))) }
        return .object(members)
    }

    private static func matched(_ causes: [Alert.Cause]) -> [JSONValue] {
        causes.flatMap { cause in
            cause.texts.map { text in
                ["rule": .string(cause.rule.rawValue), "field": .string(text.field), "text": .string(text.text)]
            }
        }
    }

    static func time(_ instant: Instant) -> JSONValue {
        .string(Timestamp.iso(instant.seconds))
    }
}
