import TestSupport
import Testing
import Text

struct HTMLTextTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<b>bo</b>ld", "bold"),
        ("<td>a</td><td>b</td>", "a b"),
        ("a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#x27;", "a & b <c> \"d\" 'e'"),
        ("caf&eacute; &hellip; &NotEqualTilde;", "café … \u{2242}\u{0338}"),
        ("&#147;quoted&#148; &#150;", "“quoted” –"),
        ("<script>var a = '<p>no</p>';</script>seen<style>p{}</style>", "seen"),
        ("<!-- hidden -->seen<!-- <p>hidden</p> -->", "seen"),
        ("a<!-- never closed b", "a never closed b"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("I <3 you", "I <3 you"),
        ("profit <expected, sources say", "profit <expected, sources say"),
        ("cut off in <a href=\"http://example.org/", "cut off in"),
        ("<a title=\"1 > 0\">link</a>", "link"),
        ("<pre>line 1\nline 2</pre>", "line 1\nline 2"),
        ("  a \n\t b  ", "a b"),
        ("bell\u{07} null\u{00} del\u{7F}", "bell null del"),
        ("zero\u{200B}width soft\u{AD}hyphen", "zero\u{200B}width soft\u{AD}hyphen"),
        ("<![CDATA[a <b> c]]>", "a <b> c"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<P>UPPER</P><DIV>case</DIV>", "UPPER\ncase"),
        ("AT&T R&D a&b=1&copy=2", "AT&T R&D a&b=1©=2"),
        ("非常に<b>重要</b>な会議", "非常に重要な会議"),
        ("", ""),
        ("<p></p><br>", ""),
        ("<!' not a comment", "<!' not a comment"),
    ])
    func `HTML becomes the text that is seen`(html: String, text: String) {
        #expect(HTMLText.plain(html) == text)
    }

    @Test func `a quotation that never ends hides nothing`() {
        #expect(
            HTMLText.plain("<a href=\"http://a.example/?a=1>link</a> and a lot of text") == "link and a lot of text"
        )
        #expect(HTMLText.plain("<p class='x>one</p><p title='y'>two</p>") == "two")
    }

    @Test func `a line holds no line breaks`() {
        #expect(HTMLText.line("<p>One</p><p>Two</p>three\nfour") == "One Two three four")
        #expect(HTMLText.line(plain: " a <b>\n c ") == "a <b> c")
        #expect(HTMLText.lines(plain: "a  b\n\n c\u{01}") == "a b\nc")
    }

    @Test func `text that is not HTML is left as it is`() {
        var generator = SeededGenerator(seed: 20_261_122)
        let letters = Array("abc 日本 한국 é".unicodeScalars)
        for _ in 0..<500 {
            let words = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
                String(String.UnicodeScalarView(letters.shuffled(using: &generator).filter { $0 != " " }))
            }
            let text = words.joined(separator: " ")
            #expect(HTMLText.plain(text) == text)
        }
    }

    @Test func `escaped text comes back whole`() {
        var generator = SeededGenerator(seed: 7)
        let marks = Array("<>&\"'abc;#x=/ ".unicodeScalars)
        for _ in 0..<2000 {
            let scalars = (0..<Int.random(in: 1...30, using: &generator)).compactMap { _ in
                marks.randomElement(using: &generator)
            }
            let text = String(String.UnicodeScalarView(scalars))
            var escaped = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "<": escaped += "&lt;"
                case ">": escaped += "&gt;"
                case "&": escaped += "&amp;"
                default: escaped.unicodeScalars.append(scalar)
                }
            }
            let expected = text.split(separator: " ").joined(separator: " ")
            #expect(HTMLText.plain(escaped) == expected)
        }
    }

    @Test(arguments: [
        "<", "<a", "<!--", "&", "</script", "<script>", "<a href=\"", "<p><b>", "&#", "<![CDATA[", "<![CDATA[]>",
        "<x <",
    ])
    func `hostile HTML takes time by its length, not by its square`(piece: String) {
        func time(_ count: Int) -> Duration {
            let html = String(repeating: piece, count: count)
            return ProcessorTime.measure { _ = HTMLText.plain(html) }
        }
        _ = time(1000)
        // A quadratic reading of a megabyte would take minutes.
        #expect(time(1_000_000 / piece.utf8.count) < .seconds(5))
    }
}
