/// The tables of folding, unpacked once.
///
/// They are immutable: the same text is folded the same way for ever, or rules would change their meaning.
struct FoldingTable: @unchecked Sendable {
    /// What is known of a scalar of the basic plane: folded scalar in 16 bits, script in 3, then the flags.
    struct Entry {
        static let upperFlag: UInt32 = 1 << 19
        static let specialFlag: UInt32 = 1 << 20

        var bits: UInt32

        @inline(__always) var folded: UInt32 { bits & 0xFFFF }
        @inline(__always) var script: Script {
            Script(rawValue: UInt8(truncatingIfNeeded: bits >> 16) & 7) ?? .separator
        }
        @inline(__always) var isUpper: Bool { bits & Entry.upperFlag != 0 }
        /// Whether it takes more than looking up: it expands, combines, is dropped or means something to the text around.
        @inline(__always) var isSpecial: Bool { bits & Entry.specialFlag != 0 }
    }

    static let standard = FoldingTable()

    /// One for each scalar of the basic plane; it lives as long as the program.
    let entries: UnsafePointer<UInt32>
    /// ASCII letters and digits as bits of a `Letter` (folded, and whether it is a capital); 0 for every other byte.
    let plain: UnsafePointer<UInt32>
    /// Scalars that stand for others: ligatures, squared words, half-width kana.
    let expansions: [UInt32: [UInt32]]
    /// Letters whose folded form is more than one letter.
    let multiple: [UInt32: [UInt32]]
    /// Compositions, keyed by letter and mark.
    let compositions: [UInt64: UInt32]

    @inline(__always)
    subscript(scalar: UInt32) -> Entry {
        scalar < 0x10000 ? Entry(bits: entries[Int(scalar)]) : far(scalar)
    }

    private func far(_ scalar: UInt32) -> Entry {
        // Letters beyond the basic plane have no folded form here; only their script counts.
        let script = Script.of(scalar)
        let isSpecial = expansions[scalar] != nil || FoldingTable.isDropped(scalar)
        return Entry(bits: UInt32(script.rawValue) << 16 | (isSpecial ? Entry.specialFlag : 0))
    }

    /// The composition of a letter with a combining mark; nil where there is none.
    func composition(of letter: UInt32, with mark: UInt32) -> UInt32? {
        compositions[UInt64(letter) << 32 | UInt64(mark)]
    }

    private init() {
        var entries = [UInt32](repeating: 0, count: 0x10000)
        for scalar in UInt32(0)..<0x10000 {
            entries[Int(scalar)] = scalar | UInt32(Script.of(scalar).rawValue) << 16
        }
        func fold(_ scalar: UInt32, to folded: UInt32) {
            entries[Int(scalar)] = entries[Int(scalar)] & ~0xFFFF | folded
        }
        for scalar in UInt32(0x41)...0x5A { fold(scalar, to: scalar | 0x20) }
        for group in FoldingTable.groups(CaseData.single) + FoldingTable.groups(HanVariantData.classes) {
            for scalar in group.dropFirst() { fold(scalar, to: group[0]) }
        }
        var multiple: [UInt32: [UInt32]] = [:]
        for group in FoldingTable.groups(CaseData.multiple) {
            multiple[group[0]] = Array(group.dropFirst())
            entries[Int(group[0])] |= Entry.specialFlag
        }
        var expansions: [UInt32: [UInt32]] = [:]
        for group in FoldingTable.groups(CompatibilityData.expansions) {
            expansions[group[0]] = Array(group.dropFirst())
            entries[Int(group[0])] |= Entry.specialFlag
        }
        for scalar in UInt32(0xFF01)...0xFF5E {
            expansions[scalar] = [scalar - 0xFEE0]
            entries[Int(scalar)] |= Entry.specialFlag
        }
        let letters = CompatibilityData.mathematicalLetters.unicodeScalars.filter { !$0.properties.isWhitespace }
        for (offset, letter) in letters.enumerated() where letter != "-" {
            expansions[0x1D400 + UInt32(offset)] = [letter.value]
        }
        var compositions: [UInt64: UInt32] = [:]
        for (mark, letters) in CompositionData.pairs {
            for pair in FoldingTable.groups(letters) where pair.count == 2 {
                compositions[UInt64(pair[0]) << 32 | UInt64(mark)] = pair[1]
            }
        }
        for scalar in UInt32(0)..<0x10000 {
            if FoldingTable.isUpper(scalar) { entries[Int(scalar)] |= Entry.upperFlag }
            if FoldingTable.isSpecial(scalar) { entries[Int(scalar)] |= Entry.specialFlag }
        }
        let kept = UnsafeMutablePointer<UInt32>.allocate(capacity: entries.count)
        kept.initialize(from: entries, count: entries.count)
        self.entries = UnsafePointer(kept)
        plain = FoldingTable.plainLetters()
        self.expansions = expansions
        self.multiple = multiple
        self.compositions = compositions
    }

    /// The table of `plain`, which lives as long as the program.
    private static func plainLetters() -> UnsafePointer<UInt32> {
        let letters = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
        letters.initialize(repeating: 0, count: 256)
        for byte in UInt32(0x30)...0x39 { letters[Int(byte)] = byte }
        for byte in UInt32(0x61)...0x7A { letters[Int(byte)] = byte }
        for byte in UInt32(0x41)...0x5A { letters[Int(byte)] = byte | 0x20 | Letter.capital }
        return UnsafePointer(letters)
    }

    /// The words of `data`, each as its scalars.
    private static func groups(_ data: String) -> [[UInt32]] {
        data.unicodeScalars.split { $0 == " " || $0 == "\n" }.map { $0.map(\.value) }
    }

    private static func isUpper(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
        guard scalar < 0x2E80 || scalar >= 0xA640 && scalar < 0xAC00 || scalar >= 0xFB00 else { return false }
        return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    /// Scalars that `TextFolder` treats one by one.
    private static func isSpecial(_ scalar: UInt32) -> Bool {
        isDropped(scalar) || isCombining(scalar) || isApostrophe(scalar)
            || (0x1100...0x11FF).contains(scalar) || scalar == 0x2E || (0xFF01...0xFF5E).contains(scalar)
    }

    /// Whether a scalar leaves no trace: zero-width, directional and other invisible ones, and what chooses a variant of the
    /// letter before it.
    static func isDropped(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x34F, 0x61C, 0x180B...0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F,
            0xFEFF, 0xE0100...0xE01EF:
            true
        default:
            false
        }
    }

    /// Whether a scalar joins the letter before it, or is dropped where the two have no composition.
    static func isCombining(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x300...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x64B...0x65F,
            0x670,
            0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0x3099, 0x309A, 0xFE20...0xFE2F:
            true
        default:
            false
        }
    }

    /// Whether a scalar is an apostrophe: `'`, `’`, `ʼ`, `＇`.
    static func isApostrophe(_ scalar: UInt32) -> Bool {
        scalar == 0x27 || scalar == 0x2019 || scalar == 0x2BC || scalar == 0xFF07
    }
}
