/// What is known of a feed from earlier passes.
package struct FeedState: Hashable, Sendable {
    package var id: FeedID
    /// When the feed was first listed.
    package var addedAt: Instant
    /// The address or file it was last read from.
    package var address: String
    /// What the feed calls itself.
    package var title: String?
    package var validators: Validators
    /// Hash of the last document that was read, in hexadecimal.
    package var bodyHash: String?
    /// Not to be fetched before this.
    package var nextDue: Instant
    package var lastAttempt: Instant?
    /// When the feed last answered as it should (a 304 or an unchanged document counts).
    package var lastSuccess: Instant?
    /// When it last brought a document that was read.
    package var lastDocument: Instant?
    /// Failed attempts since the last success.
    package var failures: Int
    package var failingSince: Instant?
    package var failure: FeedFailure?
    /// The server said 410: not asked again until the user changes the list.
    package var isGone: Bool
    /// How often its documents crashed the reader since one was read.
    package var crashes: Int
    /// What its items are known by; nil before its first document.
    package var identityScheme: IdentityScheme?
    /// What its rhythm and its address are learnt from.
    package var course = FeedCourse()

    /// Whether the last document broke off: what came was read, and the whole is asked for again.
    package var isCutOff: Bool { bodyHash == FeedState.cutOffHash }

    /// The hash of a document that broke off, which no document has.
    package static let cutOffHash = ""

    package init(id: FeedID, address: String, addedAt: Instant) {
        self.id = id
        self.address = address
        self.addedAt = addedAt
        title = nil
        validators = Validators()
        bodyHash = nil
        nextDue = Instant(seconds: 0)
        lastAttempt = nil
        lastSuccess = nil
        lastDocument = nil
        failures = 0
        failingSince = nil
        failure = nil
        isGone = false
        crashes = 0
        identityScheme = nil
    }

    /// How often a feed may crash the reader before it is set aside.
    package static let crashLimit = 2

    /// Whether the feed is set aside: not asked any more until a person releases it or gives it another address.
    package var isQuarantined: Bool { crashes >= FeedState.crashLimit }

    /// Has the feed asked again at the next pass, as one that never crashed the reader.
    package mutating func release(at now: Instant) {
        crashes = 0
        failures = 0
        failingSince = nil
        failure = nil
        nextDue = now
    }
}
