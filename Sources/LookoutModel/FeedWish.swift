/// How often a feed asks to be fetched, as its last document said it.
package struct FeedWish: Hashable, Codable, Sendable {
    /// Seconds between two requests; nil where it does not say.
    package var pause: Int?
    /// Hours of the day, UTC, 0 to 23, in which it does not change.
    package var skipHours: [Int]
    /// Days of the week, 0 is Sunday, on which it does not change.
    package var skipDays: [Int]

    package init(pause: Int? = nil, skipHours: [Int] = [], skipDays: [Int] = []) {
        self.pause = pause
        self.skipHours = skipHours
        self.skipDays = skipDays
    }

    /// Whether the document asks for nothing.
    package var isEmpty: Bool { pause == nil && skipHours.isEmpty && skipDays.isEmpty }
}
