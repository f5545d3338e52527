package import LookoutModel

/// One feed of a pass, asked.
package struct FetchedFeed: Sendable {
    package let source: FeedSource
    package let outcome: FetchOutcome
}
