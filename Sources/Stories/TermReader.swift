import Text

/// Reads texts into the numbers of their terms.
struct TermReader {
    /// The terms so far, in the order of the text.
    private(set) var numbers: [UInt64] = []
    private(set) var letters = StoryLanguage.Count()
    /// How many frequent words of each language were met.
    private(set) var common: [String: Int] = [:]
    /// The number of all letters of the last text; 0 where it had none.
    private(set) var whole: UInt64 = 0

    /// Reads one text; no term goes over its end.
    mutating func read(_ text: String) {
        let folded = FoldedLetters(capacity: text.utf8.count)
        folded.fold(text)
        var hash = TermHash(.word)
        var start = 0
        for index in 0..<folded.count {
            let letter = folded[index]
            hash.add(letter.folded)
            let isJoined =
                index > start && !letter.hasBreakBefore && TermReader.isOneRun(folded[index - 1].script, letter.script)
            if index > start, !isJoined {
                take(folded, start..<index)
                start = index
            }
        }
        if start < folded.count { take(folded, start..<folded.count) }
        whole = folded.count == 0 ? 0 : hash.value
    }

    /// Han and kana go on into each other; everything else ends where the script does.
    private static func isOneRun(_ left: Script, _ right: Script) -> Bool {
        left == right || (isEastAsian(left) && isEastAsian(right))
    }

    private static func isEastAsian(_ script: Script) -> Bool {
        script == .han || script == .hiragana || script == .katakana
    }

    private mutating func take(_ folded: FoldedLetters, _ run: Range<Int>) {
        switch folded[run.lowerBound].script {
        case .word: takeWord(folded, run)
        case .hangul:
            letters.hangul += run.count
            numbers.append(TermReader.number(.eojeol, folded, run))
            takePairs(folded, run)
        case .han, .hiragana, .katakana:
            for index in run {
                if folded[index].script == .han { letters.han += 1 } else { letters.kana += 1 }
            }
            takePairs(folded, run)
        case .unspaced:
            letters.unspaced += run.count
            takePairs(folded, run)
        case .separator: break
        }
    }

    private mutating func takeWord(_ folded: FoldedLetters, _ run: Range<Int>) {
        letters.words += run.count
        let number = TermReader.number(.word, folded, run)
        if let languages = FrequentWords.languages[number] {
            for language in languages { common[language, default: 0] += 1 }
            return
        }
        let isLong = run.count >= 4
        let isPlural = isLong && folded[run.upperBound - 1].folded == 0x73 && folded[run.upperBound - 2].folded != 0x73
        numbers.append(
            isPlural ? TermReader.number(.word, folded, run.lowerBound..<run.upperBound - 1) : number
        )
    }

    private mutating func takePairs(_ folded: FoldedLetters, _ run: Range<Int>) {
        guard run.count > 1 else {
            // Headlines name countries by one character: 北, 美.
            if folded[run.lowerBound].script == .han { numbers.append(TermReader.number(.pair, folded, run)) }
            return
        }
        for index in run.dropLast() {
            let areGrammar = folded[index].script == .hiragana && folded[index + 1].script == .hiragana
            if !areGrammar { numbers.append(TermReader.number(.pair, folded, index..<index + 2)) }
        }
    }

    private static func number(_ kind: TermHash.Kind, _ folded: FoldedLetters, _ run: Range<Int>) -> UInt64 {
        var hash = TermHash(kind)
        for index in run { hash.add(folded[index].folded) }
        return hash.value
    }
}
