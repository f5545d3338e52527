import Text

/// The words of an archive that are one slip away from words of silent terms.
struct SurveyWords {
    /// The fewest letters of a word whose spelling is guessed.
    private static let minimum = 5

    /// The words of the silent terms, by each of them and by each of them less one letter.
    private var wanted: [[UInt32]: Set<[UInt32]>] = [:]
    private var silent: Set<[UInt32]> = []
    private var lengths: Set<Int> = []
    /// How often each word of the archive stands there, as far as it can matter.
    private var counts: [[UInt32]: Int] = [:]

    /// Looks for words near those of `terms`.
    init(_ terms: [Term]) {
        for term in terms {
            for word in SurveyWords.words(term.text) where word.letters.count >= SurveyWords.minimum {
                guard silent.insert(word.letters).inserted else { continue }
                for key in SurveyWords.keys(word.letters) { wanted[key, default: []].insert(word.letters) }
                lengths.formUnion((word.letters.count - 1)...(word.letters.count + 1))
            }
        }
    }

    var isEmpty: Bool { silent.isEmpty }

    /// Counts the words of a text.
    mutating func add(_ text: String) {
        for word in SurveyWords.words(text) where lengths.contains(word.letters.count) {
            counts[word.letters, default: 0] += 1
        }
    }

    /// The term with each word that the archive does not know replaced by the nearest that it knows; nil where it knows
    /// all of them, or nothing near.
    func guess(_ term: Term) -> Term? {
        var text = term.text
        var isChanged = false
        for word in SurveyWords.words(term.text).reversed() where word.letters.count >= SurveyWords.minimum {
            guard counts[word.letters] == nil, let other = nearest(word.letters) else { continue }
            let utf8 = text.utf8
            let start = utf8.index(utf8.startIndex, offsetBy: word.range.lowerBound)
            let end = utf8.index(utf8.startIndex, offsetBy: word.range.upperBound)
            let isCapital = text[start...].first?.isUppercase ?? false
            let spelt = String(String.UnicodeScalarView(other.compactMap { Unicode.Scalar($0) }))
            text.replaceSubrange(
                start..<end,
                with: isCapital ? spelt.prefix(1).uppercased() + spelt.dropFirst() : spelt
            )
            isChanged = true
        }
        return isChanged ? Term(text, reach: term.reach, isPrefix: term.isPrefix) : nil
    }

    private func nearest(_ word: [UInt32]) -> [UInt32]? {
        var best: (word: [UInt32], count: Int)?
        for (other, count) in counts where count > 1 && other.first == word.first && abs(other.count - word.count) <= 1
        {
            guard SurveyWords.keys(other).contains(where: { wanted[$0]?.contains(word) ?? false }),
                Spelling.distance(SurveyWords.scalars(word), SurveyWords.scalars(other)) == 1
            else { continue }
            if count > best?.count ?? 0 || count == best?.count && other.lexicographicallyPrecedes(best?.word ?? []) {
                best = (other, count)
            }
        }
        return best?.word
    }

    private static func scalars(_ word: [UInt32]) -> [Unicode.Scalar] {
        word.compactMap { Unicode.Scalar($0) }
    }

    /// A word, and it less each of its letters: what two words one slip apart have in common.
    private static func keys(_ word: [UInt32]) -> [[UInt32]] {
        [word]
            + word.indices.map { index in
                var key = word
                key.remove(at: index)
                return key
            }
    }

    /// The words of scripts with spaces, but Korean, and the runs of katakana; each with its bytes.
    private static func words(_ text: String) -> [(letters: [UInt32], range: Range<Int>)] {
        var words: [(letters: [UInt32], range: Range<Int>)] = []
        var letters: [UInt32] = []
        var range = 0..<0
        var script = Script.separator
        func end() {
            if !letters.isEmpty { words.append((letters, range)) }
            letters = []
        }
        for cell in FoldedText(text).cells {
            if cell.hasBreakBefore || cell.script != script { end() }
            script = cell.script
            guard script == .word || script == .katakana else { continue }
            range = (letters.isEmpty ? Int(cell.start) : range.lowerBound)..<Int(cell.end)
            letters.append(cell.folded)
        }
        end()
        return words
    }
}
