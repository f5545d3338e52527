import Text

/// The operators of expressions by name, and which of them a misspelt word means.
enum OperatorName {
    /// Between two parts of an expression.
    static let joining = ["AND", "OR", "NOT", "NEAR", "BEFORE"]
    /// Before a group.
    static let grouping = ["SENTENCE", "ATLEAST"]
    /// Before a number.
    static let numbered = ["NEAR", "BEFORE", "ATLEAST"]

    /// Words in capitals that are one letter away from NEAR and are words themselves.
    private static let words: Set<String> = [
        "BEAR", "DEAR", "FEAR", "GEAR", "HEAR", "LEAR", "NEAT", "REAR", "TEAR", "WEAR", "YEAR",
    ]

    /// The operator that a word in capitals is one slip away from; nil where it is none, or a word of its own.
    static func meant(by word: String, among names: [String]) -> String? {
        guard isCapitals(word), !names.contains(word), !words.contains(word),
            !CommonWords.short.contains(word.lowercased())
        else { return nil }
        return names.first { $0.count > 2 ? distance(word, $0) == 1 : isTwisted(word, $0) }
    }

    /// The same where nothing else says that the word is an operator: letters swapped or doubled, or a long name.
    static func surelyMeant(by word: String) -> String? {
        meant(by: word, among: joining).flatMap { $0.count > 4 || isTwisted(word, $0) ? $0 : nil }
    }

    /// An operator before a number, whatever stands there for its name.
    static func numbered(meantBy word: String) -> String? {
        let word = word.uppercased()
        return numbered.first { distance(word, $0) == 1 }
    }

    static func isCapitals(_ word: String) -> Bool {
        word.utf8.count > 1 && word.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }

    private static func distance(_ left: String, _ right: String) -> Int {
        Spelling.distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
    }

    /// Whether two neighbours are swapped in a word, or one letter stands twice.
    private static func isTwisted(_ word: String, _ name: String) -> Bool {
        guard distance(word, name) == 1 else { return false }
        if word.count == name.count { return word.sorted() == name.sorted() }
        return word.count > name.count && Set(word) == Set(name)
    }
}
