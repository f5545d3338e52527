import Text

/// All terms of a rule set as the matcher compares them, in a few flat arrays.
struct TermPool: Sendable {
    /// One term: where its letters stand, and what is asked of the text around them.
    private struct Entry {
        let letters: Int32
        /// Where its exact forms stand; -1 where the term is not exact.
        let forms: Int32
        let count: Int16
        let marks: Marks
    }

    private struct Marks: OptionSet {
        let rawValue: UInt8

        static let isInside = Marks(rawValue: 1)
        static let isExact = Marks(rawValue: 2)
        static let isPrefix = Marks(rawValue: 4)
        static let hasPlural = Marks(rawValue: 8)
        static let hasCapitals = Marks(rawValue: 16)
    }

    private var entries: [Entry] = []
    /// Steps, the first without its joint; `capital` is set where the text must have a capital.
    private var letters: [UInt32] = []
    private var forms: [UInt32] = []

    private static let capital: UInt32 = 1 << 31

    /// How many terms there are.
    var count: Int { entries.count }

    /// Adds a term, whose number is `count` before.
    mutating func add(_ pattern: TermPattern) {
        var marks: Marks = []
        if pattern.reach == .inside { marks.insert(.isInside) }
        if pattern.reach == .exact { marks.insert(.isExact) }
        if pattern.isPrefix { marks.insert(.isPrefix) }
        if pattern.hasPlural { marks.insert(.hasPlural) }
        if !pattern.capitals.isEmpty { marks.insert(.hasCapitals) }
        let first = letters.count
        entries.append(
            Entry(
                letters: Int32(first),
                forms: pattern.reach == .exact ? Int32(forms.count) : -1,
                count: Int16(pattern.steps.count),
                marks: marks
            )
        )
        letters += pattern.steps
        for place in pattern.capitals { letters[first + place] |= TermPool.capital }
        if pattern.reach == .exact { forms += pattern.cells.map(\.form) }
    }

    /// Whether the letters of a term stand in `text` from `start` on, whatever stands around them.
    func hasLetters(_ term: Int32, _ text: FoldedLetters, from start: Int) -> Bool {
        let entry = entries[Int(term)]
        return text.hasSteps(letters, from: Int(entry.letters), count: Int(entry.count), at: start)
    }

    /// The end of a term whose letters stand in `text` from `start` on; nil where its ends, case or exactness do not hold.
    ///
    /// The same as `TermPattern.end`, on letters.
    func end(_ term: Int32, _ text: FoldedLetters, from start: Int) -> Int? {
        let entry = entries[Int(term)]
        let end = start + Int(entry.count)
        if entry.marks.contains(.hasCapitals) {
            for offset in 0..<Int(entry.count)
            where letters[Int(entry.letters) + offset] & TermPool.capital != 0 && !text[start + offset].isCapital {
                return nil
            }
        }
        if entry.marks.isDisjoint(with: [.isInside, .isExact]) {
            return entry.marks.contains(.isPrefix) ? end : wordEnd(entry.marks, text, at: end)
        }
        if entry.marks.contains(.isInside) { return end }
        guard text.isEdge(start), entry.marks.contains(.isPrefix) || text.isEdge(end) else { return nil }
        for offset in 0..<Int(entry.count)
        where text.form(at: start + offset) != forms[Int(entry.forms) + offset] { return nil }
        return end
    }

    private func wordEnd(_ marks: Marks, _ text: FoldedLetters, at end: Int) -> Int? {
        switch text[end - 1].script {
        case .hangul, .han, .hiragana, .unspaced, .separator:
            return end
        case .katakana:
            return text.isEdge(end) ? end : nil
        case .word:
            if text.isEdge(end) { return end }
            guard marks.contains(.hasPlural) else { return nil }
            if text[end].folded == 0x73 { return text.isEdge(end + 1) ? end + 1 : nil }
            let isPlural =
                text[end].folded == 0x65 && end + 1 < text.count && text[end + 1].folded == 0x73
                && !text[end + 1].isEdge && text.isEdge(end + 2)
            return isPlural ? end + 2 : nil
        }
    }
}

extension FoldedLetters {
    /// Whether something other than letters of the same script stands between `index` and the letter before it.
    func isEdge(_ index: Int) -> Bool {
        index <= 0 || index >= count || self[index].isEdge
    }
}
