package import FeedParsing
package import LookoutModel
import Stories
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

    /// A document that was read.
    package struct Document: Sendable {
        package let feed: ParsedFeed
        /// Its items, identified and normalised, in the document's order.
        package var items: [Item]
        package let bodyHash: String
        /// Empty where the document was not whole: then the next request is unconditional.
        package let validators: Validators
        /// What the feed's items are known by.
        package var scheme = IdentityScheme.guid
        /// What the rules catch of each item, where all of them are new; nil where that was not looked at.
        package var matches: [[Match]]?
        /// Kept until it is in the store; nil for a file.
        package var hold: BodyHold?

        /// What they are known by from now on, where the feed turns out to have changed its ids.
        package var schemeAfterChange: IdentityScheme {
            IdentityLearning.scheme(afterChangeOfIDs: scheme, for: ItemNormalizer.evidence(of: feed))
        }
    }
}
