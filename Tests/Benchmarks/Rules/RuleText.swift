import TestSupport

/// Rules made at random: 40 of 100 a phrase, 30 an AND of two or three, 20 OR groups with NOT, 10 NEAR and prefixes.
struct RuleText {
    /// A rule file.
    let yaml: String
    /// Every term of the rules as it is written, equal ones once: the rules share them too.
    let literals: [String]

    init(_ count: Int, _ languages: [Vocabulary.Language], using generator: inout SeededGenerator) {
        var lines = ["rules:"]
        var literals: [String] = []
        // The more rules, the rarer what each is after: nobody keeps 100,000 searches for what every item has.
        let (part, prefix) =
            switch count {
            case ...100: (0.0..<0.02, 4)
            case ...1000: (0.003..<0.3, 4)
            case ...10_000: (0.1..<1, 5)
            default: (0.6..<1, 6)
            }
        for number in 0..<count {
            let language = languages.randomElement(using: &generator) ?? languages[0]
            let isSpaced = !language.separator.isEmpty
            func single() -> String {
                let word = language.name(of: part, using: &generator)
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
                let word = language.name(of: part, using: &generator)
                // A prefix of two letters at least in scripts that have many.
                let beginning = String(word.prefix(isSpaced && word.utf8.first ?? 0 < 0x80 ? prefix : 2))
                let isPrefix = beginning.count < word.count && (beginning.count >= 4 || beginning.utf8.count >= 6)
                literals.append(isPrefix ? beginning : word)
                query = "\"\(literals[literals.count - 1])\"\(isPrefix ? "*" : "") AND \(common())"
            }
            lines.append("  - id: r\(number)\n    match: |\n      \(query)")
        }
        yaml = lines.joined(separator: "\n") + "\n"
        var seen: Set<String> = []
        self.literals = literals.filter { seen.insert($0).inserted }
    }
}
