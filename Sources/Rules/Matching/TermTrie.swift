import Text

/// All terms of a rule set, found in one walk over a text.
///
/// Terms share their beginnings. A step is keyed by node, letter and joint; texts have the same joints as terms, so there
/// is one step at most, whatever the number of terms. Terms that may only start where a word starts hang from one root,
/// those that may stand inside a word from the other.
struct TermTrie: Sendable {
    private let patterns: [TermPattern]
    /// Open addressing: 0 is free.
    private var keys: [UInt64]
    private var children: [Int32]
    private let mask: Int
    private var nodeCount: Int32 = 3
    /// The first term that ends at a node, or -1.
    private var firstTerm: [Int32]
    /// The next term that ends at the same node, or -1.
    private var nextTerm: [Int32]
    private let hasOpenTerms: Bool

    private static let anchoredRoot: Int32 = 1
    private static let openRoot: Int32 = 2

    init(_ patterns: [TermPattern]) {
        self.patterns = patterns
        let letters = patterns.reduce(0) { $0 + $1.cells.count }
        var size = 16
        while size < letters * 2 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        children = [Int32](repeating: 0, count: size)
        firstTerm = [Int32](repeating: -1, count: letters + 3)
        nextTerm = [Int32](repeating: -1, count: patterns.count)
        hasOpenTerms = patterns.contains { $0.isOpen }
        for (index, pattern) in patterns.enumerated() { insert(pattern, Int32(index)) }
    }

    private mutating func insert(_ pattern: TermPattern, _ term: Int32) {
        var node = pattern.isOpen ? TermTrie.openRoot : TermTrie.anchoredRoot
        for (index, cell) in pattern.cells.enumerated() {
            let joint = index == 0 ? TermPattern.Joint.none : .init(before: cell, after: pattern.cells[index - 1])
            node = step(from: node, cell.folded, joint)
        }
        nextTerm[Int(term)] = firstTerm[Int(node)]
        firstTerm[Int(node)] = term
    }

    private static func key(_ node: Int32, _ letter: UInt32, _ joint: TermPattern.Joint) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 24 | UInt64(letter) << 2 | joint.rawValue
    }

    private func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    private mutating func step(from node: Int32, _ letter: UInt32, _ joint: TermPattern.Joint) -> Int32 {
        let key = TermTrie.key(node, letter, joint)
        var slot = slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return children[slot] }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        children[slot] = nodeCount
        nodeCount += 1
        return children[slot]
    }

    /// The node after a step; 0 where no term goes on so.
    private func child(of node: Int32, _ letter: UInt32, _ joint: TermPattern.Joint) -> Int32 {
        let key = TermTrie.key(node, letter, joint)
        var slot = slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return children[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    /// Calls `found` with every term that matches in `text`, its first cell and the cell after its last, in the order of
    /// the first cells.
    func scan(_ text: [FoldedText.Cell], found: (_ term: Int32, _ start: Int, _ end: Int) -> Void) {
        for start in text.indices {
            if TermPattern.isStart(text, start) { walk(text, from: start, root: TermTrie.anchoredRoot, found) }
            if hasOpenTerms { walk(text, from: start, root: TermTrie.openRoot, found) }
        }
    }

    private func walk(
        _ text: [FoldedText.Cell],
        from start: Int,
        root: Int32,
        _ found: (_ term: Int32, _ start: Int, _ end: Int) -> Void
    ) {
        var node = child(of: root, text[start].folded, .none)
        var index = start
        while node != 0 {
            var term = firstTerm[Int(node)]
            while term >= 0 {
                if let end = patterns[Int(term)].end(in: text, from: start, to: index + 1) { found(term, start, end) }
                term = nextTerm[Int(term)]
            }
            index += 1
            guard index < text.count else { return }
            node = child(of: node, text[index].folded, .init(before: text[index], after: text[index - 1]))
        }
    }
}
