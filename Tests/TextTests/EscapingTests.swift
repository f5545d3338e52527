import TestSupport
import Testing
import Text

/// Text made of what markup is made of.
enum HostileText {
    static let pieces = [
        "<", ">", "&", "\"", "'", "`", "\\", "*", "_", "#", "-", "+", "1.", "1)", "[", "]", "(", ")", "!", "|", "~",
        "$", "^",
        "{", "}", ":", "@", "=", "www.", "https://", "&lt;", "&#60;", "<script>", "</title>", "<!--", "-->", "]]>", " ",
        "a", "7", "é", "日", "한", "\u{202E}", "\u{1B}", "\u{9B}", "\u{0}", "\n", "\t", "\u{2028}", "\u{FEFF}",
        "\u{200B}",
        "\u{E0041}", "\u{301}", "👩‍👩‍👧", "javascript:",
    ]

    static func random(using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...24, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }
}

struct EscapingTests {
    @Test(arguments: [
        ("plain", "plain"), ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("\"x\" 'y' `z`", "&quot;x&quot; &#39;y&#39; &#96;z&#96;"),
        ("&lt;", "&amp;lt;"), ("日本", "日本"),
    ])
    func `HTML`(text: String, escaped: String) {
        #expect(Escaping.html(text) == escaped)
    }

    @Test(arguments: [
        ("plain, text; it's \"quoted\" 50% 3.5", "plain, text; it's \"quoted\" 50% 3.5"), ("# Heading", "\\# Heading"),
        ("- item", "\\- item"), ("follow-up", "follow-up"), ("a -b", "a \\-b"), ("1. item", "1\\. item"),
        ("12) item", "12\\) item"),
        ("a 12) b", "a 12) b"), ("a (b)", "a (b)"), ("[x](javascript:y)", "\\[x\\](javascript\\:y)"),
        ("---", "\\-\\-\\-"),
        ("**b** __i__", "\\*\\*b\\*\\* \\_\\_i\\_\\_"), ("at 06:52: said", "at 06:52: said"), (":smile:", "\\:smile:"),
        ("https://x.org", "https\\://x.org"), ("www.example.org", "www\\.example.org"), ("WWW.x", "WWW\\.x"),
        ("U.S. talks", "U.S. talks"),
        ("&copy; R&D &#60; a & b", "\\&copy; R\\&D \\&\\#60; a & b"), ("\\*", "\\\\\\*"), ("<b>", "\\<b\\>"),
        ("日本・韓国", "日本・韓国"),
        ("a@b.org", "a\\@b.org"),
    ])
    func `Markdown`(text: String, escaped: String) {
        #expect(Escaping.markdown(text) == escaped)
    }

    @Test(arguments: [
        ("a\"b\\c", "a\\\"b\\\\c"), ("\n\r\t", "\\n\\r\\t"), ("\u{1B}\u{0}\u{85}", "\\u001b\\u0000\\u0085"),
        ("\u{2028}\u{2029}", "\\u2028\\u2029"), ("</script>", "\\u003c/script>"), ("日本", "日本"),
    ])
    func `JSON`(text: String, escaped: String) {
        #expect(Escaping.json(text) == escaped)
    }

    @Test func `no text becomes HTML markup`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let text = HostileText.random(using: &generator)
            let escaped = Escaping.html(text)
            #expect(!escaped.utf8.contains { "<>\"'`".utf8.contains($0) })
            let entities = [
                ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"), ("&amp;", "&"),
            ]
            var read: [UInt8] = []
            var rest = Array(escaped.utf8)[...]
            while let byte = rest.first {
                let entity = entities.first { rest.starts(with: $0.0.utf8) }
                #expect(entity != nil || byte != UInt8(ascii: "&"))
                read += entity.map { Array($0.1.utf8) } ?? [byte]
                rest = rest.dropFirst(entity?.0.utf8.count ?? 1)
            }
            #expect(read == Array(text.utf8))
        }
    }

    @Test func `each character that Markdown always knows stands behind a backslash, and nothing is lost`() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<2000 {
            let text = HostileText.random(using: &generator)
            var read: [UInt8] = []
            var isEscaped = false
            for byte in Escaping.markdown(text).utf8 {
                if !isEscaped && byte == UInt8(ascii: "\\") {
                    isEscaped = true
                    continue
                }
                #expect(isEscaped || !"`*_{}[]<>#|~@$^".utf8.contains(byte))
                #expect(isEscaped || !read.isEmpty || !"-+=:".utf8.contains(byte))
                read.append(byte)
                isEscaped = false
            }
            #expect(!isEscaped && read == Array(text.utf8))
        }
    }
}
