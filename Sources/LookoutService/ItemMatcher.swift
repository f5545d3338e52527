package import LookoutModel
package import Rules
import Stories

/// Runs the rules over items, with what the feed lists know of where they come from.
package struct ItemMatcher: Sendable {
    private let rules: RuleSet
    private let book: SourceBook
    private let now: Instant

    package init(rules: RuleSet, book: SourceBook, now: Instant) {
        self.rules = rules
        self.book = book
        self.now = now
    }

    /// The rules that catch an item, and why.
    package func matches(_ item: Item) -> [Match] {
        rules.matches(ItemMatcher.subject(of: item, book: book, now: now))
    }

    /// The rule of an id; nil where there is none.
    package func rule(_ id: RuleID) -> Rule? {
        rules.rule(id)
    }

    /// What rules see of an item; `now` makes an age of its date.
    package static func subject(of item: Item, book: SourceBook, now: Instant) -> RuleSubject {
        RuleSubject(
            title: item.title,
            summary: item.summary,
            content: item.content,
            author: item.author,
            link: item.link,
            language: item.language,
            feed: item.feed,
            host: item.link.flatMap(CanonicalAddress.host) ?? feedHost(item.feed, book),
            kind: book.kind(item.feed),
            categories: item.categories,
            age: item.published.map { now.seconds(since: $0) }
        )
    }

    private static func feedHost(_ feed: FeedID, _ book: SourceBook) -> String? {
        guard case .address(let address)? = book.source(feed)?.location else { return nil }
        return CanonicalAddress.host(address)
    }
}
