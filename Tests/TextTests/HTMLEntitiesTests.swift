import Testing
import Text

struct HTMLEntitiesTests {
    private func decoded(_ text: String, inAttribute: Bool = false) -> String? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            HTMLEntities.reference(in: bytes, at: 0, inAttribute: inAttribute)
                .map { String(decoding: $0.text, as: UTF8.self) + "|\($0.length)" }
        }
    }

    @Test(arguments: [
        ("&amp;", "&|5"), ("&nbsp;", "\u{A0}|6"), ("&AElig;", "Æ|7"), ("&zwnj;", "\u{200C}|6"),
        ("&CounterClockwiseContourIntegral;", "∳|33"), ("&fjlig;", "fj|7"), ("&lt", "<|3"), ("&notit;", "¬|4"),
        ("&#65;", "A|5"), ("&#x41;", "A|6"), ("&#X41", "A|5"), ("&#128;", "€|6"), ("&#0;", "\u{FFFD}|4"),
        ("&#xD800;", "\u{FFFD}|8"), ("&#x110000;", "\u{FFFD}|10"), ("&#99999999999999999999;", "\u{FFFD}|23"),
        ("&#129;", "\u{81}|6"), ("&#xD83D;&#xDE00;", "😀|16"), ("&#55357;&#56832;", "😀|16"),
    ])
    func `a reference is decoded`(text: String, expected: String) {
        #expect(decoded(text) == expected)
    }

    @Test(arguments: ["&", "& ", "&;", "&#;", "&#x;", "&T;", "&unheardof;", "&\u{E9};"])
    func `an ampersand that begins no reference is itself`(text: String) {
        #expect(decoded(text) == nil)
    }

    @Test func `a name without a semicolon counts less in an attribute`() {
        #expect(decoded("&copy=1") == "©|5")
        #expect(decoded("&copy=1", inAttribute: true) == nil)
        #expect(decoded("&copy 1", inAttribute: true) == "©|5")
    }

    @Test(arguments: [
        ("Aacute", "Á"), ("zwj", "\u{200D}"), ("AMP", "&"), ("yuml", "ÿ"), ("bne", "=\u{20E5}"), ("hellip", "…"),
    ])
    func `a name is found wherever it stands in the table`(name: String, text: String) {
        #expect(HTMLEntities.text(named: Array(name.utf8)).map { String(decoding: $0, as: UTF8.self) } == text)
    }

    @Test func `no name is found that is not there`() {
        for name in ["", "A", "zzzz", "aacut", "aacutee", String(repeating: "a", count: 100)] {
            #expect(HTMLEntities.text(named: Array(name.utf8)) == nil)
        }
    }
}
