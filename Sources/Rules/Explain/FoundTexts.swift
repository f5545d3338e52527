/// Pieces of text that a part found, in the order of the text: a limited number of them, and how many there are beyond.
package struct FoundTexts: RandomAccessCollection, Equatable, Sendable {
    /// The most pieces that are listed.
    package static let limit = 100

    private let listed: [FoundText]
    /// How many were found beside those listed.
    package let rest: Int
    /// How many different terms found something, listed or not.
    package let termCount: Int

    /// Pieces that are few, all of them listed.
    package init(_ texts: [FoundText]) {
        listed = texts
        rest = 0
        termCount = Set(texts.map(\.term)).count
    }

    /// Hits as they are shown: each term's first, then the first of the rest, up to the limit.
    init(_ hits: [PlanEvaluator.Hit], in text: ItemText) {
        let places = FoundTexts.chosen(hits.map(\.term))
        listed = places.map { text.found(hits[$0].span, by: hits[$0].term) }
        rest = hits.count - listed.count
        termCount = Set(hits.lazy.map(\.term)).count
    }

    /// Which of so many places of terms are listed, in order: the first of every term go first.
    static func chosen(_ terms: [String]) -> [Int] {
        guard terms.count > limit else { return Array(terms.indices) }
        var seen: Set<String> = []
        var chosen = Array(terms.indices.filter { seen.insert(terms[$0]).inserted }.prefix(limit))
        let first = Set(chosen)
        chosen += terms.indices.lazy.filter { !first.contains($0) }.prefix(limit - chosen.count)
        return chosen.sorted()
    }

    package var startIndex: Int { listed.startIndex }
    package var endIndex: Int { listed.endIndex }

    package subscript(index: Int) -> FoundText {
        listed[index]
    }
}
