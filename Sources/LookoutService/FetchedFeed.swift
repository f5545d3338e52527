package import LookoutModel

/// One feed of a pass, asked.
package struct FetchedFeed: Sendable {
    package let source: FeedSource
    package let outcome: FetchOutcome

    /// What passed between us and the server; nil for a file, and where nothing was sent.
    package var exchange: FetchExchange?
    /// Whether it was broken off, or not begun, because others were waiting: then it may be asked once more.
    package var isPostponed = false

    package init(
        source: FeedSource,
        outcome: FetchOutcome,
        exchange: FetchExchange? = nil,
        isPostponed: Bool = false
    ) {
        self.source = source
        self.outcome = outcome
        self.exchange = exchange
        self.isPostponed = isPostponed
    }
}
