import LookoutModel
import Storage
import Stories

/// Which items of a document the store knows, under whatever identity, and which are old ones that are held back.
struct ItemRecognition {
    /// Seconds that old items are held back when they are published again; then the digest tells of them.
    static let holding: Int64 = 24 * 3600
    /// Items of a feed among which one with another identity is looked for, besides those that a document may hold.
    private static let reach = 50
    /// The same where many items seem new.
    private static let farReach = 1000

    /// The document's items, in its order.
    private(set) var items: [Item]
    /// A hash of what rules can see of each of them.
    let textHashes: [Int64]
    /// Those that the store knows, by their place.
    private(set) var known: [Int: KnownItem] = [:]
    /// Those that are held back, by their place.
    private(set) var held: Set<Int> = []
    /// Whether the feed has changed the ids of most items.
    private(set) var hasChangedIDs = false
    /// How many known items came under other ids.
    private(set) var recognised = 0

    /// Looks the items up, and notes the other identities under which they are found.
    ///
    /// `previous` is when the document before was read; nil for a feed's first.
    init(
        _ document: FetchOutcome.Document,
        of feed: FeedID,
        previous: Instant?,
        in transaction: StoreTransaction
    ) throws {
        items = document.items
        textHashes = document.textHashes
        // Of a feed of which no document was ever read the store has no items.
        guard let previous else { return }
        let stored = try transaction.items.known(in: feed, among: items.map(\.identity))
        for (place, item) in items.enumerated() { known[place] = stored[item.identity] }
        try divide(in: transaction)
        let fresh = items.indices.filter { known[$0] == nil }
        guard !fresh.isEmpty else { return }
        let present = Set(known.values.map(\.sequence))
        let reach = fresh.count >= IdentityReview.mass ? Self.farReach : Self.reach + 2 * items.count
        let absent = try transaction.items.latest(in: feed, limit: reach).filter { outline in
            !present.contains(outline.known.sequence)
        }
        let review = IdentityReview(
            fresh: Dictionary(uniqueKeysWithValues: fresh.map { ($0, ItemTraits(self.items[$0])) }),
            known: absent.map { outline in
                IdentityReview.Known(
                    sequence: outline.known.sequence,
                    traits: ItemTraits(
                        link: outline.link,
                        title: outline.title,
                        published: outline.published,
                        textHash: outline.known.textHash
                    )
                )
            },
            previous: previous
        )
        held = review.held
        hasChangedIDs = review.hasChangedIDs
        recognised = review.recognised.count
        let bySequence = Dictionary(uniqueKeysWithValues: absent.map { ($0.known.sequence, $0.known) })
        for (place, sequence) in review.recognised {
            known[place] = bySequence[sequence]
            try transaction.items.alias(self.items[place].identity, in: feed, to: sequence)
        }
    }

    /// Gives an identity of its own to an item that took over that of another one.
    private mutating func divide(in transaction: StoreTransaction) throws {
        var divided: [Int] = []
        for (place, old) in known where old.textHash != textHashes[place] {
            guard let stored = try transaction.items.fetch([old.sequence]).first,
                IdentityReview.isReused(ItemTraits(items[place]), known: ItemTraits(stored.item))
            else { continue }
            divided.append(place)
        }
        guard !divided.isEmpty, let feed = items.first?.feed else { return }
        for place in divided {
            let item = items[place]
            items[place].identity = ItemIdentity.identity(ofReused: item.identity, link: item.link, title: item.title)
        }
        let stored = try transaction.items.known(in: feed, among: divided.map { items[$0].identity })
        for place in divided { known[place] = stored[items[place].identity] }
    }
}
