/// How a feed has behaved: what its rhythm and its address are learnt from.
package struct FeedCourse: Hashable, Sendable {
    /// When the server last sent a document and not only word that nothing has changed.
    package var fullAt: Instant?
    /// When the feed last brought an item that was new.
    package var newestAt: Instant?
    /// How often its interval is halved, 0 to 3, since it turned over completely between two requests.
    package var pace: Int
    /// When it last turned over completely, so that items may have been missed.
    package var missedAt: Instant?
    /// Where the server says that the feed has moved for good.
    package var movedTo: String?
    /// How often in a row it said so.
    package var movedTimes: Int
    /// What its last document asked for.
    package var wish: FeedWish

    /// Equal answers in a row after which a permanent redirect is learnt.
    package static let learningTimes = 3

    package init() {
        fullAt = nil
        newestAt = nil
        pace = 0
        missedAt = nil
        movedTo = nil
        movedTimes = 0
        wish = FeedWish()
    }

    /// Where the feed is asked, in place of the address in the list; nil where that one counts.
    package var learntAddress: String? {
        movedTimes >= FeedCourse.learningTimes ? movedTo : nil
    }
}
