import TestSupport

/// Rules made at random: 40 of 100 a phrase, 30 an AND of two or three, 20 OR groups with NOT, 10 NEAR and prefixes.
struct RuleText {
    /// A rule file.
    let yaml: String
    /// Every term of the rules, as it is written.
    let literals: [String]

    init(_ count: Int, _ languages: [Vocabulary.Language], using generator: inout SeededGenerator) {
        var lines = ["rules:"]
        var literals: [String] = []
        // The more rules, the rarer what each is after: nobody keeps 100,000 searches for what every item has.
        let depth =
            switch count {
            case ...100: 300
            case ...1000: 1000
            case ...10_000: 4000
            default: 12_000
            }
        for number in 0..<count {
            let language = languages.randomElement(using: &generator) ?? languages[0]
            let isSpaced = !language.separator.isEmpty
            func single() -> String {
                let word = language.name(from: depth, using: &generator)
                literals.append(word)
                return "\"" + word + "\""
            }
            func phrase() -> String {
                let words = (0..<2).map { _ in language.word(using: &generator) }
                literals.append(words.joined(separator: language.separator))
                return "\"" + literals[literals.count - 1] + "\""
            }
            func term() -> String { Int.random(in: 0..<4, using: &generator) == 0 ? phrase() : single() }
            func common() -> String {
                literals.append(language.word(using: &generator))
                return "\"" + literals[literals.count - 1] + "\""
            }
            let query: String
            switch Int.random(in: 0..<100, using: &generator) {
            case 0..<40:
                query = phrase()
            case 40..<70:
                let parts = [common(), term()] + (Bool.random(using: &generator) ? [common()] : [])
                query = parts.shuffled(using: &generator).joined(separator: " AND ")
            case 70..<90:
                let left = (0..<3).map { _ in term() }.joined(separator: " OR ")
                let right = (0..<2).map { _ in common() }.joined(separator: " OR ")
                query = "( \(left) ) AND ( \(right) ) AND NOT \(common())"
            case 90..<95:
                query = "\(common()) NEAR/8 \(term())"
            default:
                var word = language.name(from: depth, using: &generator)
                if word.unicodeScalars.count >= (isSpaced ? 5 : 2) {
                    word = String(
                        word.prefix(isSpaced && word.utf8.first ?? 0 < 0x80 ? max(4, word.count - 2) : word.count)
                    )
                    literals.append(word)
                    query =
                        word.count >= 4 || word.utf8.count > 6
                        ? "\"\(word)\"* AND \(common())" : "\"\(word)\" AND \(common())"
                } else {
                    literals.append(word)
                    query = "\"\(word)\" AND \(common())"
                }
            }
            lines.append("  - id: r\(number)\n    match: |\n      \(query)")
        }
        yaml = lines.joined(separator: "\n") + "\n"
        self.literals = literals
    }
}
