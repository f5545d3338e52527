import Digests
import LookoutModel
import LookoutService
import Rules
import Storage
import Text

/// What became of a stored item, as machines read it.
enum HistoryJSON {
    static func item(_ stored: StoredItem, book: SourceBook) -> JSONValue {
        let item = stored.item
        return [
            "id": .string(stored.id),
            "title": .string(item.title),
            "link": .optional(item.link),
            "feed": .string(item.feed.rawValue),
            "source": .string(book.title(item.feed)),
            "kind": .string(book.kind(item.feed).rawValue),
            "language": .optional(item.language),
            "published": time(item.published),
            "firstSeen": time(stored.firstSeen),
            "background": .boolean(stored.isBackground),
        ]
    }

    static func told(_ history: ItemHistory) -> JSONValue {
        [
            "story": .optional(history.story?.id),
            "matches": .array(
                history.matches.map { match in
                    [
                        "rule": .string(match.match.rule.rawValue),
                        "at": time(match.matchedAt),
                        "origin": .string(match.origin.rawValue),
                        "withoutContent": .boolean(match.match.holdsWithoutContent),
                    ]
                }
            ),
            "alerts": .array(
                history.messages.map { message in
                    [
                        "id": .string(message.entry.id),
                        "kind": .string(message.entry.kind.rawValue),
                        "created": time(message.entry.createdAt),
                        "state": .string(message.entry.state.rawValue),
                        "tried": time(message.triedAt),
                        "file": .string("Alerts/" + message.entry.fileName),
                    ]
                }
            ),
            "editions": .array(
                history.editions.map { edition in
                    [
                        "name": .string(edition.name),
                        "day": .string(CivilDate(dayNumber: edition.day.number).description),
                        "as": .string(name(edition.place)),
                        "written": .boolean(edition.isWritten),
                    ]
                }
            ),
            "waitsFor": .array(history.waiting.map { .string($0) }),
        ]
    }

    private static func name(_ place: ItemHistory.Place) -> String {
        switch place {
        case .told: "told"
        case .background: "background"
        case .earlier: "earlier"
        case .folded: "folded"
        case .held: "held"
        case .trial: "trial"
        case .muted: "muted"
        }
    }

    private static func time(_ instant: Instant?) -> JSONValue {
        .optional(instant.map { Timestamp.iso($0.seconds) })
    }
}
