import Rules

/// Queries made at random, in the form that the parser gives.
struct RandomQuery {
    /// The words that they are made of: few, so that phrases overlap and meet.
    let words: [String]

    /// A few words of all.
    init(using generator: inout some RandomNumberGenerator) {
        words = Array(RandomQuery.allWords.shuffled(using: &generator).prefix(Int.random(in: 3...9, using: &generator)))
    }

    /// These words.
    init(words: [String]) {
        self.words = words
    }

    /// Words of all scripts that overlap, so that random items are hit often.
    static let allWords = [
        "Taiwan", "strait", "US", "UN", "ASEAN", "missile", "guard", "coast", "Malmö", "5G", "KF-21", "북한", "한미", "협력",
        "미사일",
        "インド", "ミサイル", "さくら", "台湾", "臺灣", "海峡", "海警", "北", "北朝鮮", "AI規制", "北러", "Xi’an", "U.S.", "troops", "пакт",
        "ship", "gas", "office", "fleet", "𠮷野",
    ]

    /// Lists that a query may name: of a few terms, of many, of very many.
    static let lists = ["x", "y", "z"]
    /// A list of values of `source:`.
    static let sourceList = "hosts"
    static let sources = ["reuters.com", "uk.reuters.com", "News.example.org", "yonhap-en", "gov.example", "com"]
    static let languages = ["en", "EN-gb", "ko", "zh", "zh-Hant", "zh-hans", "zh-TW", "zh-CN", "zh-Hant-HK", "zh-Han"]

    /// A term that the parser takes.
    func term(using generator: inout some RandomNumberGenerator) -> Term {
        while true {
            let count = [1, 1, 1, 2, 3].randomElement(using: &generator) ?? 1
            let text = (0..<count).compactMap { _ in words.randomElement(using: &generator) }
                .joined(separator: [" ", "-", ""].randomElement(using: &generator) ?? " ")
            let reach: Term.Reach = [.word, .word, .exact, .inside].randomElement(using: &generator) ?? .word
            let isPrefix = reach != .inside && Int.random(in: 0..<5, using: &generator) == 0
            let term = Term(text, reach: reach, isPrefix: isPrefix)
            if (try? TermEntry.parse(term.entry)) == .term(term) { return term }
        }
    }

    /// A tree of at most `depth` levels.
    func query(depth: Int, hasPatterns: Bool = true, using generator: inout some RandomNumberGenerator) -> Query {
        if depth == 0 { return leaf(hasPatterns: hasPatterns, using: &generator) }
        switch Int.random(in: 0..<10, using: &generator) {
        case 0, 1:
            let count = Int.random(in: 2...3, using: &generator)
            return Query(
                .all(
                    (0..<count).map { index in
                        let isNegated = index > 0 && Int.random(in: 0..<3, using: &generator) == 0
                        return Query.Operand(
                            query(depth: depth - 1, hasPatterns: hasPatterns, using: &generator),
                            isNegated: isNegated
                        )
                    }
                )
            )
        case 2, 3:
            let count = Int.random(in: 2...3, using: &generator)
            return Query(
                .any((0..<count).map { _ in query(depth: depth - 1, hasPatterns: hasPatterns, using: &generator) })
            )
        case 4, 5:
            let distance = [0, 1, 2, 3, 5, 50].randomElement(using: &generator) ?? 0
            let isOrdered = Bool.random(using: &generator)
            return Query(
                .near(operand(using: &generator), operand(using: &generator), distance: distance, isOrdered: isOrdered)
            )
        case 6:
            return Query(.sentence(query(depth: depth - 1, hasPatterns: false, using: &generator)))
        case 7:
            let count = [2, 2, 3, 4, 50].randomElement(using: &generator) ?? 2
            return Query(.atLeast(count, operand(using: &generator)))
        case 8 where hasPatterns:
            return Query(.pattern(pattern(using: &generator)))
        default:
            return leaf(hasPatterns: hasPatterns, using: &generator)
        }
    }

    /// A regular expression that the parser takes: pieces of words, with what else such expressions hold.
    func pattern(using generator: inout some RandomNumberGenerator) -> TextPattern {
        while true {
            let count = Int.random(in: 1...4, using: &generator)
            let source = (0..<count).map { _ in patternPiece(using: &generator) }.joined()
            let pattern = TextPattern(source, isCaseInsensitive: Bool.random(using: &generator))
            if (try? QueryParser.parse(pattern.text).query.kind) == .pattern(pattern) { return pattern }
        }
    }

    private func patternPiece(using generator: inout some RandomNumberGenerator) -> String {
        let word = words.randomElement(using: &generator) ?? ""
        let other = words.randomElement(using: &generator) ?? ""
        let pieces = [
            word, word, word, word.lowercased(), "(?:\(word)|\(other))", "(\(word)|[A-Z]+)", "\(word)?", "(?i:\(word))",
            "\\b\(word)\\b", "\(word).{0,9}\(other)", ".*", "[^ ]", "\\s*", "^", "$", "/", "\\/", "(?=\(word))",
            "(?!\(other))", "\(word.dropLast(1))", "\(word.dropFirst(1))+", "(?:\(word)){1,2}",
        ]
        return pieces.randomElement(using: &generator) ?? word
    }

    /// A term or a list, one of them in a field, a regular expression in one, or what the item's source or language is.
    private func leaf(hasPatterns: Bool, using generator: inout some RandomNumberGenerator) -> Query {
        if Int.random(in: 0..<10, using: &generator) == 0 { return attribute(using: &generator) }
        var leaf = termOrList(using: &generator)
        if hasPatterns, Int.random(in: 0..<8, using: &generator) == 0 {
            leaf = Query(.pattern(pattern(using: &generator)))
        } else if Int.random(in: 0..<8, using: &generator) == 0 {
            leaf = Query(.atLeast(2, operand(using: &generator)))
        }
        guard Int.random(in: 0..<6, using: &generator) == 0 else { return leaf }
        let fields = [QueryField.title, .summary, .content, .tag, .author, .url]
        let field = fields.randomElement(using: &generator) ?? .title
        return Query(.field(field, leaf))
    }

    /// A term or a list, or an OR of two.
    private func operand(using generator: inout some RandomNumberGenerator) -> Query {
        let first = termOrList(using: &generator)
        guard Int.random(in: 0..<3, using: &generator) == 0 else { return first }
        return Query(.any([first, termOrList(using: &generator)]))
    }

    private func termOrList(using generator: inout some RandomNumberGenerator) -> Query {
        guard Int.random(in: 0..<8, using: &generator) == 0 else { return Query(.term(term(using: &generator))) }
        return Query(.list(RandomQuery.lists.randomElement(using: &generator) ?? "x"))
    }

    /// `source:` or `lang:` with one value, a list, some joined by OR, or one and not another.
    private func attribute(using generator: inout some RandomNumberGenerator) -> Query {
        let field = Bool.random(using: &generator) ? QueryField.source : .lang
        let values = (field == .source ? RandomQuery.sources : RandomQuery.languages).shuffled(using: &generator)
            .map { Query(.term(Term($0))) }
        switch Int.random(in: 0..<5, using: &generator) {
        case 0 where field == .source: return Query(.field(field, Query(.list(RandomQuery.sourceList))))
        case 1: return Query(.field(field, Query(.all([.init(values[0]), .init(values[1], isNegated: true)]))))
        case 2, 3: return Query(.field(field, Query(.any(Array(values.prefix(3))))))
        default: return Query(.field(field, values[0]))
        }
    }
}
