import Text

/// All terms of a rule set as the matcher compares them, one after the other in one array.
///
/// A term stands at a place of the array: its number, how many letters it has and what is asked of the text around them, its
/// letters, and its exact forms where it is exact. So all that is asked of a term lies side by side.
struct TermPool: Sendable {
    private struct Marks: OptionSet {
        let rawValue: UInt32

        static let isInside = Marks(rawValue: 1)
        static let isExact = Marks(rawValue: 2)
        static let isPrefix = Marks(rawValue: 4)
        static let hasPlural = Marks(rawValue: 8)
        static let hasCapitals = Marks(rawValue: 16)
    }

    /// For each term its number, its count of letters with its marks in the lowest five bits, its steps, the first without
    /// its joint and each with `capital` where the text must have one, and its forms.
    private var cells: [UInt32] = []
    /// How many terms there are.
    private(set) var count = 0

    private static let capital: UInt32 = 1 << 31

    /// Adds a term, whose number is `count` before; returns its place.
    mutating func add(_ pattern: TermPattern) -> Int32 {
        var marks: Marks = []
        if pattern.reach == .inside { marks.insert(.isInside) }
        if pattern.reach == .exact { marks.insert(.isExact) }
        if pattern.isPrefix { marks.insert(.isPrefix) }
        if pattern.hasPlural { marks.insert(.hasPlural) }
        if !pattern.capitals.isEmpty { marks.insert(.hasCapitals) }
        let place = cells.count
        cells.append(UInt32(count))
        cells.append(UInt32(pattern.steps.count) << 5 | marks.rawValue)
        cells += pattern.steps
        for letter in pattern.capitals { cells[place + 2 + letter] |= TermPool.capital }
        if pattern.reach == .exact { cells += pattern.cells.map(\.form) }
        count += 1
        return Int32(place)
    }

    /// The number of the term at a place.
    @inline(__always)
    func number(at place: Int32) -> Int32 {
        Int32(bitPattern: cells[Int(place)])
    }

    /// Whether the letters of the term at a place stand in `text` from `start` on, whatever stands around them.
    @inline(__always)
    func hasLetters(at place: Int32, _ text: FoldedLetters, from start: Int) -> Bool {
        let place = Int(place)
        return text.hasSteps(cells, from: place + 2, count: Int(cells[place + 1] >> 5), at: start)
    }

    /// The end of the term at a place whose letters stand in `text` from `start` on; nil where its ends, case or exactness
    /// do not hold.
    ///
    /// The same as `TermPattern.end`, on letters.
    func end(at place: Int32, _ text: FoldedLetters, from start: Int) -> Int? {
        let (letters, head) = (Int(place) + 2, cells[Int(place) + 1])
        let (count, marks) = (Int(head >> 5), Marks(rawValue: head & 31))
        let end = start + count
        if marks.contains(.hasCapitals) {
            for offset in 0..<count
            where cells[letters + offset] & TermPool.capital != 0 && !text[start + offset].isCapital {
                return nil
            }
        }
        if marks.isDisjoint(with: [.isInside, .isExact]) {
            return marks.contains(.isPrefix) ? end : wordEnd(marks, text, at: end)
        }
        if marks.contains(.isInside) { return end }
        guard text.isEdge(start), marks.contains(.isPrefix) || text.isEdge(end) else { return nil }
        for offset in 0..<count
        where text.form(at: start + offset) != cells[letters + count + offset] { return nil }
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
