package import Digests
import LookoutModel
package import Rules
package import Storage
import Text

/// Looks for items in the archive: the index names those that may be meant, and the matcher of the rules decides on each.
///
/// So a search finds what a rule with the same expression would have caught, no more and no less. Items are read in
/// short transactions, and a run that wants to write waits for none of them long.
package struct ArchiveSearch: Sendable {
    /// What is asked.
    package struct Request: Sendable {
        /// Nil where every item that the rest lets through is meant.
        package var query: SearchQuery?
        /// Languages and kinds of source.
        package var condition = RuleCondition()
        package var filter = ItemFilter()
        /// How many items are handed back; nil for all.
        package var limit: Int?
        /// Whether the sentences in which something was found are wanted.
        package var wantsQuotes = false

        package init(query: SearchQuery? = nil) {
            self.query = query
        }
    }

    /// An item that was found.
    package struct Hit: Sendable {
        package let item: CitedItem
        /// The sentences in which the expression was found; empty where they are not wanted.
        package let quotes: [RuleExplanation.Quote]
    }

    /// What came of it.
    package struct Outcome: Sendable {
        /// The latest first.
        package var hits: [Hit] = []
        /// How many items were found in all.
        package var total = 0
        /// How many items were looked at.
        package var looked = 0
        /// Whether there were more items to look at than are looked at in one search: those were the latest.
        package var isCut = false
        /// Whether the expression has no word that the index could look for.
        package var isEvery = false
    }

    /// The most items that are looked at.
    package static let lookLimit = 250_000
    /// Items that are read at a time.
    private static let chunk = 500

    private let store: Store
    private let book: SourceBook

    package init(store: Store, book: SourceBook) {
        self.store = store
        self.book = book
    }

    /// Looks; at most `lookLimit` items, the latest.
    ///
    /// - Throws: `StoreError`.
    package func run(_ request: Request, lookLimit: Int = lookLimit) throws(StoreError) -> Outcome {
        let condition = request.query?.condition ?? .anything
        let found = try store.read { try $0.search.candidates(condition, request.filter, limit: lookLimit + 1) }
        let candidates = found.sequences.prefix(lookLimit)
        let rules = RuleSet(request.query.map { [$0.rule] } ?? [])
        let explainer = request.query.map { RuleExplainer($0.rule) }
        var outcome = Outcome()
        outcome.isCut = candidates.count < found.sequences.count
        outcome.isEvery = found.isEvery && request.query != nil
        var start = candidates.startIndex
        while start < candidates.endIndex {
            let end = min(start + Self.chunk, candidates.endIndex)
            let page = try store.read { transaction in
                try transaction.items.fetch(candidates[start..<end]).map { stored in
                    (
                        stored, try transaction.matches.of(item: stored.sequence).map(\.match.rule),
                        try transaction.stories.of(item: stored.sequence)?.leader
                    )
                }
            }
            for (stored, caughtBy, story) in page {
                outcome.looked += 1
                // As it was when the item came in: an age is that of news.
                let subject = ItemMatcher.subject(of: stored.item, book: book, now: stored.firstSeen)
                guard request.condition.holds(for: subject) else { continue }
                if request.query != nil, rules.indices(catching: subject).isEmpty { continue }
                outcome.total += 1
                if let limit = request.limit, outcome.hits.count >= limit { continue }
                let quotes = request.wantsQuotes ? explainer?.explain(ItemText(subject)).quotes ?? [] : []
                outcome.hits.append(Hit(item: cited(stored, rules: caughtBy, story: story), quotes: quotes))
            }
            start = end
        }
        return outcome
    }

    private func cited(_ stored: StoredItem, rules: [RuleID], story: String?) -> CitedItem {
        let item = stored.item
        let (title, owner) = (book.title(item.feed), book.owner(item.feed))
        return CitedItem(
            id: stored.id,
            title: item.title,
            link: item.link,
            feed: item.feed,
            source: title,
            owner: owner == title ? nil : owner,
            kind: book.kind(item.feed),
            language: item.language,
            author: item.author,
            published: item.published.map { min($0, stored.firstSeen) },
            seen: stored.firstSeen,
            rules: rules,
            story: story,
            lead: Lead.of(item)
        )
    }
}
