import Text

/// A term as the matcher compares it: folded, with what each script asks at its ends.
struct TermPattern: Sendable {
    /// How two neighbouring letters of a term may be parted in the text.
    enum Joint: UInt64 {
        /// Within a word: by nothing.
        case none = 0
        /// Between two words of a script with spaces: by a break.
        case required = 1
        /// Next to Hangul, Han or kana: by a break or nothing.
        case optional = 2

        /// The joint before `cell`, which decides the same for terms and texts.
        init(before cell: FoldedText.Cell, after previous: FoldedText.Cell) {
            if cell.script == .word, previous.script == .word {
                self = cell.hasBreakBefore ? .required : .none
            } else {
                self = .optional
            }
        }
    }

    /// The letters with their joints, the first without: what a text's letters are compared with.
    let steps: [UInt32]
    /// The hashes of its words where it is made of whole words of scripts with spaces; else nil.
    let wordHashes: [UInt64]?
    /// The hashes that the last of these words may have: its own, and those of its plurals.
    let lastWordHashes: [UInt64]
    /// Its first four letters, or those of its first word where they are fewer, where it starts with a script with spaces.
    let head: UInt32?
    /// The letters, folded.
    let cells: [FoldedText.Cell]
    let reach: Term.Reach
    let isPrefix: Bool
    /// Letters that must be capitals in the text: those of words of two or three capitals.
    let capitals: [Int]
    /// Whether the last word also matches with `s` or `es`: a Latin word of four letters or more.
    let hasPlural: Bool

    init(_ term: Term) {
        let letters = FoldedLetters(term.text)
        let cells = FoldedText(letters).cells
        self.cells = cells
        steps = (0..<letters.count).map { $0 == 0 ? letters[0].folded : letters[$0].step }
        head = cells.first?.script == .word ? letters.words.first?.head : nil
        reach = term.reach
        isPrefix = term.isPrefix
        var capitals: [Int] = []
        var lastWord = 0..<0
        for word in TermPattern.words(cells) {
            lastWord = word
            if (2...3).contains(word.count), word.allSatisfy({ cells[$0].isCapital }) { capitals += word }
        }
        self.capitals = term.reach == .exact ? [] : capitals
        hasPlural =
            term.reach == .word && !term.isPrefix && lastWord.count >= 4 && lastWord.upperBound == cells.count
            && lastWord.allSatisfy { cells[$0].folded >= 0x61 && cells[$0].folded <= 0x7A }
        guard let last = letters.words.last, !term.isPrefix, term.reach != .inside,
            cells.allSatisfy({ $0.script == .word })
        else {
            (wordHashes, lastWordHashes) = (nil, [])
            return
        }
        wordHashes = letters.words.map(\.hash)
        let endings: [[UInt32]] = hasPlural ? [[], [0x73], [0x65, 0x73]] : [[]]
        lastWordHashes = endings.map { ending in
            var hash = FoldedWord.Hash()
            for index in Int(last.start)..<Int(last.end) { hash.add(letters[index].folded) }
            for letter in ending { hash.add(letter) }
            return hash.value
        }
    }

    /// Whether the term is looked for at every letter, not only where a word may start.
    var isOpen: Bool { reach == .inside }

    /// Ranges of cells that are words of a script with spaces.
    private static func words(_ cells: [FoldedText.Cell]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = 0
        for index in 0...cells.count {
            let ends = index == cells.count || cells[index].script != .word || index > 0 && cells[index].hasBreakBefore
            let isBoundary = ends || index > 0 && cells[index - 1].script != .word
            guard isBoundary else { continue }
            if index > start, cells[start].script == .word { words.append(start..<index) }
            start = index
        }
        return words
    }

    /// The end of the match that starts at `start` and whose letters end before `end`; nil where the term's ends, case or
    /// exactness do not hold.
    func end(in text: [FoldedText.Cell], from start: Int, to end: Int) -> Int? {
        switch reach {
        case .inside:
            return capitals.allSatisfy({ text[start + $0].isCapital }) ? end : nil
        case .exact:
            guard TermPattern.isEdge(text, start), isPrefix || TermPattern.isEdge(text, end) else { return nil }
            for index in cells.indices where cells[index].form != text[start + index].form { return nil }
            return end
        case .word:
            guard capitals.allSatisfy({ text[start + $0].isCapital }) else { return nil }
            return isPrefix ? end : wordEnd(in: text, at: end)
        }
    }

    private func wordEnd(in text: [FoldedText.Cell], at end: Int) -> Int? {
        switch text[end - 1].script {
        case .hangul, .han, .hiragana, .unspaced, .separator:
            return end
        case .katakana:
            return TermPattern.isEdge(text, end) ? end : nil
        case .word:
            if TermPattern.isEdge(text, end) { return end }
            guard hasPlural else { return nil }
            if text[end].folded == 0x73, TermPattern.isEdge(text, end + 1) { return end + 1 }
            if end + 1 < text.count, text[end].folded == 0x65, text[end + 1].folded == 0x73,
                !text[end + 1].hasBreakBefore, TermPattern.isEdge(text, end + 2)
            {
                return end + 2
            }
            return nil
        }
    }

    /// Whether something other than letters of the same script stands between `index` and the cell before it.
    static func isEdge(_ text: [FoldedText.Cell], _ index: Int) -> Bool {
        index <= 0 || index >= text.count || text[index].hasBreakBefore || text[index].script != text[index - 1].script
    }

    /// Whether a term that is not open may start at `index`.
    static func isStart(_ text: [FoldedText.Cell], _ index: Int) -> Bool {
        switch text[index].script {
        case .han, .hiragana, .unspaced: true
        case .word, .hangul, .katakana, .separator: isEdge(text, index)
        }
    }
}
