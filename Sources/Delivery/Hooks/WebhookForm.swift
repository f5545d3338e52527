import LookoutModel
import Text

/// A message as machines read it, one line of JSON: the body of webhooks, and what commands find on standard input.
package struct WebhookForm: MessageForm {
    package init() {}

    package var isForPeople: Bool { false }

    package func body(of message: Message, to recipient: String) -> String {
        let value: JSONValue = [
            "id": .string(message.id),
            "drill": .boolean(message.isDrill),
            "kind": .string(message.kind.rawValue),
            "created": .string(Timestamp.iso(message.created.seconds)),
            "priority": .string(message.priority.rawValue),
            "headline": .string(DrillMark.before(message.headline, of: message)),
            "topic": .string(message.topic),
            "story": .optional(message.story),
            "revision": .integer(Int64(message.revision)),
            "recipient": .string(recipient),
            "rules": .array(message.causes.map { .string($0.rule.rawValue) }),
            "items": .array(message.items.map(item)),
            "text": .string(DrillMark.before(message.text, of: message)),
            "link": .optional(message.link),
            "record": message.record,
        ]
        return value.line
    }

    private func item(_ item: AlertItem) -> JSONValue {
        [
            "id": .string(item.id),
            "title": .string(item.title),
            "link": .optional(item.link.flatMap { WebLink($0)?.address }),
            "feed": .string(item.feed.rawValue),
            "source": .string(item.source),
            "kind": .string(item.kind.rawValue),
            "state-media": .boolean(item.isStateMedia),
            "language": .optional(item.language),
            "published": .optional(item.published.map { Timestamp.iso($0.seconds) }),
            "lead": .string(item.lead),
        ]
    }
}
