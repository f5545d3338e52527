import LookoutModel
package import Storage

/// Who tells a story: the independent owners, and whether an official source is among them.
package struct StorySources: Hashable, Sendable {
    /// The owners before the item that was asked for, state media and copies left out.
    package let before: [String]
    /// The owners with it.
    package let now: [String]
    /// Whether the item is the first of a source of kind official.
    package let isFirstOfficial: Bool

    /// Counts those who tell a story, of which `item` joined last.
    ///
    /// A copy counts as the owner it was copied from; what possibly tells something else counts not at all.
    package init(_ tellers: [StoryTeller], item: Int64, book: SourceBook) {
        let states = Set(tellers.filter { book.isStateMedia($0.feed) }.map { book.owner($0.feed) })
        func owners(_ tellers: [StoryTeller]) -> [String] {
            var owners: [String] = []
            for teller in tellers where !teller.isPossible && !book.isStateMedia(teller.feed) {
                let owner = teller.copiedFrom ?? book.owner(teller.feed)
                if !states.contains(owner), !owners.contains(owner) { owners.append(owner) }
            }
            return owners
        }
        let earlier = tellers.filter { $0.item != item }
        before = owners(earlier)
        now = owners(tellers)
        isFirstOfficial = !earlier.contains { book.kind($0.feed) == .official }
    }
}
