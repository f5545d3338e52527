package import LookoutModel
package import Storage

/// Who tells a story and told it when it last alerted: the independent owners, and whether there was an official source.
package struct StorySources: Hashable, Sendable {
    /// The owners when it last alerted, state media and copies left out.
    package let before: [String]
    /// The owners now.
    package let now: [String]
    /// Whether a source of kind official tells it now, and none did then.
    package let isNowOfficial: Bool

    /// Counts those who tell a story, of which `item` joined last; `last` is when it last alerted, nil where it has not.
    ///
    /// A copy counts as the owner it was copied from; what possibly tells something else counts not at all.
    package init(_ tellers: [StoryTeller], item: Int64, since last: Instant?, book: SourceBook) {
        let states = Set(tellers.filter { book.isStateMedia($0.feed) }.map { book.owner($0.feed) })
        func owners(_ tellers: [StoryTeller]) -> [String] {
            var owners: [String] = []
            for teller in tellers where !teller.isPossible && !book.isStateMedia(teller.feed) {
                let owner = teller.copiedFrom ?? book.owner(teller.feed)
                if !states.contains(owner), !owners.contains(owner) { owners.append(owner) }
            }
            return owners
        }
        let earlier = tellers.filter { teller in teller.item != item && last.map { teller.seen <= $0 } ?? false }
        let isOfficial = { (teller: StoryTeller) in !teller.isPossible && book.kind(teller.feed) == .official }
        before = owners(earlier)
        now = owners(tellers)
        isNowOfficial = tellers.contains(where: isOfficial) && !earlier.contains(where: isOfficial)
    }
}
