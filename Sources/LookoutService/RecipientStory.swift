import Foundation
package import LookoutModel
package import Storage

/// What one recipient was told of a story before.
package struct RecipientStory: Hashable, Sendable {
    /// The highest priority it has been alerted under; nil where it has not been told.
    package let alerted: Priority?
    /// When it was told last; nil where it has not been.
    package let last: Instant?

    /// Tells what was told to one.
    ///
    /// `alerted` is the priority under which the story has alerted and `madeAt` when it began; `telling` are the messages that
    /// tell it, whoever they went to, and `withheld` what did not leave. A story that has alerted without any message was told
    /// found by looking back, which counts for everyone. What the first look told counts for those whom it told; what a used-up
    /// budget held back the digest tells, which counts as well; what was silenced does not. `isBeingTold` says that it is to be told to somebody in this
    /// transaction, by messages that are not made yet.
    package init(
        _ recipient: Recipient,
        alerted: Priority?,
        madeAt: Instant,
        telling: [OutboxEntry],
        withheld: [Withheld] = [],
        isBeingTold: Bool = false
    ) {
        guard let priority = alerted else {
            self.alerted = nil
            last = nil
            return
        }
        let alerts = telling.filter { $0.kind == .alert }
        let kept = withheld.filter { $0.reason == .budget || $0.reason == .firstLook }
        let own = alerts.filter { $0.sink == recipient.sink && $0.recipient == recipient.name }
        let ownKept = kept.filter { $0.sink == recipient.sink && $0.recipient == recipient.name }
        let times = own.map(\.createdAt) + ownKept.map(\.at)
        if recipient.form == nil || alerts.isEmpty && kept.isEmpty && !isBeingTold {
            self.alerted = priority
            last = times.max() ?? madeAt
        } else {
            self.alerted = (own.map { Self.priority(of: $0.record) } + ownKept.map(\.priority)).max()
            last = times.max()
        }
    }

    private struct Record: Decodable {
        let priority: String?
    }

    private static func priority(of record: String) -> Priority {
        let record = try? JSONDecoder().decode(Record.self, from: Data(record.utf8))
        return record?.priority.flatMap { Priority(rawValue: $0) } ?? .alert
    }
}
