/// A digest's JSON, as machines read it.
struct DigestPage: Decodable {
    struct Section: Decodable {
        let rule: String
        let title: String
        let stories: [Story]
    }

    struct Story: Decodable {
        let id: String
        let title: String
        let state: String
        let rules: [String]
        let items: [ToldItem]
    }

    struct Ledger: Decodable {
        let fetched: Int
        let new: Int
        let matched: Int
    }

    let day: String
    let sections: [Section]
    let ledger: Ledger

    var stories: [Story] { sections.flatMap(\.stories) }

    /// Every pair of a rule and an item that the digest tells.
    var pairs: Set<ToldPair> {
        Set(stories.flatMap { story in story.items.flatMap { item in story.rules.map { ToldPair($0, item.id) } } })
    }
}

/// A line of `alerts.jsonl`.
struct AlertLine: Decodable {
    let id: String
    let created: String
    let rule: String
    let rules: [String]
    let title: String
    let priority: String
    let story: String?
    let items: [ToldItem]

    /// Every pair of a rule and an item that the alert tells.
    var pairs: [ToldPair] { items.flatMap { item in rules.map { ToldPair($0, item.id) } } }
}

/// An item in an alert or a digest.
struct ToldItem: Decodable {
    let id: String
    let title: String
    let feed: String
}

/// A rule and an item that it caught.
struct ToldPair: Hashable, Comparable, CustomStringConvertible {
    let rule: String
    let item: String

    init(_ rule: String, _ item: String) {
        self.rule = rule
        self.item = item
    }

    var description: String { rule + " " + item }

    static func < (left: ToldPair, right: ToldPair) -> Bool {
        left.description < right.description
    }
}
