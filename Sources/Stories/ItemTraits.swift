package import LookoutModel

/// What an item can be recognised by under another identity.
package struct ItemTraits: Hashable, Sendable {
    /// The address without what does not tell pages apart.
    package let link: String?
    /// The number of the folded title; 0 where it has none.
    package let title: UInt64
    /// Terms of the title.
    package let titleTerms: Set<UInt64>
    package let published: Instant?
    package let textHash: Int64

    package init(link: String?, title: String, published: Instant?, textHash: Int64) {
        self.link = link.flatMap { CanonicalAddress.of($0) ?? $0 }
        let terms = StoryTerms(title: title, text: "", declared: nil)
        self.title = terms.title
        titleTerms = Set(terms.terms.map(\.number))
        self.published = published
        self.textHash = textHash
    }

    package init(_ item: Item) {
        self.init(
            link: item.link,
            title: item.title,
            published: item.published,
            textHash: ItemIdentity.textHash(item)
        )
    }

    /// How much of the titles' terms are the same, from 0 to 1.
    func likeness(_ other: ItemTraits) -> Double {
        let all = titleTerms.union(other.titleTerms).count
        return all == 0 ? 0 : Double(titleTerms.intersection(other.titleTerms).count) / Double(all)
    }

    /// Seconds between the dates; nil where either has none.
    func distance(_ other: ItemTraits) -> Int64? {
        guard let published, let theirs = other.published else { return nil }
        return abs(published.seconds(since: theirs))
    }
}
