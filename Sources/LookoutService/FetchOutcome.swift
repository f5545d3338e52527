package import FeedParsing
package import LookoutModel
package import Stories
package import Transfers

/// What came of asking one feed.
package enum FetchOutcome: Sendable {
    /// The server says that nothing has changed; it may have sent new validators.
    case notModified(Validators)
    /// The document is the same as last time, byte for byte.
    case unchanged(Validators)
    /// A document that was read.
    case document(Document)
    /// A document over which the process died that was to read it.
    case crashed(FeedFailure, document: [UInt8])
    /// Nothing that can be used; `retryAfter` is what the server asked for, in seconds.
    case failed(FeedFailure, retryAfter: Int?)

    /// Why the feed gave nothing; nil where it gave something.
    package var failure: FeedFailure? {
        switch self {
        case .failed(let failure, _), .crashed(let failure, _): failure
        case .notModified, .unchanged, .document: nil
        }
    }

    /// A document that was read: what is kept of it, and of its items what can be found out beside other documents.
    package struct Document: Sendable {
        /// The feed's title.
        package let title: String?
        package let schedule: FeedSchedule
        /// Its items, identified and normalised, in the document's order.
        package let items: [Item]
        /// A hash of all of an item that rules can see, for each of them.
        package let textHashes: [Int64]
        package let bodyHash: String
        /// Empty where the document was not whole: then the next request is unconditional.
        package let validators: Validators
        /// What the feed's items are known by.
        package let scheme: IdentityScheme
        /// What the rules catch of each item, where all of them are new; nil where that was not looked at.
        package let matches: [[Match]]?
        /// Kept until it is in the store; nil for a file.
        package let hold: BodyHold?
        /// What the document says of all its items' identities.
        private let evidence: [ItemIdentity.Evidence]

        /// Takes from `feed` what is kept of it, and runs the rules of `matcher` over `items`, where there is one.
        package init(
            feed: ParsedFeed,
            evidence: [ItemIdentity.Evidence]? = nil,
            items: [Item],
            bodyHash: String,
            validators: Validators,
            scheme: IdentityScheme = .guid,
            matcher: ItemMatcher? = nil,
            hold: BodyHold? = nil
        ) {
            title = feed.title
            schedule = feed.schedule
            self.evidence = evidence ?? ItemNormalizer.evidence(of: feed)
            self.items = items
            textHashes = items.map(ItemIdentity.textHash)
            self.bodyHash = bodyHash
            self.validators = validators
            self.scheme = scheme
            matches = matcher.map { matcher in items.map { matcher.matches($0) } }
            self.hold = hold
        }

        /// What they are known by from now on, where the feed turns out to have changed its ids.
        package var schemeAfterChange: IdentityScheme {
            IdentityLearning.scheme(afterChangeOfIDs: scheme, for: evidence)
        }
    }
}
