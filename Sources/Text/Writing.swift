/// How a language is written: the characters that its texts are made of, and the encodings from before Unicode.
///
/// It shows whether a text was decoded rightly: what was not is made of characters that are rare or of another writing.
struct Writing: Sendable {
    enum Kind: Sendable {
        /// Latin letters, of which few are not ASCII.
        case latin
        /// Letters of another alphabet, which do not stand in one word with Latin ones.
        case alphabet
        /// Characters of two bytes.
        case ideographs
    }

    let kind: Kind
    /// Primary subtags of BCP 47.
    let languages: [String]
    /// Names of the Encoding Standard, the likeliest first.
    let encodings: [String]
    /// Characters that are frequent, or that tell the language.
    let usual: Set<UInt32>
    /// Characters that occur.
    let others: Set<UInt32>

    init(_ kind: Kind, _ languages: String, _ encodings: String, usual: String, others: String = "") {
        self.kind = kind
        self.languages = languages.split(separator: " ").map(String.init)
        self.encodings = encodings.split(separator: " ").map(String.init)
        // Of Latin letters that are not ASCII capitals are as good; of others they are not as frequent.
        let capitals = kind == .ideographs ? "" : (usual + others).uppercased()
        let isLatin = kind == .latin
        self.usual = Set((isLatin ? usual + capitals : usual).unicodeScalars.map(\.value))
        self.others = Set((isLatin ? others : others + capitals).unicodeScalars.map(\.value)).subtracting(self.usual)
    }

    /// Characters that are not ASCII, of which so many are enough to tell by.
    private static let enough = 3000

    /// How well UTF-8 `text` is written so: hundredths for each of its first characters that are not ASCII, 400 at the most;
    /// nil where all of it is ASCII.
    func score(_ text: [UInt8]) -> Int? {
        var score = 0
        var count = 0
        var before: UInt32 = 0x20
        var current: UInt32 = 0x20
        func add(_ next: UInt32) {
            if current >= 0x80 {
                count += 1
                score += weight(current, after: before, next)
            }
            (before, current) = (current, next)
        }
        for scalar in UTF8Text.string(text).unicodeScalars {
            add(scalar.value)
            if count == Writing.enough { break }
        }
        add(0x20)
        return count == 0 ? nil : score * 100 / count
    }

    private func weight(_ value: UInt32, after before: UInt32, _ next: UInt32) -> Int {
        if let sign = signWeight(value, after: before, next) { return sign }
        var weight =
            usual.contains(value)
            ? 4 : others.contains(value) ? (kind == .latin ? 1 : 0) : kind == .ideographs ? strange(value) : -6
        switch kind {
        case .latin:
            // Accents do not stand in threes.
            if before >= 0xC0, next >= 0xC0, before != 0x2019, next != 0x2019 { weight -= 6 }
        case .alphabet:
            if Writing.isASCIILetter(before) || Writing.isASCIILetter(next) { weight -= 4 }
        case .ideographs:
            if Writing.isASCIILetter(before) || Writing.isASCIILetter(next) { weight -= 1 }
        }
        // A capital after a small letter: the wrong one of two encodings.
        if weight > 0, kind != .ideographs, Writing.isCapital(value), Writing.isSmall(before) { weight = -4 }
        return weight
    }

    /// What a character that is no letter says; nil for a letter.
    private func signWeight(_ value: UInt32, after before: UInt32, _ next: UInt32) -> Int? {
        let isInWord = Writing.isASCIILetter(before) && Writing.isASCIILetter(next)
        switch value {
        case 0xFFFD: return -10
        case 0x80..<0xA0, 0xE000..<0xF900, 0x2500..<0x25A0, 0xFF61..<0xFFA0: return -8
        // Quotation marks, dashes, the ellipsis, and what spaces letters.
        case 0x2018, 0x2019, 0x2013, 0x2014, 0xA0, 0xAD, 0xB7: return kind == .latin ? 2 : 0
        case 0x201A...0x201E, 0x2026, 0x2022, 0x2039, 0x203A, 0xAB, 0xBB, 0x20AC, 0xB0, 0xA7, 0xA9, 0xAE, 0x2122, 0xA3,
            0x2116:
            return isInWord ? -6 : kind == .latin ? 2 : 0
        case 0xBF, 0xA1: return usual.contains(value) && !isInWord ? 3 : -6
        case 0xA2..<0xC0 where value != 0xAA && value != 0xB5 && value != 0xBA: return isInWord ? -6 : -2
        case 0xAA, 0xB5, 0xBA, 0xD7, 0xF7: return Writing.isASCIILetter(next) ? -6 : -2
        case 0x3000..<0x3020, 0xFF01..<0xFF61: return kind == .ideographs ? 2 : -6
        default: return nil
        }
    }

    /// What a character says that is none of an ideographic writing's usual ones.
    private func strange(_ value: UInt32) -> Int {
        switch value {
        case 0x4E00..<0xA000: languages.contains("ko") ? -1 : 0
        case 0xAC00..<0xD7A4: languages.contains("ko") ? 0 : -6
        default: -3
        }
    }

    private static func isASCIILetter(_ value: UInt32) -> Bool {
        value < 0x80 && ASCII.isLetter(UInt8(truncatingIfNeeded: value))
    }

    private static func isCapital(_ value: UInt32) -> Bool {
        value >= 0xC0 && value < 0x530 && Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    private static func isSmall(_ value: UInt32) -> Bool {
        value < 0x530 && Unicode.Scalar(value)?.properties.isLowercase ?? false
    }
}
