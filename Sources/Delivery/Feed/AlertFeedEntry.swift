import Foundation
package import LookoutModel
package import Storage
package import Text

/// An alert as `alerts.atom` shows it.
package struct AlertFeedEntry: Hashable, Sendable {
    /// The outbox id: 32 hexadecimal digits.
    package let id: String
    package let created: Instant
    /// One safe line.
    package let title: String
    /// The page of the first item, or the one that shows more.
    package let link: WebLink?
    /// The rules that caught it, by id.
    package let rules: [String]
    /// The whole message as a person reads it.
    package let text: String

    /// The entry of a message.
    package init(_ message: Message) {
        id = message.id
        created = message.created
        title = DrillMark.before(ShownText.headline(message.headline), of: message)
        link = (message.link ?? message.items.first { $0.link != nil }?.link).flatMap { WebLink($0) }
        rules = message.causes.map(\.rule.rawValue)
        text = message.text
    }

    /// The entry of a message as the file sink has it in the outbox.
    package init(_ entry: OutboxEntry) {
        let record = try? JSONDecoder().decode(Record.self, from: Data(entry.record.utf8))
        id = entry.id
        created = entry.createdAt
        title = ShownText.headline(record?.title ?? "")
        link = record?.items?.lazy.compactMap { $0.link.flatMap { WebLink($0) } }.first
        rules = record?.rules ?? []
        text = entry.body
    }

    private struct Record: Decodable {
        struct Item: Decodable {
            let link: String?
        }

        let title: String?
        let rules: [String]?
        let items: [Item]?
    }
}
