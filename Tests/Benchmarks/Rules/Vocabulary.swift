import TestSupport

/// Words as news have them: a few in every sentence, most of them seldom.
struct Vocabulary {
    /// The words of one language, the commonest first, and how they are joined.
    struct Language: Sendable {
        let words: [String]
        /// Words between which sentences are built: `the`, `of`.
        let glue: [String]
        let separator: String
        /// Sums of the weights of the words up to each.
        let weights: [Double]

        /// A word by its weight.
        func word(using generator: inout SeededGenerator) -> String {
            words[rank(Double.random(in: 0..<(weights.last ?? 1), using: &generator))]
        }

        /// A word from a part of the list, as names are: each of them as likely as the others.
        func name(of part: Range<Double>, using generator: inout SeededGenerator) -> String {
            let count = Double(words.count)
            let first = Int(part.lowerBound * count)
            return words[Int.random(in: first..<max(first + 1, Int(part.upperBound * count)), using: &generator)]
        }

        private func rank(_ sum: Double) -> Int {
            var (low, high) = (0, weights.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if weights[middle] <= sum { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    let english: Language
    let korean: Language
    let japanese: Language
    let chinese: Language

    init(using generator: inout SeededGenerator) {
        let latin =
            "ba be bi bo da de di do ka ke ko ku la le li lo ma me mo na ne no pa pe po ra re ri ro sa se si so ta te ti to va "
            + "ve wi wo za zo an en in on ar er or al el ing tion ment"
        let syllables = latin.split(separator: " ").map(String.init)
        english = Vocabulary.language(
            40_000,
            "the of to and in a that for on is said with as was at by it from has an be are will not its have".split(
                separator: " "
            ).map(String.init),
            " ",
            using: &generator
        ) { generator in
            let count = Int.random(in: 2...4, using: &generator)
            return (0..<count).map { _ in syllables.randomElement(using: &generator) ?? "" }.joined()
        }
        korean = Vocabulary.language(20_000, ["및", "등", "이", "그", "한", "것"], " ", using: &generator) { generator in
            Vocabulary.scalars(2...4, from: 0xAC00, count: 2000, step: 5, using: &generator)
        }
        japanese = Vocabulary.language(20_000, ["の", "を", "に", "は", "が", "と", "で", "した", "する"], "", using: &generator) {
            generator in
            Bool.random(using: &generator)
                ? Vocabulary.scalars(2...3, from: 0x4E00, count: 2500, step: 8, using: &generator)
                : Vocabulary.scalars(3...5, from: 0x30A2, count: 80, step: 1, using: &generator)
        }
        chinese = Vocabulary.language(20_000, ["的", "在", "和", "了", "是", "对", "将"], "", using: &generator) { generator in
            Vocabulary.scalars(2...4, from: 0x4E00, count: 2500, step: 8, using: &generator)
        }
    }

    private static func scalars(
        _ length: ClosedRange<Int>,
        from first: UInt32,
        count: UInt32,
        step: UInt32,
        using generator: inout SeededGenerator
    ) -> String {
        var word = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: length, using: &generator) {
            word.append(Unicode.Scalar(first + UInt32.random(in: 0..<count, using: &generator) * step) ?? "一")
        }
        return String(word)
    }

    private static func language(
        _ count: Int,
        _ glue: [String],
        _ separator: String,
        using generator: inout SeededGenerator,
        _ word: (inout SeededGenerator) -> String
    ) -> Language {
        var words: [String] = []
        var seen = Set(glue)
        while words.count < count {
            let word = word(&generator)
            if seen.insert(word).inserted { words.append(word) }
        }
        // Zipf's law, flattened at the top, where glue stands.
        var weights: [Double] = []
        var sum = 0.0
        for rank in words.indices {
            sum += 1 / Double(rank + 30)
            weights.append(sum)
        }
        return Language(words: words, glue: glue, separator: separator, weights: weights)
    }
}
