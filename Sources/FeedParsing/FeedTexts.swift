/// How much is wanted of the texts of a feed.
package enum FeedTexts: UInt8, Sendable {
    /// As the feed gives them, markup with absolute links, and as plain text.
    case whole
    /// As plain text alone, which is what rules see; markup is neither written nor held.
    case plain
}
