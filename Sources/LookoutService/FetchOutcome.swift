package import FeedParsing
package import LookoutModel

/// What came of asking one feed.
package enum FetchOutcome: Sendable {
    /// The server says that nothing has changed; it may have sent new validators.
    case notModified(Validators)
    /// The document is the same as last time, byte for byte.
    case unchanged(Validators)
    /// A document that was read.
    case document(Document)
    /// Nothing that can be used; `retryAfter` is what the server asked for, in seconds.
    case failed(FeedFailure, retryAfter: Int?)

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
        /// What they are known by from now on, where the feed turns out to have changed its ids; nil where nobody asked.
        package var schemeAfterChange: IdentityScheme?
    }
}
