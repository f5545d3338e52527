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
        identityScheme = nil
    }
}
