package import LookoutModel

/// A match as the store holds it.
package struct StoredMatch: Hashable, Sendable {
    /// How a match came about.
    package enum Origin: String, Sendable {
        /// The item came in while the rule was on.
        case live
        /// The rule was off when the item came in, and has been mended since: told as usual in the next edition.
        case missed
        /// A new or changed rule was run over earlier items: told once in the digest, as earlier.
        case earlier
    }

    /// Its place in the order in which matches were found; editions are windows over it.
    package let sequence: Int64
    package let itemSequence: Int64
    package let match: Match
    package let origin: Origin
    package let matchedAt: Instant
}
