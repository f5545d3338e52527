import Foundation
package import LookoutModel
package import Storage

/// What one recipient was told of a story before.
package enum RecipientStory {
    /// The highest priority it has been alerted under; nil where it has not been told.
    ///
    /// `alerted` is the priority under which the story has alerted, and `telling` are the messages that tell it, whoever they
    /// went to. A story that has alerted without any message was told by the first look or found by looking back, which counts
    /// for everyone.
    package static func alerted(_ recipient: Recipient, alerted: Priority?, telling: [OutboxEntry]) -> Priority? {
        guard let priority = alerted else { return nil }
        let alerts = telling.filter { $0.kind == .alert }
        if recipient.form == nil || alerts.isEmpty { return priority }
        return alerts.filter { $0.sink == recipient.sink && $0.recipient == recipient.name }
            .compactMap { self.priority(of: $0.record) }.max()
    }

    private struct Record: Decodable {
        let priority: String?
    }

    private static func priority(of record: String) -> Priority? {
        let record = try? JSONDecoder().decode(Record.self, from: Data(record.utf8))
        return record?.priority.flatMap { Priority(rawValue: $0) } ?? .alert
    }
}
