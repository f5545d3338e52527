/// Two named lists of which names stand in the same items of an edition.
package struct CoMention: Hashable, Codable, Sendable {
    package var first: String
    package var second: String
    /// In how many items.
    package var count: Int

    package init(first: String, second: String, count: Int) {
        self.first = first
        self.second = second
        self.count = count
    }

    /// The pairs among the lists of each item, the most frequent first.
    package static func pairs(in items: some Sequence<Set<String>>) -> [CoMention] {
        var counts: [[String]: Int] = [:]
        for lists in items where lists.count > 1 {
            let names = lists.sorted()
            for (place, first) in names.enumerated() {
                for second in names[(place + 1)...] { counts[[first, second], default: 0] += 1 }
            }
        }
        return counts.map { CoMention(first: $0.key[0], second: $0.key[1], count: $0.value) }.sorted { left, right in
            if left.count != right.count { return left.count > right.count }
            return (left.first, left.second) < (right.first, right.second)
        }
    }
}
