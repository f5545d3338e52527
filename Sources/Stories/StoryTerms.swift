import Text

/// The terms of a text, each with how often it stands there: what two texts are compared by.
///
/// Words in scripts with spaces, without a plural `s`; pairs of neighbouring characters in Chinese, Japanese and the scripts
/// without spaces; in Korean the eojeol and its pairs. Words that say nothing are left out, and so are pairs of hiragana.
package struct StoryTerms: Sendable {
    package struct Term: Hashable, Sendable {
        package let number: UInt64
        package let count: Int
    }

    package let language: StoryLanguage
    /// In the order of their numbers, each once.
    package let terms: [Term]
    /// The number of the folded title; 0 where it has no letters.
    package let title: UInt64

    package init(title: String, text: String, declared: String?) {
        var reader = TermReader()
        reader.read(title)
        self.title = reader.numbers.isEmpty ? 0 : reader.whole
        reader.read(text)
        language = StoryLanguage(reader.letters, declared: declared, common: reader.common)
        terms = StoryTerms.counted(reader.numbers)
    }

    /// The number of a text as recurring ones are told by: of its folded letters; 0 where it has none.
    package static func number(of text: String) -> UInt64 {
        var reader = TermReader()
        reader.read(text)
        return reader.whole
    }

    private static func counted(_ numbers: [UInt64]) -> [Term] {
        var terms: [Term] = []
        var index = 0
        let sorted = numbers.sorted()
        while index < sorted.count {
            var end = index + 1
            while end < sorted.count, sorted[end] == sorted[index] { end += 1 }
            terms.append(Term(number: sorted[index], count: end - index))
            index = end
        }
        return terms
    }
}
