/// The number of a term: the same on every machine and in every run (FNV-1a, 64 bits, over folded scalars).
struct TermHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// What a term is made of: terms of two kinds are never the same.
    enum Kind: UInt32 {
        case word = 1
        case pair = 2
        case eojeol = 3
    }

    init(_ kind: Kind) {
        add(kind.rawValue)
    }

    mutating func add(_ scalar: UInt32) {
        var rest = scalar
        repeat {
            value = (value ^ UInt64(rest & 0xFF)) &* 0x0000_0100_0000_01B3
            rest >>= 8
        } while rest > 0
    }

    /// The number of a word in folded letters.
    static func of(_ word: String) -> UInt64 {
        var hash = TermHash(.word)
        for scalar in word.unicodeScalars { hash.add(scalar.value) }
        return hash.value
    }
}
