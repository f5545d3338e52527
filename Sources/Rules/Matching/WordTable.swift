import Text

/// The terms that are made of whole words: found word by word, one look a word, whatever their number.
///
/// A step is keyed by the node it leaves and the hash of a word. Two words of one hash would share a step, so whoever finds
/// a term compares its letters.
struct WordTable: Sendable {
    /// A step, and what stands at its end.
    struct Slot {
        /// 0 is free.
        var key: UInt64
        /// The node that it leads to; 0 where no term goes on from there.
        var node: Int32
        /// The terms that end with this word, as `TermChains` numbers them.
        var first: Int32
    }

    private var slots: [Slot]
    private var mask: Int
    private var used = 0
    /// Bits of the keys of steps that do not leave the root: most next words are no next words of a term, and a look here
    /// costs less than one in the slots.
    private var further: [UInt64] = []
    /// The same of the steps that leave the root.
    private var beginnings: [UInt64] = []
    private var nodeCount: Int32 = 1
    /// Terms that end at the same place.
    private(set) var chains = TermChains()

    init() {
        slots = [Slot](repeating: Slot(key: 0, node: 0, first: TermChains.none), count: 16)
        mask = 15
    }

    /// Whether no term is in it.
    var isEmpty: Bool { used == 0 }

    /// The key of the step from `node` by a word; the root is node 0.
    static func key(_ node: Int32, _ hash: UInt64) -> UInt64 {
        node == 0 ? hash : (hash ^ UInt64(UInt32(bitPattern: node))) &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    /// The step from `node` by the word of a hash; nil where no term goes so.
    @inline(__always)
    func step(from node: Int32, _ hash: UInt64) -> Slot? {
        let key = WordTable.key(node, hash)
        guard WordTable.has(key, node == 0 ? beginnings : further) else { return nil }
        var place = Int(truncatingIfNeeded: key >> 24) & mask
        while true {
            let slot = slots[place]
            if slot.key == key { return slot }
            if slot.key == 0 { return nil }
            place = (place + 1) & mask
        }
    }

    @inline(__always)
    private static func has(_ key: UInt64, _ bits: [UInt64]) -> Bool {
        guard !bits.isEmpty else { return false }
        let bit = Int(truncatingIfNeeded: key >> 8) & (bits.count * 64 - 1)
        return bits[bit >> 6] & 1 << UInt64(bit & 63) != 0
    }

    /// A bit for each of `keys`, of sixteen times as many at least.
    private static func bits(of keys: [UInt64]) -> [UInt64] {
        guard !keys.isEmpty else { return [] }
        var size = 16
        while size * 64 < keys.count * 16 { size *= 2 }
        var bits = [UInt64](repeating: 0, count: size)
        for key in keys {
            let bit = Int(truncatingIfNeeded: key >> 8) & (size * 64 - 1)
            bits[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        return bits
    }

    /// Makes it ready to be asked, once all terms are in it.
    mutating func finish(_ stepsBeyondFirst: [UInt64]) {
        further = WordTable.bits(of: stepsBeyondFirst)
        let beyond = Set(stepsBeyondFirst)
        beginnings = WordTable.bits(of: slots.map(\.key).filter { $0 != 0 && !beyond.contains($0) })
    }

    /// Adds the term at a place of the pool; `last` are the hashes that its last word may have, and `steps` collects what
    /// `finish` needs.
    mutating func insert(_ term: Int32, words: ArraySlice<UInt64>, last: [UInt64], _ steps: inout [UInt64]) {
        var node: Int32 = 0
        for word in words {
            let key = WordTable.key(node, word)
            if node != 0 { steps.append(key) }
            let place = place(of: key)
            if slots[place].node == 0 {
                slots[place].node = nodeCount
                nodeCount += 1
            }
            node = slots[place].node
        }
        for word in last {
            let key = WordTable.key(node, word)
            if node != 0 { steps.append(key) }
            let place = place(of: key)
            chains.add(term, to: &slots[place].first)
        }
    }

    /// Where a key stands, put there where it was not.
    private mutating func place(of key: UInt64) -> Int {
        if used * 2 >= slots.count { grow() }
        var place = Int(truncatingIfNeeded: key >> 24) & mask
        while slots[place].key != 0 {
            if slots[place].key == key { return place }
            place = (place + 1) & mask
        }
        slots[place].key = key
        used += 1
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(key: 0, node: 0, first: TermChains.none), count: old.count * 2)
        mask = slots.count - 1
        for slot in old where slot.key != 0 {
            var place = Int(truncatingIfNeeded: slot.key >> 24) & mask
            while slots[place].key != 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }
}
