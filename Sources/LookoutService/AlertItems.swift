package import Delivery
import LookoutModel
import Storage

/// The items that an alert shows of a story: the one that made it, the first of each other language, then others.
package struct AlertItems: Sendable {
    /// The most that are shown.
    private static let limit = 5

    package let shown: [AlertItem]
    /// How many more there are.
    package let more: Int

    package init(shown: [AlertItem], more: Int = 0) {
        self.shown = shown
        self.more = more
    }

    /// Reads those of a story, and of the stories that it is read as the same with.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    init(of story: StoredStory, first: AlertItem, maker: AlertMaker, in transaction: StoreTransaction) throws {
        let sequences = try transaction.stories.tellers(leader: story.leader).map(\.item)
        // A story of months may have hundreds; the latest are those of this alert.
        let stored = try transaction.items.fetch(sequences.suffix(50))
            .filter { $0.id != first.id && !$0.isBackground && $0.heldUntil == nil }
        var languages: Set<String?> = [first.language]
        var seen: Set<String> = [first.title]
        var foreign: [AlertItem] = []
        var others: [AlertItem] = []
        for one in stored {
            let item = maker.alertItem(id: one.id, one.item)
            if languages.insert(item.language).inserted {
                foreign.append(item)
            } else if seen.insert(item.title).inserted {
                others.append(item)
            }
        }
        shown = Array(([first] + foreign + others).prefix(Self.limit))
        more = stored.count + 1 - shown.count
    }
}
