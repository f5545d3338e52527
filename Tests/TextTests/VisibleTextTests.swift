import TestSupport
import Testing
import Text

struct VisibleTextTests {
    @Test(arguments: [
        ("plain text", "plain text"), ("  a \t\r\n b  ", "a b"), ("a\u{2028}b\u{2029}c\u{85}d", "a b c d"), ("", ""),
        (" ", ""),
        ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"), ("\u{9B}2Ja\u{7F}", "2Ja"), ("a\u{0}b\u{8}c", "abc"),
        ("\u{202E}abc\u{202C}", "abc"), ("\u{2066}a\u{2069}", "a"), ("so\u{AD}ft", "soft"),
        ("\u{FEFF}a\u{200B}b", "ab"),
        ("flag \u{1F3F4}\u{E0067}\u{E007F}", "flag \u{1F3F4}"), ("葛\u{E0100}城", "葛\u{E0100}城"),

        ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("日本　韓国", "日本 韓国"), ("a\u{A0}b", "a b"),
        ("\u{3164}\u{FFA0}\u{115F}", ""),
    ])
    func `a line keeps what is to be read and nothing that acts`(text: String, line: String) {
        #expect(Array(VisibleText.line(text).unicodeScalars) == Array(line.unicodeScalars))
    }

    @Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF] as [UInt32])
    func `noncharacters are left out`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(VisibleText.line("a" + String(scalar) + "b") == "ab")
    }

    @Test func `marks upon one letter are bounded`() {
        let text = "Z" + String(repeating: "\u{301}", count: 500) + "algo"
        #expect(VisibleText.line(text).unicodeScalars.count == 15)
    }

    @Test func `a line made safe stays as it is`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let line = VisibleText.line(HostileText.random(using: &generator))
            #expect(VisibleText.line(line) == line)
            #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
    }
}
