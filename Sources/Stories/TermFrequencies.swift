import Glibc

/// In how many of the latest items each term stands, by language: what makes a term rare.
struct TermFrequencies: Sendable {
    /// Items of which nothing is known beside those that are: so that the first few make no term common.
    private static let prior = 100.0

    private struct Language: Sendable {
        var items = 0
        var counts: [UInt64: Int32] = [:]
    }

    private let capacity: Int
    /// By the number of the language.
    private var languages: [UInt64: Language] = [:]
    /// The items that count, as a ring: the oldest is at `oldest` once it is full.
    private var window: [StoryTerms] = []
    private var oldest = 0

    /// Counts the latest `capacity` items.
    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    /// Counts an item, and the oldest no more where there are too many.
    mutating func note(_ terms: StoryTerms) {
        add(terms, 1)
        if window.count < capacity {
            window.append(terms)
        } else {
            add(window[oldest], -1)
            window[oldest] = terms
            oldest = (oldest + 1) % capacity
        }
    }

    private mutating func add(_ terms: StoryTerms, _ change: Int32) {
        // Taken out, so that it is changed where it is.
        var language = languages.removeValue(forKey: terms.language.number) ?? Language()
        language.items += Int(change)
        for term in terms.terms {
            let count = (language.counts[term.number] ?? 0) + change
            language.counts[term.number] = count > 0 ? count : nil
        }
        languages[terms.language.number] = language
    }

    /// The weights of an item's terms, in their order, as a vector of length 1 (or 0, where it has no terms).
    func weights(of item: StoryTerms) -> [Double] {
        let language = languages[item.language.number] ?? Language()
        let all = Double(language.items) + TermFrequencies.prior
        var sum = 0.0
        let weights = item.terms.map { term in
            let rarity = log(all / Double((language.counts[term.number] ?? 0) + 1))
            let weight = (1 + log(Double(term.count))) * max(0, rarity)
            sum += weight * weight
            return weight
        }
        guard sum > 0 else { return weights }
        let length = sum.squareRoot()
        return weights.map { $0 / length }
    }
}
