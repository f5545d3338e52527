package import LookoutModel

/// One feed of a pass, asked.
package struct FetchedFeed: Sendable {
    package let source: FeedSource
    package let outcome: FetchOutcome

    /// What passed between us and the server; nil for a file, and where nothing was sent.
    package var exchange: FetchExchange?

    package init(source: FeedSource, outcome: FetchOutcome, exchange: FetchExchange? = nil) {
        self.source = source
        self.outcome = outcome
        self.exchange = exchange
    }
}
