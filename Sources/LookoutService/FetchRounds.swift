import LookoutModel

/// The feeds of a pass that are still to be asked: each once, then once more those that were put off.
struct FetchRounds {
    /// A feed whose turn has come.
    struct Turn {
        let source: FeedSource
        /// Whether it may be put off where its host keeps silent and others wait.
        let isPostponable: Bool
    }

    private let due: [FeedSource]
    private var next = 0
    private var postponed: ArraySlice<FetchedFeed> = []

    init(_ due: [FeedSource]) {
        self.due = due
    }

    /// Takes the next one out; nil where there is none.
    mutating func take() -> Turn? {
        if next < due.count {
            next += 1
            return Turn(source: due[next - 1], isPostponable: true)
        }
        return postponed.popFirst().map { Turn(source: $0.source, isPostponable: false) }
    }

    /// Puts a feed off until all others have had their turn.
    mutating func postpone(_ fetched: FetchedFeed) {
        postponed.append(fetched)
    }

    /// Takes out all that will not be asked any more: with what came of them so far, or as those for which no time was left.
    mutating func drain() -> [FetchedFeed] {
        let unasked = due[next...].map {
            FetchedFeed(source: $0, outcome: .failed(FeedFailure(.deadline), retryAfter: nil))
        }
        defer { (next, postponed) = (due.count, []) }
        return unasked + postponed
    }
}
