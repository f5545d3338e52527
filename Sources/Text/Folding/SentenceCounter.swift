/// Numbers the sentences of a text as its scalars go by.
///
/// A sentence ends at `.`, `!` or `?` before white space, at `。`, `！`, `？`, and at a line's end. A full stop after an
/// initial (`U.S.`), after a usual abbreviation (`Gen.`) or before a small letter ends none.
struct SentenceCounter {
    private enum State {
        case inside
        /// After a sign that ends the sentence if white space follows.
        case sign(isFullStop: Bool)
        /// The sentence has ended; `isSoft` where a small letter would show that it has not.
        case ended(isSoft: Bool)
    }

    private var state = State.inside
    private var number: Int32 = 0

    /// The sentence that a letter belongs to.
    @inline(__always)
    mutating func letter(_ form: UInt32) -> Int32 {
        if case .inside = state { return number }
        return start(form)
    }

    /// The sentence of a letter after something that may end one.
    private mutating func start(_ form: UInt32) -> Int32 {
        switch state {
        case .inside: return number
        case .sign: break
        case .ended(let isSoft):
            if !(isSoft && SentenceCounter.isSmall(form)) { number &+= 1 }
        }
        state = .inside
        return number
    }

    /// The sentence ends here.
    mutating func end() {
        state = .ended(isSoft: false)
    }

    @inline(__always)
    mutating func separator(_ scalar: UInt32) {
        // The commonest of all.
        if scalar == 0x20, case .inside = state { return }
        part(scalar)
    }

    private mutating func part(_ scalar: UInt32) {
        switch scalar {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029, 0x3002, 0xFF61:
            end()
        case 0x21, 0x3F:
            if case .ended(isSoft: false) = state { return }
            state = .sign(isFullStop: false)
        case 0x20, 0x09, 0x0B, 0x0C, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            if case .sign(let isFullStop) = state { state = .ended(isSoft: isFullStop) }
        case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xBB, 0x2019, 0x201D, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011:
            break
        default:
            if case .sign = state { state = .inside }
        }
    }

    /// A full stop after a word, the last `length` letters of `text`; nothing of it matters beyond five.
    mutating func fullStop(after length: Int, of text: FoldedLetters.Storage, isInitial: Bool) {
        if case .ended = state { return }
        if isInitial || SentenceCounter.isAbbreviation(length, text) { return }
        state = .sign(isFullStop: true)
    }

    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "st", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "cmdr", "rep", "sen", "gov",
        "prof",
        "no", "vs", "jr", "sr", "jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec", "hon", "rev",
        "min", "inc", "co",
    ]

    private static func isAbbreviation(_ length: Int, _ text: FoldedLetters.Storage) -> Bool {
        guard (2...4).contains(length) else { return false }
        let word = ((text.count - length)..<text.count).map { Letter(bits: text.letters[$0]) }
        guard word[0].isCapital, word.allSatisfy({ $0.folded < 0x80 }) else { return false }
        return abbreviations.contains(
            String(decoding: word.map { UInt8(truncatingIfNeeded: $0.folded) }, as: UTF8.self)
        )
    }

    private static func isSmall(_ form: UInt32) -> Bool {
        switch form {
        case 0x61...0x7A, 0x430...0x45F, 0x3AC...0x3CE: true
        case 0xDF...0x24F: Unicode.Scalar(form)?.properties.isLowercase ?? false
        default: false
        }
    }
}
