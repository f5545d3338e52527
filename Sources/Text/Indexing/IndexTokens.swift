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

    /// Memory that is used again from item to item.
    private final class Scratch {
        let letters = FoldedLetters()
        // Tokens as numbers, each number for one alone: to compare texts would take most of the time.
        var pairs = NumberSet()
        var words = NumberSet()
    }

    private let scratch = Scratch()

    package init() {}

    /// The tokens of several texts with single spaces between, in the order in which they first stand.
    ///
    /// Pairs, and words of eight bytes at most, are there once; a longer word is there as often as it stands in the texts.
    package func line(of texts: [String]) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count })
        let letters = scratch.letters
        scratch.pairs.removeAll()
        scratch.words.removeAll()
        for text in texts where !text.isEmpty {
            letters.fold(text)
            var index = 0
            while index < letters.count {
                let end = IndexTokens.runEnd(in: letters, from: index)
                if letters[index].isOfWord {
                    let start = line.count
                    IndexTokens.append(letters, index..<min(end, index + IndexTokens.wordLimit), to: &line)
                    if let number = IndexTokens.number(line[start...]), !scratch.words.insert(number) {
                        line.removeLast(line.count - start)
                    } else {
                        line.append(0x20)
                    }
                    if end - index > IndexTokens.wordLimit { line += Array((IndexTokens.longWord + " ").utf8) }
                } else {
                    for start in index..<end {
                        let pair = start..<min(start + 2, end)
                        let second = pair.count == 2 ? UInt64(letters[start + 1].folded) : 0
                        guard scratch.pairs.insert(UInt64(letters[start].folded) << 32 | second) else { continue }
                        IndexTokens.append(letters, pair, to: &line)
                        line.append(0x20)
                    }
                }
                index = end
            }
        }
        if !line.isEmpty { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    /// The word of these letters, as far as it is kept.
    package static func word(_ letters: FoldedLetters, _ range: Range<Int>) -> String {
        token(letters, range.lowerBound..<min(range.upperBound, range.lowerBound + wordLimit))
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

    private static func token(_ letters: FoldedLetters, _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        append(letters, range, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ letters: FoldedLetters, _ range: Range<Int>, to bytes: inout [UInt8]) {
        for index in range {
            let folded = letters[index].folded
            if folded < 0x80 {
                bytes.append(UInt8(folded))
            } else if folded < 0x800 {
                bytes.append(UInt8(0xC0 | folded >> 6))
                bytes.append(UInt8(0x80 | folded & 0x3F))
            } else if folded < 0x10000 {
                bytes.append(UInt8(0xE0 | folded >> 12))
                bytes.append(UInt8(0x80 | folded >> 6 & 0x3F))
                bytes.append(UInt8(0x80 | folded & 0x3F))
            } else if let scalar = Unicode.Scalar(folded) {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            }
        }
    }

    /// The bytes of a word as one number; nil where they are more than eight.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64? {
        bytes.count > 8 ? nil : bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
