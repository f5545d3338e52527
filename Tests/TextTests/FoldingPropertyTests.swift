import TestSupport
import Testing
import Text

@Suite struct FoldingPropertyTests {
    /// Random texts of letters, marks, signs and invisible characters of every kind.
    private func text(using generator: inout SeededGenerator) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x41...0x5A, 0x61...0x7A, 0xA0...0x24F, 0x300...0x345, 0x370...0x45F, 0x1100...0x11FF,
            0x1E00...0x1EFF,
            0x2000...0x206F, 0x2100...0x218F, 0x2460...0x24FF, 0x3000...0x30FF, 0x3131...0x318E, 0x3200...0x33FF,
            0x4E00...0x9FA5, 0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFB00...0xFB06, 0xFF00...0xFFEF, 0x1D400...0x1D7FF,
            0x1F600...0x1F64F, 0x20000...0x20100, 0x0E01...0x0E5B, 0x2E...0x2E, 0x27...0x27, 0x73...0x73, 0x0A...0x0A,
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...24, using: &generator) {
            guard let range = ranges.randomElement(using: &generator),
                let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator))
            else { continue }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    @Test func `folding what is folded changes nothing`() {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<5000 {
            let text = text(using: &generator)
            let once = FoldedText(text)
            let twice = FoldedText(once.folded)
            #expect(
                once.cells.map(\.folded) == twice.cells.map(\.folded),
                "\(text.unicodeScalars.map { String($0.value, radix: 16) })"
            )
            #expect(once.cells.map(\.hasBreakBefore) == twice.cells.map(\.hasBreakBefore))
        }
    }

    /// The matcher looks for no term of other scripts in a text that has only letters of scripts with spaces.
    @Test func `no folded letter is one of a script with spaces here and of another script there`() {
        var isOfWord: [UInt32: Bool] = [:]
        for value in UInt32(0x20)...0x3_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for cell in FoldedText(String(scalar)).cells {
                let known = isOfWord.updateValue(cell.script == .word, forKey: cell.folded)
                #expect(
                    known == nil || known == (cell.script == .word),
                    "\(String(cell.folded, radix: 16)) of \(String(value, radix: 16))"
                )
            }
        }
    }

    @Test func `every cell has its place, and places, words and sentences only grow`() {
        var generator = SeededGenerator(seed: 43)
        for _ in 0..<5000 {
            let text = text(using: &generator)
            let cells = FoldedText(text).cells
            #expect(cells.allSatisfy { $0.start < $0.end && Int($0.end) <= text.utf8.count && $0.script != .separator })
            for (left, right) in zip(cells, cells.dropFirst()) {
                #expect(left.start <= right.start && left.end <= max(right.start, right.end))
                #expect(right.position == left.position || right.position == left.position + 1)
                #expect(right.sentence >= left.sentence)
            }
        }
    }

    @Test func `case and width do not matter`() {
        var generator = SeededGenerator(seed: 44)
        for _ in 0..<500 {
            let letters = (0..<8).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0x61...0x7A, using: &generator)) }
            let wide = letters.compactMap { Unicode.Scalar($0.value - 0x20 + 0xFEE0) }
            let plain = String(String.UnicodeScalarView(letters))
            #expect(FoldedText(String(String.UnicodeScalarView(wide))).folded == plain)
            #expect(FoldedText(plain.uppercased()).folded == plain)
        }
    }

    @Test func `composed and decomposed text are one`() {
        for (composed, decomposed) in [
            ("Việt Nam", "Vie\u{323}\u{302}t Nam"), ("Ångström", "A\u{30A}ngstro\u{308}m"),
            ("ガギグ", "カ\u{3099}キ\u{3099}ク\u{3099}"),
            ("북한군", "\u{1107}\u{116E}\u{11A8}\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11AB}"), ("パ", "ﾊﾟ"),
        ] {
            let (left, right) = (FoldedText(composed).cells, FoldedText(decomposed).cells)
            #expect(left.map(\.folded) == right.map(\.folded))
            #expect(left.map(\.form) == right.map(\.form))
        }
    }
}
