package import LookoutModel

/// One feed of a pass, asked.
package struct FetchedFeed: Sendable {
    package let source: FeedSource
    package let outcome: FetchOutcome

    package init(source: FeedSource, outcome: FetchOutcome) {
        self.source = source
        self.outcome = outcome
    }
}
