import Foundation
import LookoutModel
import Rules
import TestSupport
import Testing
import Text

/// A rule of a regular expression is looked at only where a piece of its plain text stands; that must lose no match.
@Suite struct PatternAnchorTests {
    private func expression(_ source: String, ignoringCase: Bool) throws -> NSRegularExpression {
        try NSRegularExpression(pattern: source, options: ignoringCase ? [.caseInsensitive] : [])
    }

    private func matches(_ expression: NSRegularExpression, _ text: String) -> Bool {
        expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }

    /// Small pieces that fold, join, compose, vanish or part in ways of their own.
    private static let pieces = [
        "s", "S", "ss", "ß", "ẞ", "ſ", "k", "K", "\u{212A}", "fi", "ﬁ", "ﬀ", "ﬃ", "ﬅ", "st", "i", "İ", "ı", "mass",
        "Fisk", "task",
        "\u{301}", "\u{308}", "\u{338}", "\u{327}", "\u{AD}", "\u{200B}", "'s", "’S", "'", ".", "-", " ", "U.S.", "5",
        "٥", "５",
        "Ａ", "가", "각", "나다", "\u{11A8}", "\u{11AB}", "\u{1100}\u{1161}", "한미", "か", "が", "さか", "\u{3099}", "\u{309A}",
        "ﾞ",
        "ハ", "ハハ", "ｶ", "ー", "・", "台湾", "臺灣", "\u{FE00}", "北", "\u{F900}", "豈更", "Ж", "\u{20DD}",
    ]

    @Test(arguments: Array(UInt64(1)...6))
    func `a rule wakes wherever its regular expression matches`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var (hits, compared) = (0, 0)
        func text(_ count: ClosedRange<Int>) -> String {
            (0..<Int.random(in: count, using: &generator)).map { _ in Self.pieces.randomElement(using: &generator) ?? ""
            }
            .joined()
        }
        for _ in 0..<400 {
            let core = text(1...3)
            let source =
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: core + ".?" + text(1...2)
                case 1: "(?:" + core + "|" + text(1...3) + ")"
                case 2: core + text(1...1) + "?"
                default: core
                }
            let ignoresCase = Bool.random(using: &generator)
            let pattern = TextPattern(source, isCaseInsensitive: ignoresCase)
            guard (try? QueryParser.parse(pattern.text)) != nil else { continue }
            let rules = RuleText.expression(pattern.text)
            let plain = try expression(source, ignoringCase: ignoresCase)
            for _ in 0..<60 {
                // Often the core itself stands in the text, in any case.
                let middle =
                    [core, core.uppercased(), core.lowercased(), text(1...3)].randomElement(using: &generator) ?? ""
                let item = text(0...3) + middle + text(0...3)
                let expected = matches(plain, item)
                compared += 1
                hits += expected ? 1 : 0
                let isHit = !rules.matches(RuleSubject(title: item)).isEmpty
                try #require(isHit == expected, "seed \(seed): \(pattern.text) in \(item.debugDescription)")
            }
        }
        #expect(compared > 3000)
        #expect(hits > 500)
    }

    /// The syntax of regular expressions in any order: whatever is accepted compiles, and loses no match.
    @Test(arguments: Array(UInt64(21)...24))
    func `no syntax makes a rule sleep through a match`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let syntax = [
            "abc", "bcd", "ab", "a", "b", "c", "x", "台北", "北", "(", ")", "(?:", "(?i:", "(?=", "(?!", "(?<=", "(?<n>",
            "(?>", "(?i)", "|", "?", "*",
            "+", "{2}", "{0,3}", "{2,}", "??", "++", "[", "]", "[^", "a-c", "&&", ".", "^", "$", "\\b", "\\d", "\\w",
            "\\.", "\\[", "\\\\",
            "\\x61", "\\x{62}", "\\u0063", "\\p{L}", "-", " ",
        ]
        let letters = ["abc", "bcd", "ab", "a", "b", "c", "ABC", "x", "台北", "北", " ", "5", "-", "."]
        var (accepted, hits) = (0, 0)
        for _ in 0..<6000 {
            let source = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                syntax.randomElement(using: &generator) ?? ""
            }
            .joined()
            let pattern = TextPattern(source, isCaseInsensitive: Bool.random(using: &generator))
            guard let query = try? QueryParser.parse(pattern.text).query, query.kind == .pattern(pattern) else {
                continue
            }
            accepted += 1
            let plain = try expression(source, ignoringCase: pattern.isCaseInsensitive)
            let rules = RuleText.expression(pattern.text)
            for _ in 0..<12 {
                let item = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
                    letters.randomElement(using: &generator) ?? ""
                }
                .joined()
                let expected = matches(plain, item)
                hits += expected ? 1 : 0
                let isHit = !rules.matches(RuleSubject(title: item)).isEmpty
                try #require(isHit == expected, "seed \(seed): \(pattern.text) in \(item)")
            }
        }
        #expect(accepted > 100)
        #expect(hits > 100)
    }

    /// What ICU takes for the same letters when case does not count, folding must take for them too.
    @Test func `whatever equals plain letters without regard to case folds to them`() throws {
        let letters =
            (Array("abcdefghijklmnopqrstuvwxyz0123456789").map(String.init) + [
                "ss", "ff", "fi", "fl", "ffi", "ffl", "st",
            ])
        let any = try expression("^(?:" + letters.joined(separator: "|") + ")$", ignoringCase: true)
        var found = 0
        for value in [0x80...0x2FFF, 0xA640...0xABFF, 0xF900...0xFFFF, 0x10400...0x104FF, 0x1E900...0x1E95F].joined() {
            guard let scalar = Unicode.Scalar(UInt32(value)), matches(any, String(scalar)) else { continue }
            found += 1
            let folded = FoldedText(String(scalar)).folded
            let one = try expression("^" + folded + "$", ignoringCase: true)
            #expect(
                letters.contains(folded) && matches(one, String(scalar)),
                "U+\(String(value, radix: 16)) is \(folded)"
            )
        }
        #expect(found >= 10)
    }

    /// A mark that follows a letter must not make another letter of it, unless such letters are left out of what is looked for.
    @Test func `plain and Han letters fold to the same whatever mark follows`() {
        let marks = [
            0x300...0x36F, 0x483...0x487, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0x3099...0x309A,
            0x11A8...0x11C2,
        ]
        .joined().compactMap { Unicode.Scalar(UInt32($0)) }
        for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789台北中朝鮮龍각일".unicodeScalars {
            let alone = FoldedText(String(letter)).cells[0].folded
            for mark in marks {
                let marked = FoldedText(String(letter) + String(mark)).cells[0].folded
                #expect(marked == alone, "\(letter) with U+\(String(mark.value, radix: 16))")
            }
        }
    }
}
