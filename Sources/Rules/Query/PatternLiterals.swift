/// Texts of which one stands in every match of a regular expression, so that only such items are looked at.
struct PatternLiterals: Equatable {
    /// A kind of letters whose folding depends on nothing that stands round them.
    enum Kind: Equatable {
        /// Letters of English, and digits.
        case plain
        case han
        case hangul
        case kana

        init?(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .plain
            case 0x3400...0x4DBF, 0x4E00...0x9FFF: self = .han
            case 0xAC00...0xD7A3: self = .hangul
            case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC: self = .kana
            default: return nil
            }
        }

        /// The fewest letters that are worth looking for.
        var minimum: Int { self == .plain ? 3 : 2 }
    }

    /// The texts, small letters only.
    let texts: [String]
    /// How rare the commonest of them is, roughly.
    private let weight: Int

    /// The most texts of one pattern.
    private static let countLimit = 64
    /// The most letters of one text; what goes on behind is left to the pattern.
    private static let lengthLimit = 32

    private init(texts: [String], weight: Int) {
        self.texts = texts
        self.weight = weight
    }

    /// The text of a run of letters of one kind; nil where it is too short to look for.
    init?(run: [Unicode.Scalar]) {
        guard let first = run.first, let kind = Kind(first), run.count >= kind.minimum else { return nil }
        var letters = run[...].prefix(PatternLiterals.lengthLimit)
        switch kind {
        case .plain:
            // Behind an apostrophe an `s` can be a possessive, which leaves no trace.
            if first == "s" || first == "S" { letters = letters.dropFirst() }
        case .kana:
            // A mark that follows in the text may make another letter of the last.
            letters = letters.dropLast()
        case .hangul:
            // So may a closing consonant, of a syllable that has none.
            if let last = letters.last, (last.value - 0xAC00) % 28 == 0 { letters = letters.dropLast() }
        case .han: break
        }
        var text = ""
        for letter in letters {
            let isCapital = letter >= "A" && letter <= "Z"
            text.unicodeScalars.append(isCapital ? Unicode.Scalar(UInt8(letter.value) | 0x20) : letter)
        }
        guard !text.isEmpty else { return nil }
        self.init(texts: [text], weight: letters.count * (kind == .plain ? 1 : 2))
    }

    /// What is known where both hold: the better of the two.
    static func best(_ left: PatternLiterals?, _ right: PatternLiterals) -> PatternLiterals {
        guard let left else { return right }
        return (right.weight, -right.texts.count) > (left.weight, -left.texts.count) ? right : left
    }

    /// What is known where either holds: nothing, unless it is known of both.
    static func either(_ left: PatternLiterals?, _ right: PatternLiterals?) -> PatternLiterals? {
        guard let left, let right else { return nil }
        let texts = Array(Set(left.texts + right.texts)).sorted()
        guard texts.count <= countLimit else { return nil }
        return PatternLiterals(texts: texts, weight: min(left.weight, right.weight))
    }
}
