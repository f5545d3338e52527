import TestSupport
import Testing
import Text

/// What looks at many bytes together, against what looks at one after the other.
@Suite struct ByteSearchTests {
    /// Random bytes in which those that matter are frequent, of all lengths up to three words and more.
    private func bytes(using generator: inout SeededGenerator, of wanted: [UInt8]) -> [UInt8] {
        let length = Int.random(in: 0...90, using: &generator)
        let share = Int.random(in: 1...40, using: &generator)
        return (0..<length).map { _ in
            guard Int.random(in: 0..<share, using: &generator) == 0, let byte = wanted.randomElement(using: &generator)
            else { return UInt8.random(in: 0x21...0x7A, using: &generator) }
            return byte
        }
    }

    @Test func `the last of a byte is found wherever it stands`() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<20_000 {
            let bytes = bytes(using: &generator, of: [0x0A, 0x0B, 0x8A, 0xFF, 0x00])
            let first = Int.random(in: 0...bytes.count, using: &generator)
            let last = Int.random(in: first...bytes.count, using: &generator)
            let naive = bytes[first..<last].lastIndex(of: 0x0A)
            let found = bytes.withUnsafeBufferPointer { ByteSearch.lastIndex(of: 0x0A, in: $0, first..<last) }
            #expect(found == naive, "\(bytes), \(first)..<\(last)")
        }
    }

    @Test func `the first control character is found wherever it stands`() {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<20_000 {
            let bytes = bytes(using: &generator, of: [0x0A, 0x1F, 0x20, 0x80, 0x9F, 0xE3, 0x00])
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let naive = bytes[start...].firstIndex { $0 < 0x20 }
            let found = bytes.withUnsafeBufferPointer { ByteSearch.indexOfControl(in: $0, from: start) }
            #expect(found == naive, "\(bytes), from \(start)")
        }
    }

    @Test func `the end of a run of ASCII is found wherever it stands`() {
        var generator = SeededGenerator(seed: 13)
        for _ in 0..<20_000 {
            let bytes = bytes(using: &generator, of: [0x7F, 0x80, 0xC2, 0xE3, 0xFF])
            let start = Int.random(in: 0...bytes.count, using: &generator)
            let naive = bytes[start...].firstIndex { $0 >= 0x80 } ?? bytes.count
            let found = bytes.withUnsafeBufferPointer { UTF8Text.endOfASCII(in: $0, from: start) }
            #expect(found == naive, "\(bytes), from \(start)")
        }
    }

    @Test func `white space collapses wherever it stands`() {
        var generator = SeededGenerator(seed: 14)
        for _ in 0..<20_000 {
            let pieces = ["a", "b", "word", "sentence.", "三か国", "é", "\u{A0}", " ", " ", "  ", "\n", "\t", "\u{7F}"]
            let count = Int.random(in: 0...24, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            #expect(HTMLText.line(plain: text) == collapsed(text), "\(text.debugDescription)")
        }
    }

    /// White space collapsed and deletes removed, one character after the other.
    private func collapsed(_ text: String) -> String {
        var line = ""
        var isSpaced = false
        for scalar in text.unicodeScalars where scalar != "\u{7F}" {
            if scalar == " " || scalar == "\n" || scalar == "\t" {
                isSpaced = true
            } else {
                if isSpaced, !line.isEmpty { line += " " }
                isSpaced = false
                line.unicodeScalars.append(scalar)
            }
        }
        return line
    }
}
