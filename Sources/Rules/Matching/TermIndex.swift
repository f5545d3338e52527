import Text

/// All terms of a rule set, found in one walk over a text.
///
/// Terms of whole words are looked for word by word; the others letter by letter, those that may only start where a word
/// starts apart from those that may stand inside a word.
final class TermIndex: Sendable {
    let pool: TermPool
    private let words: WordTable
    private let anchored: LetterTrie
    private let open: LetterTrie
    /// Whether a term of `open` starts with a letter of a script with spaces: others stand in no text that has only such.
    private let opensWords: Bool
    /// Bits of the beginnings of words at which a term of `anchored` starts, by the hash of their first letters.
    private let gate: [UInt64]

    private static let gateBits = 16

    init(_ patterns: [TermPattern]) {
        var (pool, words, anchored, open) = (TermPool(), WordTable(), LetterTrie(), LetterTrie())
        var gate: [UInt64] = []
        var opensWords = false
        var steps: [UInt64] = []
        for pattern in patterns {
            let term = pool.add(pattern)
            if pattern.isOpen {
                open.insert(term, pattern.steps)
                if pattern.cells.first?.script == .word { opensWords = true }
            } else if let hashes = pattern.wordHashes {
                words.insert(term, words: hashes.dropLast(), last: pattern.lastWordHashes, &steps)
            } else {
                anchored.insert(term, pattern.steps)
                guard let head = pattern.head else { continue }
                if gate.isEmpty { gate = [UInt64](repeating: 0, count: 1 << (TermIndex.gateBits - 6)) }
                let bit = TermIndex.gateBit(head)
                gate[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
        words.finish(steps)
        (self.pool, self.words, self.anchored, self.open, self.gate) = (pool, words, anchored, open, gate)
        self.opensWords = opensWords
    }

    /// The same index as an object of its own, for one thread; the tables are shared.
    ///
    /// References to an object are counted beside its fields: where threads count, each read of a field waits for the others.
    init(copying other: TermIndex) {
        (pool, words, anchored, open, gate) = (other.pool, other.words, other.anchored, other.open, other.gate)
        opensWords = other.opensWords
    }

    private static func gateBit(_ head: UInt32) -> Int {
        Int((head &* 0x9E37_79B1) >> UInt32(32 - gateBits))
    }

    @inline(__always)
    private func isThroughGate(_ head: UInt32) -> Bool {
        guard !gate.isEmpty else { return false }
        let bit = TermIndex.gateBit(head)
        return gate[bit >> 6] & 1 << UInt64(bit & 63) != 0
    }

    /// Calls `found` with every term that matches in `text`, its first letter and the letter after its last; those of one
    /// term in the order of their first letters.
    @inline(__always)
    func scan(_ text: FoldedLetters, found: (_ term: Int32, _ start: Int, _ end: Int) -> Void) {
        for number in 0..<text.wordCount {
            let word = text.word(at: number)
            if let slot = words.step(from: 0, word.hash) {
                if slot.first != TermChains.none { report(slot.first, text, Int(word.start), found) }
                if slot.node != 0 { goOn(from: slot.node, after: number, text, found) }
            }
            if isThroughGate(word.head) { walk(anchored, text, from: Int(word.start), found) }
        }
        guard !text.hasOnlyWords else {
            if opensWords { for start in 0..<text.count { walk(open, text, from: start, found) } }
            return
        }
        for start in 0..<text.count {
            let letter = text[start]
            if letter.isStart, !letter.isOfWord { walk(anchored, text, from: start, found) }
            if !open.isEmpty { walk(open, text, from: start, found) }
        }
    }

    /// Goes on after a first word, as long as words follow each other.
    private func goOn(
        from first: Int32,
        after number: Int,
        _ text: FoldedLetters,
        _ found: (_ term: Int32, _ start: Int, _ end: Int) -> Void
    ) {
        var node = first
        var index = number
        while node != 0, index + 1 < text.wordCount, text.word(at: index + 1).start == text.word(at: index).end {
            index += 1
            guard let slot = words.step(from: node, text.word(at: index).hash) else { return }
            if slot.first != TermChains.none { report(slot.first, text, Int(text.word(at: number).start), found) }
            node = slot.node
        }
    }

    private func report(
        _ first: Int32,
        _ text: FoldedLetters,
        _ start: Int,
        _ found: (_ term: Int32, _ start: Int, _ end: Int) -> Void
    ) {
        words.chains.forEach(first) { place in
            if pool.hasLetters(at: place, text, from: start), let end = pool.end(at: place, text, from: start) {
                found(pool.number(at: place), start, end)
            }
        }
    }

    private func walk(
        _ trie: LetterTrie,
        _ text: FoldedLetters,
        from start: Int,
        _ found: (_ term: Int32, _ start: Int, _ end: Int) -> Void
    ) {
        var step = trie.root(text[start].folded)
        var index = start
        while step.node != 0 {
            trie.chains.forEach(step.first) { place in
                if let end = pool.end(at: place, text, from: start) { found(pool.number(at: place), start, end) }
            }
            index += 1
            guard index < text.count else { return }
            step = trie.child(of: step.node, text[index].step)
        }
    }
}
