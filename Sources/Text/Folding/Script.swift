/// How the words of a script are told apart, which decides where a term may start and end.
///
/// Public for the reason that `Letter` gives.
@frozen
public enum Script: UInt8, Hashable, CaseIterable, Sendable {
    /// No letter: a space, punctuation, a symbol.
    case separator
    /// Words between spaces: Latin, Cyrillic, Greek, Arabic and the like, and digits.
    case word
    /// Korean: words between spaces, with particles attached at their end.
    case hangul
    /// Runs of katakana.
    case katakana
    /// Hiragana.
    case hiragana
    /// Han characters, which nothing separates.
    case han
    /// Scripts of South-East Asia that are written without spaces: Thai, Lao, Khmer, Burmese.
    case unspaced

    /// Whether two of its characters count as one position: Han, kana and what is written without spaces.
    public var isCountedInPairs: Bool {
        switch self {
        case .separator, .word, .hangul: false
        case .katakana, .hiragana, .han, .unspaced: true
        }
    }

    /// Whether a term may start at any of its characters: nothing tells its words apart.
    var startsAnywhere: Bool {
        self == .han || self == .hiragana || self == .unspaced
    }

    /// The script of a scalar, by ranges; `separator` for what is no letter and no digit.
    static func of(_ scalar: UInt32) -> Script {
        switch scalar {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .word
        case 0x00...0x7F: .separator
        case 0xC0...0x24F: scalar == 0xD7 || scalar == 0xF7 ? .separator : .word
        case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECE, 0x0EDC...0x0EDF: .unspaced
        case 0x1000...0x103F, 0x1050...0x109D, 0x1780...0x17D3: .unspaced
        case 0x119E, 0x318D: .separator
        case 0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xD7B0...0xD7FB: .hangul
        case 0xFFA0...0xFFDC: .hangul
        case 0x3041...0x3096, 0x309D...0x309F: .hiragana
        case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: .katakana
        case 0x2E80...0x2FD5, 0x3005...0x3007, 0x3021...0x3029, 0x3038...0x303B: .han
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: .han
        default: ofOther(scalar)
        }
    }

    private static func ofOther(_ scalar: UInt32) -> Script {
        guard let scalar = Unicode.Scalar(scalar) else { return .separator }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .nonspacingMark, .spacingMark:
            return .word
        default:
            return .separator
        }
    }
}
