import Foundation
package import LookoutModel
import Text

/// An alert as its record in the outbox tells it.
package struct StoredAlert: Hashable, Sendable {
    /// An item as the record names it.
    package struct Item: Hashable, Sendable, Decodable {
        package let id: String
        package let title: String
        package let link: String?
        package let feed: String
        package let source: String
        package let language: String?
        let published: String?
        let possible: Bool?

        /// Whether it possibly tells something else.
        package var isPossible: Bool { possible ?? false }

        /// When its feed says it was published.
        package var publishedAt: Instant? {
            published.flatMap { FeedDate.seconds($0) }.map { Instant(seconds: $0) }
        }
    }

    package let priority: Priority
    /// The rules that caught it, the highest first.
    package let rules: [RuleID]
    /// Its items, the one that made it first; never empty.
    package let items: [Item]
    /// How many more there are.
    package let moreItems: Int
    /// How many more possibly tell it.
    package let morePossible: Int
    /// Why it is told again, as machines read it.
    package let again: String?
    private let matched: [RuleID: [MatchedText]]

    /// Reads a record; nil where it is none of an alert.
    package init?(record: String) {
        guard let stored = try? JSONDecoder().decode(Record.self, from: Data(record.utf8)), stored.kind == "alert",
            let priority = Priority(rawValue: stored.priority), !stored.items.isEmpty
        else { return nil }
        self.priority = priority
        rules = stored.rules.map { RuleID($0) }
        items = stored.items
        moreItems = stored.more ?? 0
        morePossible = stored.morePossible ?? 0
        again = stored.again
        matched = (stored.matched ?? []).reduce(into: [:]) { texts, match in
            texts[RuleID(match.rule), default: []].append(MatchedText(field: match.field, text: match.text))
        }
    }

    /// What a rule matched in it.
    package func texts(_ rule: RuleID) -> [MatchedText] {
        matched[rule] ?? []
    }

    private struct Record: Decodable {
        struct Matched: Decodable {
            let rule: String
            let field: String
            let text: String
        }

        let kind: String
        let priority: String
        let rules: [String]
        let items: [Item]
        let matched: [Matched]?
        let more: Int?
        let morePossible: Int?
        let again: String?

        private enum CodingKeys: String, CodingKey {
            case kind, priority, rules, items, matched, more, again
            case morePossible = "more-possible"
        }
    }
}
