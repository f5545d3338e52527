package import LookoutModel

/// How many developments a rule caught on each of the days before an edition and on its own.
package struct RuleVolume: Hashable, Codable, Sendable {
    /// How many days an edition looks back.
    package static let days = 30
    /// The most rules whose volume an edition shows.
    package static let most = 60

    package var rule: RuleID
    package var title: String
    /// One number a day, the edition's own day last.
    package var counts: [Int]

    package init(rule: RuleID, title: String, counts: [Int]) {
        self.rule = rule
        self.title = title
        self.counts = counts
    }

    /// All of them.
    package var total: Int {
        counts.reduce(0, +)
    }

    /// Those of the last seven days.
    package var lastWeek: Int {
        counts.suffix(7).reduce(0, +)
    }

    /// Those of `volumes` that an edition has room for: the largest, in the order in which they stand.
    package static func largest(_ volumes: [RuleVolume]) -> [RuleVolume] {
        guard volumes.count > most else { return volumes }
        let bySize = volumes.indices.sorted { (volumes[$1].total, $0) < (volumes[$0].total, $1) }
        return bySize.prefix(most).sorted().map { volumes[$0] }
    }
}
