import Text

/// Finds the terms of a group that cover another, in time in proportion to that term's length.
struct CoverIndex {
    private let terms: [Term]
    /// The first term of each hash, and after each term the next of the same hash; -1 ends a chain.
    private var first: [UInt64: Int32] = [:]
    private var next: [Int32]
    /// Which numbers of letters occur.
    private var lengths: Set<Int> = []
    private var hasOpenTerms = false

    /// Makes an index of `terms`, each named by its place among them.
    init(_ terms: [Term]) {
        self.terms = terms
        next = [Int32](repeating: -1, count: terms.count)
        first.reserveCapacity(terms.count)
        // Backwards, so that the earlier of two equal terms is found first.
        for (index, term) in terms.enumerated().reversed() {
            let pattern = TermPattern(term)
            guard !pattern.cells.isEmpty else { continue }
            let hash = CoverIndex.hashes(of: pattern.cells, from: 0).last ?? 0
            next[index] = first[hash] ?? -1
            first[hash] = Int32(index)
            lengths.insert(pattern.cells.count)
            if pattern.isOpen { hasOpenTerms = true }
        }
    }

    /// The first term that covers `term` and that `isWanted`, the longest that covers its beginning before others; the
    /// one at `own`, which is the term itself, is none.
    func cover(
        of term: Term,
        at own: Int? = nil,
        where isWanted: (_ index: Int, _ kind: TermCover.Kind) -> Bool
    ) -> (index: Int, kind: TermCover.Kind)? {
        let outer = TermPattern(term)
        for start in outer.cells.indices where hasOpenTerms || CoverIndex.mayStart(outer.cells, start) {
            for (offset, hash) in CoverIndex.hashes(of: outer.cells, from: start).enumerated().reversed()
            where lengths.contains(offset + 1) {
                var index = first[hash] ?? -1
                while index >= 0 {
                    guard Int(index) != own else {
                        index = next[Int(index)]
                        continue
                    }
                    let inner = TermPattern(terms[Int(index)])
                    if let kind = TermCover(inner, in: outer).kind(), isWanted(Int(index), kind) {
                        return (Int(index), kind)
                    }
                    index = next[Int(index)]
                }
            }
        }
        return nil
    }

    /// Whether a term may start at a letter of another: at any of a script without spaces, else where words may part.
    private static func mayStart(_ cells: [FoldedText.Cell], _ index: Int) -> Bool {
        switch cells[index].script {
        case .han, .hiragana, .unspaced: true
        case .word, .hangul, .katakana, .separator:
            index == 0 || cells[index].hasBreakBefore || cells[index].script != cells[index - 1].script
        }
    }

    /// The hashes of the letters from `start` on: of one, of two, and so on.
    private static func hashes(of cells: [FoldedText.Cell], from start: Int) -> [UInt64] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var hashes: [UInt64] = []
        hashes.reserveCapacity(cells.count - start)
        for index in start..<cells.count {
            let joint = index == start ? TermPattern.Joint.none : .init(before: cells[index], after: cells[index - 1])
            hash = (hash ^ (UInt64(cells[index].folded) << 2 | joint.rawValue)) &* 0x0000_0100_0000_01B3
            hashes.append(hash)
        }
        return hashes
    }
}
