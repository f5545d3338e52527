import Digests
import LookoutModel
import Storage

/// The items of a window that tell one development: those of a story, and of the stories in other languages that it is read
/// as the same with.
struct StoryGroup {
    /// An item, its story and what caught it.
    struct Part {
        let stored: StoredItem
        let item: DigestItem
        let story: StoredStory
        /// Whether an edition has told its story.
        let isToldBefore: Bool
        /// All matches of the item.
        let matches: [StoredMatch]
    }

    /// The first of the stories.
    let leader: String
    var parts: [Part] = []

    /// The best first: the language of the first story before others, what surely tells it before what possibly does, state
    /// media last, then what was seen first.
    var ordered: [Part] {
        let language = (parts.first { $0.story.id == leader } ?? parts.first)?.story.id
        return parts.sorted { left, right in
            let ranks = [left, right].map { part in
                [
                    part.item.isPossible == true ? 1 : 0, part.story.id == language ? 0 : 1,
                    part.item.isStateMedia ? 1 : 0, Int(part.stored.sequence),
                ]
            }
            return ranks[0].lexicographicallyPrecedes(ranks[1])
        }
    }
}
