/// What is made of the slots of a digest at which nothing ran, once there is a run again.
package enum CatchUp: Hashable, Sendable {
    /// One edition, of the latest slot, tells it all.
    case merge
    /// Each slot has its edition, at most the latest 31.
    case each
    /// Each slot has its edition, but for those that were due more than so many seconds ago.
    case skip(seconds: Int)

    /// Reads `merge`, `each` or `skip 3d`; nil where it is none.
    package init?(_ text: String) {
        let words = text.split(separator: " ")
        switch (words.first, words.count) {
        case ("merge", 1): self = .merge
        case ("each", 1): self = .each
        case ("skip", 2...):
            guard let seconds = Quantity.seconds(words.dropFirst().joined()), seconds > 0 else { return nil }
            self = .skip(seconds: seconds)
        default: return nil
        }
    }
}
