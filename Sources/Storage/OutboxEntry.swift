package import LookoutModel

/// A message that is to leave: rendered once, sent until there is a receipt.
package struct OutboxEntry: Hashable, Sendable {
    /// What the message is.
    package enum Kind: String, Sendable {
        case alert
        /// The one alert of the first run.
        case firstLook = "first-look"
        /// Somebody tries whether alerts arrive.
        case drill
        /// Far more than usual under a rule.
        case surge
        /// Nothing under a rule for longer than it asks.
        case absence
        /// Several alerts of one burst in one message.
        case group
        /// An edition of a digest.
        case digest
    }

    /// Where a message stands.
    package enum State: String, Sendable {
        case pending
        /// Claimed: its first byte may have left.
        case sending
        case retry
        case delivered
        case dead
        /// Put away by a person, for a reason that is its receipt.
        case dropped
        /// Told by a message of several: its receipt is that message's id.
        case merged
    }

    /// The same inputs give the same id for ever.
    package var id: String
    package var sink: String
    package var recipient: String
    package var kind: Kind
    package var story: String?
    /// The name of the file that the file sink makes of it.
    package var fileName: String
    /// The message as a person reads it.
    package var body: String
    /// The message as a machine reads it: one line of JSON.
    package var record: String
    package var createdAt: Instant
    package var state: State
    package var attempts: Int
    package var nextTry: Instant
    package var expiresAt: Instant
    package var receipt: String?

    package init(
        id: String,
        sink: String,
        recipient: String,
        kind: Kind,
        story: String?,
        fileName: String,
        body: String,
        record: String,
        createdAt: Instant,
        expiresAt: Instant
    ) {
        self.id = id
        self.sink = sink
        self.recipient = recipient
        self.kind = kind
        self.story = story
        self.fileName = fileName
        self.body = body
        self.record = record
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        state = .pending
        attempts = 0
        nextTry = createdAt
        receipt = nil
    }
}
