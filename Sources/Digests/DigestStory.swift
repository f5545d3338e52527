package import LookoutModel

/// One development, as a digest tells it.
package struct DigestStory: Equatable, Codable, Sendable {
    /// What a story is in this edition.
    package enum State: String, Codable, Sendable {
        /// First told in this edition.
        case new
        /// Told before, with more since.
        case continuing
        /// There before anybody asked for it.
        case background
    }

    package var id: String
    /// The best headline.
    package var title: String
    package var state: State
    /// 1 on the day it was first seen.
    package var dayNumber: Int
    package var firstSeen: Instant
    /// All rules that caught it, the highest first.
    package var rules: [RuleName]
    /// What the rules matched in it; at most 12 pieces.
    package var matched: [MatchedText]
    /// What tells it, the best first; at least one.
    package var items: [DigestItem]
    /// Whether somebody was not alerted, for the alerts of the day were used up; nil where nobody was left out.
    package var isOverBudget: Bool?

    package init(
        id: String,
        title: String,
        state: State = .new,
        dayNumber: Int = 1,
        firstSeen: Instant,
        rules: [RuleName],
        matched: [MatchedText] = [],
        items: [DigestItem],
        isOverBudget: Bool? = nil
    ) {
        self.id = id
        self.title = title
        self.state = state
        self.dayNumber = dayNumber
        self.firstSeen = firstSeen
        self.rules = rules
        self.matched = matched
        self.items = items
        self.isOverBudget = isOverBudget
    }

    /// How many sources tell it: a wire's copies and a broadcaster's feeds count once.
    package var sourceCount: Int {
        Set(items.map { $0.owner ?? $0.source }).count
    }

    /// How many independent sources surely tell it: neither state media nor what repeats them count.
    package var independentCount: Int {
        let owners = Set(items.filter { $0.isPossible != true }.map { $0.owner ?? $0.source })
        return owners.subtracting(items.filter(\.isStateMedia).map { $0.owner ?? $0.source }).count
    }

    /// How many official sources surely tell it.
    package var officialCount: Int {
        Set(items.filter { $0.kind == .official && $0.isPossible != true }.map { $0.owner ?? $0.source }).count
    }
}
