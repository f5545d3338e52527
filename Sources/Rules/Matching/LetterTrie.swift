import Text

/// The terms that are not whole words: found letter by letter from every place where one may start.
///
/// Terms share their beginnings. A step is keyed by node, letter and joint; texts have the same joints as terms, so there
/// is one step at most, whatever the number of terms.
struct LetterTrie: Sendable {
    /// What stands at the end of a step.
    struct End {
        /// The node that it leads to; 0 where there is no such step.
        var node: Int32 = 0
        /// The terms that end there, as `TermChains` numbers them.
        var first = TermChains.none
    }

    /// A step that is not the first.
    private struct Slot {
        /// 0 is free.
        var key: UInt64 = 0
        var end = End()
    }

    /// Open addressing.
    private var slots = [Slot](repeating: Slot(), count: 16)
    private var used = 0
    private var nodeCount: Int32 = 0
    /// Terms that end at the same node.
    private(set) var chains = TermChains()
    /// What stands after the first letter, in pages of 256.
    ///
    /// Page 0 is empty; the pages of letters beyond the basic plane are in `farPages`.
    private var roots = [End](repeating: End(), count: 256)
    private var pages: [UInt16] = [UInt16](repeating: 0, count: 256)
    private var farPages: [UInt32: UInt16] = [:]

    /// Whether no term is in it.
    var isEmpty: Bool { nodeCount == 0 }

    /// What stands after a first letter; its node is 0 where no term starts so.
    @inline(__always)
    func root(_ letter: UInt32) -> End {
        let page = letter < 0x10000 ? pages[Int(letter >> 8)] : farPage(of: letter)
        return roots[Int(page) << 8 | Int(letter & 0xFF)]
    }

    private func farPage(of letter: UInt32) -> UInt16 { farPages[letter >> 8] ?? 0 }

    /// What stands after a step; its node is 0 where no term goes on so.
    @inline(__always)
    func child(of node: Int32, _ step: UInt32) -> End {
        let key = LetterTrie.key(node, step)
        let mask = slots.count - 1
        var place = LetterTrie.hash(key) & mask
        while true {
            let slot = slots[place]
            if slot.key == key { return slot.end }
            if slot.key == 0 { return End() }
            place = (place + 1) & mask
        }
    }

    /// Adds the term at a place of the pool, of these steps, the first of which has no joint.
    mutating func insert(_ term: Int32, _ steps: [UInt32]) {
        let root = makeRoot(steps[0])
        guard steps.count > 1 else {
            chains.add(term, to: &roots[root].first)
            return
        }
        var node = roots[root].node
        var place = 0
        for step in steps.dropFirst() {
            place = makeChild(of: node, step)
            node = slots[place].end.node
        }
        chains.add(term, to: &slots[place].end.first)
    }

    private mutating func makeRoot(_ letter: UInt32) -> Int {
        let known = letter < 0x10000 ? pages[Int(letter >> 8)] : farPage(of: letter)
        var page = known
        if known == 0 {
            page = UInt16(roots.count >> 8)
            roots += [End](repeating: End(), count: 256)
            if letter < 0x10000 { pages[Int(letter >> 8)] = page } else { farPages[letter >> 8] = page }
        }
        let place = Int(page) << 8 | Int(letter & 0xFF)
        if roots[place].node == 0 { roots[place].node = makeNode() }
        return place
    }

    private mutating func makeChild(of node: Int32, _ step: UInt32) -> Int {
        if used * 2 >= slots.count { grow() }
        let key = LetterTrie.key(node, step)
        let mask = slots.count - 1
        var place = LetterTrie.hash(key) & mask
        while slots[place].key != 0 {
            if slots[place].key == key { return place }
            place = (place + 1) & mask
        }
        slots[place] = Slot(key: key, end: End(node: makeNode()))
        used += 1
        return place
    }

    private mutating func makeNode() -> Int32 {
        nodeCount += 1
        return nodeCount
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.key != 0 {
            var place = LetterTrie.hash(slot.key) & mask
            while slots[place].key != 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }

    private static func key(_ node: Int32, _ step: UInt32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 24 | UInt64(step)
    }

    private static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
