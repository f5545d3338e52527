package import LookoutModel

/// Which items of a first look are news, and which are background.
package enum Freshness {
    /// Seconds: at the first run, what is younger stands in the first edition in full.
    package static let firstRun: Int64 = 24 * 3600
    /// Seconds: in a feed that was added later, what is younger counts as usual.
    package static let addedFeed: Int64 = 6 * 3600

    /// Whether an item of a feed's first document is background: it is too old, or nobody knows how old it is.
    package static func isBackground(_ published: Instant?, now: Instant, isFirstRun: Bool) -> Bool {
        guard let published else { return true }
        return now.seconds(since: published) >= (isFirstRun ? firstRun : addedFeed)
    }
}
