package import LookoutModel

/// Looks at a document's items that seem new: which are known under another identity, which are old ones published again.
///
/// A pure function. An item is only recognised in one that the document does not hold under its own identity as well.
package struct IdentityReview: Sendable {
    /// An item of the feed that the store knows and the document does not hold.
    package struct Known: Sendable {
        package let sequence: Int64
        package let traits: ItemTraits

        package init(sequence: Int64, traits: ItemTraits) {
            self.sequence = sequence
            self.traits = traits
        }
    }

    /// The fewest old items that make a mass when they are published again.
    package static let mass = 5
    /// The fewest items that nobody knows, dated before the document before, that make a mass.
    package static let oldMass = 10
    /// Seconds before the document before, from which on an item should have stood in it.
    package static let late: Int64 = 72 * 3600
    /// Seconds: what one page was changed by further apart is a new report.
    private static let edit: Int64 = 20 * 3600
    /// The fewest items whose ids have changed that make it a change of ids.
    private static let changedIDs = 3

    /// The known items that seemingly new ones are, by the place in the document.
    package private(set) var recognised: [Int: Int64] = [:]
    /// Items that are old and published again, by the place in the document; empty but for a mass of them.
    package private(set) var held: Set<Int> = []
    /// Whether the feed has changed the ids of most items.
    package private(set) var hasChangedIDs = false

    /// Reviews the items that seem new (`fresh`, by their place in the document) against known ones, the newest first.
    ///
    /// `previous` is when the document before was read.
    package init(fresh: [Int: ItemTraits], known: [Known], previous: Instant) {
        let order = fresh.keys.sorted()
        var byLink: [String: [Int]] = [:]
        var byTitle: [UInt64: [Int]] = [:]
        for (index, item) in known.enumerated() {
            if let link = item.traits.link { byLink[link, default: []].append(index) }
            if item.traits.title != 0 { byTitle[item.traits.title, default: []].append(index) }
        }
        let freshLinks = Dictionary(grouping: order.compactMap { fresh[$0]?.link }) { $0 }.mapValues(\.count)
        var taken: Set<Int> = []
        for place in order {
            guard let item = fresh[place] else { continue }
            let sameTitle = byTitle[item.title] ?? []
            var sameLink: [Int] = []
            if let link = item.link, freshLinks[link] == 1, byLink[link]?.count == 1 { sameLink = byLink[link] ?? [] }
            let match =
                sameLink.first { !taken.contains($0) && Self.isSamePage(item, known[$0].traits) }
                ?? sameTitle.first { !taken.contains($0) && Self.isSameReport(item, known[$0].traits) }
            guard let match else { continue }
            taken.insert(match)
            recognised[place] = known[match].sequence
        }
        let rest = order.filter { recognised[$0] == nil }
        hasChangedIDs = recognised.count >= Self.changedIDs && recognised.count > rest.count
        hold(rest, fresh, byTitle.mapValues { $0.map { known[$0].traits } }, previous: previous)
    }

    private mutating func hold(
        _ rest: [Int],
        _ fresh: [Int: ItemTraits],
        _ byTitle: [UInt64: [ItemTraits]],
        previous: Instant
    ) {
        let repeated = rest.filter { place in
            guard let item = fresh[place], let same = byTitle[item.title] else { return false }
            // Daily columns have one title and always another text.
            return same.contains { $0.textHash == item.textHash } || (same.count == 1 && item.titleTerms.count >= 4)
        }
        if repeated.count >= Self.mass, repeated.count * 2 >= rest.count { held.formUnion(repeated) }
        let old = rest.filter { place in
            fresh[place]?.published.map { previous.seconds(since: $0) > Self.late } ?? false
        }
        if old.count >= Self.oldMass { held.formUnion(old) }
    }

    /// Whether two items at one address are one: the page may have been edited, but a page that is written anew each day
    /// holds another item each day.
    private static func isSamePage(_ item: ItemTraits, _ known: ItemTraits) -> Bool {
        if item.textHash == known.textHash { return true }
        guard let distance = item.distance(known) else { return item.title == known.title && item.title != 0 }
        return distance == 0 || (distance < edit && item.likeness(known) >= 0.5)
    }

    /// Whether two items at different addresses are one: the title and the date are the same, or where neither has a date,
    /// title and text.
    private static func isSameReport(_ item: ItemTraits, _ known: ItemTraits) -> Bool {
        if let distance = item.distance(known) { return distance == 0 }
        return item.published == nil && known.published == nil && item.textHash == known.textHash
    }

    /// Whether an identity that is known stands for another item now: other page, other title, other date.
    package static func isReused(_ item: ItemTraits, known: ItemTraits) -> Bool {
        guard let link = item.link, let before = known.link, link != before else { return false }
        guard let distance = item.distance(known), distance > edit else { return false }
        return item.likeness(known) < 0.25
    }
}
