import LookoutModel

/// Where a story stands among others, the weightiest first, and why.
///
/// By priority, then what is new before what goes on, then by independent sources, official sources, novelty and recency:
/// when it was first seen, and of what one pass brought, when it was published. The
/// identity decides last, so that the order never depends on the order in which stories were found.
struct StoryRank: Comparable {
    let priority: Priority
    let state: DigestStory.State
    let independent: Int
    let official: Int
    let dayNumber: Int
    let firstSeen: Instant
    /// When its latest item was published, at most when it was first seen; nil where none says.
    let published: Instant?
    let id: String

    init(_ story: DigestStory, priority: Priority) {
        self.priority = priority
        state = story.state
        independent = story.independentCount
        official = story.officialCount
        dayNumber = story.dayNumber
        firstSeen = story.firstSeen
        published = story.items.compactMap(\.published).max().map { min($0, story.firstSeen) }
        id = story.id
    }

    /// Stories by rank, the weightiest first; `priority` is that of the highest rule of each.
    static func sorted(_ stories: [(story: DigestStory, priority: Priority)]) -> [DigestStory] {
        stories.map { (rank: StoryRank($0.story, priority: $0.priority), story: $0.story) }
            .sorted { $0.rank < $1.rank }
            .map(\.story)
    }

    /// Whether `left` stands before `right`.
    static func < (left: StoryRank, right: StoryRank) -> Bool {
        if left.priority != right.priority { return left.priority > right.priority }
        if left.state != right.state { return left.state == .new || right.state == .background }
        if left.independent != right.independent { return left.independent > right.independent }
        if left.official != right.official { return left.official > right.official }
        if left.dayNumber != right.dayNumber { return left.dayNumber < right.dayNumber }
        if left.firstSeen != right.firstSeen { return left.firstSeen > right.firstSeen }
        if left.published != right.published {
            guard let earlier = right.published else { return true }
            return left.published.map { $0 > earlier } ?? false
        }
        return left.id < right.id
    }
}
