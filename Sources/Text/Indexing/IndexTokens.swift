/// What an index holds of a text: its words, and pairs of neighbouring letters where no space parts words.
///
/// Texts and terms go through the same folding as in matching. A word of a script with spaces is a token as a whole. Of
/// all other letters (Han, kana, Hangul, Thai) a token is one with the next, whatever stands between the two; one that has
/// no such neighbour after it is a token alone. So a term of those scripts is found through its pairs, a single letter
/// through the tokens that begin with it, and no dictionary decides what a word is.
package struct IndexTokens {
    /// The most letters of a word that are kept; what is longer also has `longWord`.
    package static let wordLimit = 40
    /// Stands for the fact that a text has a word that was cut.
    ///
    /// No letter folds to it.
    package static let longWord = "…"

    private let letters = FoldedLetters()

    package init() {}

    /// The tokens of several texts, each once, in the order in which they first stand, with single spaces between.
    package func line(of texts: [String]) -> String {
        var seen: Set<String> = []
        var line = ""
        for text in texts where !text.isEmpty {
            letters.fold(text)
            IndexTokens.forEach(in: letters) { token in
                guard seen.insert(token).inserted else { return }
                if !line.isEmpty { line += " " }
                line += token
            }
        }
        return line
    }

    /// The word of these letters, as far as it is kept.
    package static func word(_ letters: FoldedLetters, _ range: Range<Int>) -> String {
        token(letters, range.prefix(wordLimit))
    }

    /// The end of the word, or of the run of letters of other scripts, that begins at `start`.
    package static func runEnd(in letters: FoldedLetters, from start: Int) -> Int {
        let isWord = letters[start].isOfWord
        var end = start + 1
        while end < letters.count, letters[end].isOfWord == isWord, !isWord || !letters[end].isEdge { end += 1 }
        return end
    }

    /// The letters of a run of other scripts as pairs; of a single one the letter itself.
    package static func pairs(_ letters: FoldedLetters, _ range: Range<Int>) -> [String] {
        if range.count == 1 { return [token(letters, range)] }
        return range.dropLast().map { token(letters, $0..<($0 + 2)) }
    }

    private static func forEach(in letters: FoldedLetters, _ body: (String) -> Void) {
        var index = 0
        while index < letters.count {
            let end = runEnd(in: letters, from: index)
            if letters[index].isOfWord {
                body(word(letters, index..<end))
                if end - index > wordLimit { body(longWord) }
            } else {
                for start in index..<end { body(token(letters, start..<min(start + 2, end))) }
            }
            index = end
        }
    }

    private static func token(_ letters: FoldedLetters, _ range: some Sequence<Int>) -> String {
        var bytes: [UInt8] = []
        for index in range {
            let folded = letters[index].folded
            if folded < 0x80 {
                bytes.append(UInt8(folded))
            } else if let scalar = Unicode.Scalar(folded) {
                bytes += Array(scalar.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
