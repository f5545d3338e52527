import TestSupport
import Testing
import Text

/// Validity of UTF-8, against what the standard library says.
@Suite struct UTF8TextTests {
    /// Sequences of every length, and all that is nearly one: overlong forms, surrogates, beyond the last character, cut short.
    private static let sequences: [[UInt8]] = [
        Array("a".utf8), Array("words in ASCII".utf8), Array("é".utf8), Array("ߨ".utf8), Array("ࠀ".utf8),
        Array("あ".utf8),
        Array("三か国事務局".utf8), Array("한국어".utf8), Array("힣".utf8), Array("\u{E000}".utf8), Array("\u{FFFD}".utf8),
        Array("𠀀".utf8), Array("😀".utf8), Array("\u{10FFFF}".utf8),
        [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE3, 0x81],
        [0xED, 0xA0, 0x80],
        [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
        [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ]

    private func bytes(using generator: inout SeededGenerator, whole: Int) -> [UInt8] {
        let count = Int.random(in: 0...20, using: &generator)
        let faults = Int.random(in: 0...3, using: &generator) == 0
        let choice = faults ? Self.sequences[...] : Self.sequences[..<whole]
        return (0..<count).flatMap { _ in choice.randomElement(using: &generator) ?? [] }
    }

    @Test func `what is UTF-8 is told as the standard library tells it`() {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<20_000 {
            let bytes = bytes(using: &generator, whole: 14)
            let text = bytes.withUnsafeBufferPointer { UTF8Text.validated($0) }
            #expect(text == String(validating: bytes, as: UTF8.self), "\(bytes)")
            #expect(UTF8Text.string(bytes) == String(decoding: bytes, as: UTF8.self), "\(bytes)")
            #expect((UTF8Text.census(bytes).faults == 0) == (text != nil), "\(bytes)")
        }
    }

    @Test func `what was repaired is UTF-8, and what needed no repair stays`() {
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<20_000 {
            let bytes = bytes(using: &generator, whole: 14)
            let repaired = UTF8Text.repaired(bytes)
            #expect(String(validating: repaired, as: UTF8.self) != nil, "\(bytes)")
            if UTF8Text.census(bytes).faults == 0 { #expect(repaired == bytes) }
        }
    }

    @Test func `letters are lowered and spaces trimmed as byte by byte`() {
        for text in ["", " ", "abc", "ABC", "Ünï ", "\t GMT\n", "ÄÖ", "x y Z", "日本 A"] {
            #expect(ASCII.lowercased(text) == ASCII.lowercased(Substring(text)))
            #expect(ASCII.trimmed(text) == ASCII.trimmed(Substring(text)))
        }
    }
}
