import Text

/// The terms that are not whole words: found letter by letter from every place where one may start.
///
/// Terms share their beginnings. A step is keyed by node, letter and joint; texts have the same joints as terms, so there
/// is one step at most, whatever the number of terms.
struct LetterTrie: Sendable {
    /// Open addressing: 0 is free.
    private var keys: [UInt64] = [UInt64](repeating: 0, count: 16)
    private var children: [Int32] = [Int32](repeating: 0, count: 16)
    private var used = 0
    /// For every node, the first of the terms that end there, as an index into `chain`; -1 for none.
    private(set) var firsts: [Int32] = [-1]
    /// Terms that end at the same node.
    private(set) var chain: [(term: Int32, next: Int32)] = []
    /// The nodes after the first letter, in pages of 256.
    ///
    /// Page 0 is empty; the pages of letters beyond the basic plane are in `farPages`.
    private var roots: [Int32] = [Int32](repeating: 0, count: 256)
    private var pages: [UInt16] = [UInt16](repeating: 0, count: 256)
    private var farPages: [UInt32: UInt16] = [:]

    /// Whether no term is in it.
    var isEmpty: Bool { used == 0 && chain.isEmpty }

    /// The node after a first letter; 0 where no term starts so.
    func root(_ letter: UInt32) -> Int32 {
        let page = letter < 0x10000 ? pages[Int(letter >> 8)] : farPages[letter >> 8] ?? 0
        return roots[Int(page) << 8 | Int(letter & 0xFF)]
    }

    /// The node after a step; 0 where no term goes on so.
    func child(of node: Int32, _ step: UInt32) -> Int32 {
        let key = LetterTrie.key(node, step)
        let mask = keys.count - 1
        var slot = LetterTrie.hash(key) & mask
        while keys[slot] != key {
            if keys[slot] == 0 { return 0 }
            slot = (slot + 1) & mask
        }
        return children[slot]
    }

    /// Adds a term of these steps, the first of which has no joint.
    mutating func insert(_ term: Int32, _ steps: [UInt32]) {
        var node = makeRoot(steps[0])
        for step in steps.dropFirst() { node = makeChild(of: node, step) }
        chain.append((term, firsts[Int(node)]))
        firsts[Int(node)] = Int32(chain.count - 1)
    }

    private mutating func makeRoot(_ letter: UInt32) -> Int32 {
        let known = letter < 0x10000 ? pages[Int(letter >> 8)] : farPages[letter >> 8] ?? 0
        var page = known
        if known == 0 {
            page = UInt16(roots.count >> 8)
            roots += [Int32](repeating: 0, count: 256)
            if letter < 0x10000 { pages[Int(letter >> 8)] = page } else { farPages[letter >> 8] = page }
        }
        let place = Int(page) << 8 | Int(letter & 0xFF)
        if roots[place] == 0 { roots[place] = makeNode() }
        return roots[place]
    }

    private mutating func makeChild(of node: Int32, _ step: UInt32) -> Int32 {
        if used * 2 >= keys.count { grow() }
        let key = LetterTrie.key(node, step)
        let mask = keys.count - 1
        var slot = LetterTrie.hash(key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return children[slot] }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        children[slot] = makeNode()
        used += 1
        return children[slot]
    }

    private mutating func makeNode() -> Int32 {
        firsts.append(-1)
        return Int32(firsts.count - 1)
    }

    private mutating func grow() {
        let old = (keys, children)
        keys = [UInt64](repeating: 0, count: old.0.count * 2)
        children = [Int32](repeating: 0, count: keys.count)
        let mask = keys.count - 1
        for (key, child) in zip(old.0, old.1) where key != 0 {
            var slot = LetterTrie.hash(key) & mask
            while keys[slot] != 0 { slot = (slot + 1) & mask }
            keys[slot] = key
            children[slot] = child
        }
    }

    private static func key(_ node: Int32, _ step: UInt32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 24 | UInt64(step)
    }

    private static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
